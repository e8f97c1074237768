import { fieldIds, listedItems } from '../../cards/figure-form.ts'
import { isNode, mapNodes, type Node, nodesOf } from './nodes.ts'
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
