/** Cards that Teams has room for: none ever fails for its size. */
import type { Card } from '../../cards/card.ts'
import { expand, type Fillable, type Templates } from '../../cards/expand.ts'
import { finished } from './finish.ts'
import { below, type Node, withoutPictures } from './nodes.ts'

/** Teams takes 80 KB and counts two bytes a character. */
const LONGEST = 40_000
const LONGEST_FALLBACK = 3_000

/** What is added to a card from its template. */
export type Change = (card: Node) => Node

/** The Adaptive Card: whole, else without pictures, else with fewer of its rows. */
export function cardOf(card: Card, own: Templates, change: Change = (same) => same): object {
  const make = (fillable: Fillable) => made(fillable, card.text, own, change)
  const whole = make(card)
  if (fits(whole)) return whole
  const plain = withoutPictures(whole)
  if (fits(plain)) return plain
  return fewerRows(card, make)
}

/** The text is what a host shows that cannot show cards of this version. */
const made = (card: Fillable, text: string, own: Templates, change: Change): Node => ({
  ...change(finished(expand(card, own))),
  fallbackText: shortened(text, LONGEST_FALLBACK),
})

const fits = (card: object): boolean => JSON.stringify(card).length <= LONGEST

/** Keeps as many of the first rows of the card's longest list as there is room for, and says so. */
function fewerRows(card: Card, make: (card: Fillable) => Node): object {
  const [list, rows] = longestList(card.data)
  const withRows = (count: number): Node => {
    const fewer: Fillable = {
      name: card.name,
      data: { ...card.data, [list]: rows.slice(0, count) },
    }
    return said(withoutPictures(make(fewer)), leftOut(list, rows.length - count))
  }
  let room = 0
  for (let step = 2 ** Math.ceil(Math.log2(rows.length + 1)); step >= 1; step /= 2)
    if (room + step <= rows.length && fits(withRows(room + step))) room += step
  const left = withRows(room)
  return fits(left) ? left : onlyText(card)
}

/** The longest list in a card's data, and what it is called there. */
function longestList(data: object): [string, unknown[]] {
  const lists = Object.entries(data).filter((entry): entry is [string, unknown[]] =>
    Array.isArray(entry[1]),
  )
  return lists.sort(([, a], [, b]) => b.length - a.length)[0] ?? ['', []]
}

const said = (card: Node, missing: string): Node =>
  below(card, textBlock(`Der er ikke plads til mere her; ${missing}`))

/**
 * What there is no room for, and how to see it. Not "mangler", which is said of a figure that nobody
 * has given yet.
 */
function leftOut(list: string, count: number): string {
  const few = count === 1
  if (list === 'fields') return `${few ? 'ét tal' : `${count} tal`} er ikke med. ${OWN}`
  if (list === 'questions')
    return `${few ? 'ét spørgsmål' : `${count} spørgsmål`} er ikke med. ${OWN}`
  return `${few ? 'én række' : `${count} rækker`} er ikke med. Spørg om lidt ad gangen, fx »status 5A«.`
}

const OWN = 'Skriv »mine« for at se alle dine.'

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
