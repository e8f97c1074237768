/** Cards that Teams has room for: none ever fails for its size. */
import { expand, type Templates } from '../../cards/expand.ts'
import type { Card } from '../../cards/card.ts'
import { finished } from './finish.ts'
import { type Node, withoutPictures } from './nodes.ts'

/** Teams takes 80 KB and counts two bytes a character. */
const LONGEST = 40_000
const LONGEST_FALLBACK = 3_000

/** The Adaptive Card: whole, else without pictures, else with fewer of its rows. */
export function cardOf(card: Card, own: Templates): object {
  const whole = made(card, own)
  if (fits(whole)) return whole
  const plain = withoutPictures(whole)
  if (fits(plain)) return plain
  return fewerRows(card, own)
}

/** Its text is what a host shows that cannot show cards of this version. */
const made = (card: Card, own: Templates): Node => ({
  ...finished(expand(card, own) as Node),
  fallbackText: shortened(card.text, LONGEST_FALLBACK),
})

const fits = (card: object): boolean => JSON.stringify(card).length <= LONGEST

/** Keeps as many of the first rows of the card's longest list as there is room for, and says so. */
function fewerRows(card: Card, own: Templates): object {
  const lists = Object.entries(card.data).filter((entry): entry is [string, unknown[]] =>
    Array.isArray(entry[1]),
  )
  const [name, rows] = lists.sort(([, a], [, b]) => b.length - a.length)[0] ?? ['', []]
  const withRows = (count: number): Node => {
    const data = { ...card.data, [name]: rows.slice(0, count) }
    const kept = withoutPictures(made({ ...card, data }, own))
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
  fallbackText: shortened(text, LONGEST_FALLBACK),
  body: [textBlock(shortened(text, LONGEST / 4))],
})

const textBlock = (text: string): Node => ({
  type: 'RichTextBlock',
  inlines: [{ type: 'TextRun', text }],
})

/** The first words of a text, at most `longest` characters. */
export function shortened(text: string, longest: number): string {
  if (text.length <= longest) return text
  return `${text
    .slice(0, longest - 1)
    .toWellFormed()
    .replace(/\s*\S*$/, '')} …`
}
