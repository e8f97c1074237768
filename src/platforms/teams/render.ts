/** A card as an activity of Teams: never larger than Teams takes, so that it never fails for its size. */
import { join } from 'node:path'
import { expand, loadTemplates, type Templates } from '../../cards/expand.ts'
import type { Card } from '../../outbox/port.ts'
import { pngOf } from './picture.ts'

const CARD = 'application/vnd.microsoft.card.adaptive'

/** Teams takes 80 KB and counts two bytes a character. */
const LONGEST = 40_000
const LONGEST_SUMMARY = 300

export const templates = (): Templates =>
  loadTemplates(join(import.meta.dirname, '../../../cards/adaptive'))

type Node = Record<string, unknown>

/** The message of a card; the summary is what notifications show and screen readers say first. */
export const messageOf = (card: Card, own: Templates): object => ({
  type: 'message',
  summary: shortened(card.text, LONGEST_SUMMARY),
  attachments: [{ contentType: CARD, content: cardOf(card, own) }],
})

/** What answers an invoke with a card in the place of the one that was pressed. */
export const replacementOf = (card: Card, own: Templates): object => ({
  statusCode: 200,
  type: CARD,
  value: cardOf(card, own),
})

/** What answers an invoke with a line below the card, which stays as it is. */
export const lineOf = (text: string): object => ({
  statusCode: 200,
  type: 'application/vnd.microsoft.activity.message',
  value: text,
})

/** The Adaptive Card: whole, else without pictures, else with fewer of its rows. */
export function cardOf(card: Card, own: Templates): object {
  const whole = finished(expand(card, own) as Node)
  if (fits(whole)) return whole
  const plain = withoutPictures(whole)
  if (fits(plain)) return plain
  return fewerRows(card, own)
}

const fits = (card: object): boolean => JSON.stringify(card).length <= LONGEST

/** Keeps as many of the first rows of the card's longest list as there is room for, and says so. */
function fewerRows(card: Card, own: Templates): object {
  const lists = Object.entries(card.data).filter((entry): entry is [string, unknown[]] =>
    Array.isArray(entry[1]),
  )
  const [name, rows] = lists.sort(([, a], [, b]) => b.length - a.length)[0] ?? ['', []]
  const withRows = (count: number): Node => {
    const data = { ...card.data, [name]: rows.slice(0, count) }
    const kept = withoutPictures(finished(expand({ ...card, data }, own) as Node))
    return said(kept, rows.length - count)
  }
  let room = 0
  for (let step = 2 ** Math.ceil(Math.log2(rows.length + 1)); step >= 1; step /= 2)
    if (room + step <= rows.length && fits(withRows(room + step))) room += step
  const left = withRows(room)
  return fits(left) ? left : onlyText(card)
}

const said = (card: Node, missing: number): Node => ({
  ...card,
  body: [
    ...(card.body as Node[]),
    textBlock(`Der er ikke plads til mere her: ${missing === 1 ? 'én' : missing} til er udeladt.`),
  ],
})

const onlyText = ({ text }: Card): object => ({
  type: 'AdaptiveCard',
  version: '1.5',
  body: [textBlock(shortened(text, LONGEST / 4))],
})

const textBlock = (text: string): Node => ({
  type: 'RichTextBlock',
  inlines: [{ type: 'TextRun', text }],
})

function shortened(text: string, longest: number): string {
  if (text.length <= longest) return text
  return `${text
    .slice(0, longest - 1)
    .toWellFormed()
    .replace(/\s*\S*$/, '')} …`
}

/**
 * What Teams needs on top of the template: pictures as PNG, and in each button which figures have
 * fields, because Teams leaves fields that are empty out of what it sends.
 */
function finished(card: Node): Node {
  const fields = new Set(nodesOf(card).flatMap(({ id }) => (typeof id === 'string' ? [id] : [])))
  return mapNodes(card, (node) => {
    if (node.type === 'Image') return { ...node, url: pngOf(String(node.url)) }
    const data = node.data as Node | undefined
    if (typeof data?.items !== 'string') return node
    const open = data.items
      .split(' ')
      .map((item) => (fields.has(`figure:${item.split('@')[0]}`) ? '1' : '0'))
      .join('')
    return { ...node, data: { ...data, open } }
  })
}

/** Puts the empty fields back that `open` tells of. */
export function withEmptyFields({ open, ...data }: Record<string, string>): Record<string, string> {
  const items = (data.items ?? '').split(' ')
  const shown = items.filter((_, at) => open?.[at] === '1')
  return {
    ...Object.fromEntries(shown.map((item) => [`figure:${item.split('@')[0]}`, ''])),
    ...data,
  }
}

function withoutPictures(node: Node): Node {
  return Object.fromEntries(
    Object.entries(node).map(([name, value]) => [
      name,
      Array.isArray(value)
        ? value.filter((entry) => (entry as Node)?.type !== 'Image').map(below(withoutPictures))
        : below(withoutPictures)(value),
    ]),
  )
}

function mapNodes(node: Node, change: (node: Node) => Node): Node {
  const changed = Object.entries(change(node)).map(([name, value]) => [
    name,
    Array.isArray(value)
      ? value.map(below((child) => mapNodes(child, change)))
      : below((child) => mapNodes(child, change))(value),
  ])
  return Object.fromEntries(changed)
}

const below =
  (change: (node: Node) => Node) =>
  (value: unknown): unknown =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? change(value as Node)
      : value

function nodesOf(node: Node): Node[] {
  const children = Object.values(node).flatMap((value) => (Array.isArray(value) ? value : [value]))
  return [
    node,
    ...children
      .filter((child): child is Node => typeof child === 'object' && child !== null)
      .flatMap(nodesOf),
  ]
}
