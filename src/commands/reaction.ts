import type { Card } from '../cards/card.ts'
import type { FormData } from '../cards/figure-form.ts'
import { noticeCard } from '../cards/notice.ts'
import type { Actor } from '../domain/rights.ts'
import type { Pejl } from '../loop/pejl.ts'

/** The card that answers a submission, and whether it takes the card's place or stands below it. */
export type Reaction = { card: Card; place: 'replace' | 'reply' }

/** What a button or form of a card does. `now` is domain time. */
export type Verb = (pejl: Pejl, actor: Actor, data: FormData, now: Date) => Promise<Reaction>

export const reply = (text: string): Reaction => ({ card: noticeCard(text), place: 'reply' })

/** The card in the place of the one that was pressed; without one, `text` below it. */
export const replaceOr = (card: Card | null, text: string): Reaction =>
  card === null ? reply(text) : { card, place: 'replace' }
