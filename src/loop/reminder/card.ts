/** The card of several figures: what they share is said once. */
import type { FigureField, ReminderCard } from '../../cards/reminder.ts'
import { reminderCard } from '../../cards/reminder.ts'
import { topicsText } from '../names.ts'
import type { AskedField } from './figure-field.ts'
import type { Receipt } from './wording.ts'

export function figuresCard(asked: readonly AskedField[]): ReminderCard {
  const open = asked.filter((field) => field.open)
  const why = sharedWhy(open)
  const fields = shownFields(asked, why)
  const intro = open.length > 1 ? 'Svar på dem, du kan nu; de andre kan vente.' : ''
  return reminderCard(titleOf(asked), joined(why, intro), fields)
}

/** The fields with their own reasons, less what is said of all that are open (`why`). */
export function shownFields(asked: readonly AskedField[], why = ''): FigureField[] {
  const firstThanks = asked.findIndex(({ open, receipt }) => !open && receipt.thanks !== '')
  return asked.map(({ figureKey: _, topic: __, ...field }, place) => ({
    ...field,
    why: joined(why === '' ? field.why.alone : '', field.why.ownerless),
    receipt: place === firstThanks ? receiptText(field.receipt) : field.receipt.text,
  }))
}

/** Why all these are asked for; "" when they differ, or there is only one. */
function sharedWhy(open: readonly AskedField[]): string {
  const [first, ...others] = open.map(({ why }) => why.together)
  return others.length > 0 && others.every((why) => why === first) ? (first ?? '') : ''
}

export const receiptText = ({ thanks, text }: Receipt): string => joined(thanks, text)

const joined = (...parts: readonly string[]): string =>
  parts.filter((part) => part !== '').join(' ')

function titleOf(asked: readonly AskedField[]): string {
  const open = asked.filter((field) => field.open).length
  const own = asked.filter(({ receipt }) => receipt.thanks !== '').length
  if (open === 0 && own > 0) return own === 1 ? 'Dit svar' : 'Dine svar'
  const shown = open === 0 ? asked : asked.filter((field) => field.open)
  const topics = topicsText(shown.map(({ topic }) => topic))
  return `${shown.length === 1 ? 'Et' : shown.length} tal til ${topics}`
}
