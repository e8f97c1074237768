/** A card in the forms that Teams takes: a message, or the answer to a press. */
import { join } from 'node:path'
import type { Card } from '../../cards/card.ts'
import { loadTemplates, type Templates } from '../../cards/expand.ts'
import { type Change, cardOf, shortened } from './fit.ts'

const CARD = 'application/vnd.microsoft.card.adaptive'

const LONGEST_SUMMARY = 300

export const templates = (): Templates =>
  loadTemplates(join(import.meta.dirname, '../../../cards/adaptive'))

/** The message of a card; the summary is what notifications show and screen readers say first. */
export const messageOf = (card: Card, own: Templates, change?: Change): object => ({
  type: 'message',
  summary: shortened(card.text, LONGEST_SUMMARY),
  attachments: [{ contentType: CARD, content: cardOf(card, own, change) }],
})

/** What answers an invoke with a card in the place of the one that was pressed. */
export const replacementOf = (card: Card, own: Templates, change?: Change): object => ({
  statusCode: 200,
  type: CARD,
  value: cardOf(card, own, change),
})

/** What answers an invoke with a line below the card, which stays as it is. */
export const lineOf = (text: string): object => ({
  statusCode: 200,
  type: 'application/vnd.microsoft.activity.message',
  value: text,
})
