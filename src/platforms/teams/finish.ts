import { fieldIds, listedItems } from '../../cards/figure-form.ts'
import { below, isNode, mapNodes, type Node, nodesOf } from './nodes.ts'
import { pngOf } from './picture.ts'

/**
 * A card from its template, with what Teams needs on top: pictures as PNG, and in each button which
 * figures have fields, because Teams leaves empty fields out of what it sends.
 */
export function finished(card: Node): Node {
  const fields = new Set(nodesOf(card).map(({ id }) => id))
  return mapNodes(card, (node) => {
    if (node.type === 'Image') return { ...node, url: pngOf(String(node.url)) }
    const { data } = node
    if (!isNode(data) || typeof data.items !== 'string') return node
    const open = listedItems(data.items)
      .map((item) => (fields.has(fieldIds(item).figure) ? '1' : '0'))
      .join('')
    return { ...node, data: { ...data, open } }
  })
}

/** Puts the empty fields back that `open` tells of. */
export function withEmptyFields({ open, ...data }: Record<string, string>): Record<string, string> {
  const shown = listedItems(data.items ?? '').filter((_, at) => open?.[at] === '1')
  return {
    ...Object.fromEntries(shown.map((item) => [fieldIds(item).figure, ''])),
    ...data,
  }
}

/** A card in which each button says that only one person sees it, so that its answer is theirs too. */
export const forOne = (card: Node): Node =>
  mapNodes(card, (node) =>
    isNode(node.data) ? { ...node, data: { ...node.data, alone: '1' } } : node,
  )

/** With a button below that shows everybody the answer to `command`. */
export const withShare =
  (title: string, command: string) =>
  (card: Node): Node => {
    const fallback = { type: 'Action.Submit', title, data: { verb: 'publish', command } }
    const share = { type: 'Action.Execute', title, verb: 'publish', data: { command }, fallback }
    return below(card, { type: 'ActionSet', spacing: 'Medium', actions: [share] })
  }

/** With who shared it below. */
export const sharedBy =
  (name: string) =>
  (card: Node): Node => {
    const text = { type: 'TextRun', text: `Delt af ${name}`, isSubtle: true, size: 'Small' }
    return below(card, { type: 'RichTextBlock', spacing: 'Medium', inlines: [text] })
  }
