import type { FigureField } from '../../src/cards/reminder.ts'
import type { Card } from '../../src/cards/card.ts'

type Field = 'figure' | 'comment' | 'evidence' | 'reason' | 'expectedOn'

/**
 * What a card sends in: "1D:2015" or, with the revision it knew of, "1D:2015@1", and what stands in
 * that figure's fields; a text alone is the figure.
 */
export function form(
  fields: Readonly<Record<string, string | Partial<Record<Field, string>>>>,
  button: Readonly<Record<string, string>> = {},
): Record<string, string> {
  const items = Object.keys(fields).map((key) => (key.includes('@') ? key : `${key}@0`))
  const inputs = Object.entries(fields).flatMap(([key, typed]) => {
    const [item] = key.split('@')
    const texts = { figure: '', ...(typeof typed === 'string' ? { figure: typed } : typed) }
    return Object.entries(texts).map(([name, text]) => [`${name}:${item}`, text])
  })
  return { items: items.join(' '), ...Object.fromEntries(inputs), ...button }
}

/** One figure of a card that answers or reminds. */
export function fieldOf({ card }: { card: Card }, item: string): FigureField {
  const field = (card.data as ReminderData).fields.find((one) => one.item === item)
  if (!field) throw new Error(`no ${item} in: ${card.text}`)
  return field
}

/** The revision of each figure that a card knows of, for `form`. */
export const itemsOf = ({ card }: { card: Card }): string => (card.data as ReminderData).items
