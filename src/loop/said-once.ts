/** What several figures of one card share is said once: the deadline, the thanks. */
import type { FigureField } from '../cards/reminder.ts'
import type { AskedField } from './field.ts'

const THANKS = /^Tak(?: for beskeden)?\. /

/** The fields as a card shows them, and what its intro says of all that are open; "" when they differ. */
export function saidOnce(asked: readonly AskedField[]): { why: string; fields: FigureField[] } {
  const why = sharedWhy(asked.filter((field) => field.open))
  const firstThanks = asked.findIndex((field) => !field.open && THANKS.test(field.receipt))
  const fields = asked.map((field, place) => ({
    ...field,
    why: sentences(why === '' ? field.why.alone : '', field.why.ownerless),
    receipt: place === firstThanks ? field.receipt : field.receipt.replace(THANKS, ''),
  }))
  return { why, fields }
}

function sharedWhy(open: readonly AskedField[]): string {
  const [first, ...others] = open.map((field) => field.why.together)
  return others.length > 0 && others.every((why) => why === first) ? (first ?? '') : ''
}

export const sentences = (...parts: readonly string[]): string =>
  parts.filter((part) => part !== '').join(' ')
