import type { Card } from '../../src/cards/card.ts'
import { type FieldName, fieldIds } from '../../src/cards/figure-form.ts'
import type { FigureField, ReminderData } from '../../src/cards/reminder.ts'

const SET = 'pejlemaerker-2014-2017'

/** "1D:2015" of the 2014 set, in full; what names a set already stays as it is. */
export const named = (item: string): string => (item.includes('/') ? item : `${SET}/${item}`)

/** What a button carries that begins with a figure's name. */
const ABOUT_A_FIGURE = ['item', 'use', 'confirm']

/**
 * What a card sends in: "1D:2015" or, with the revision it knew of, "1D:2015@1", and what stands in
 * that figure's fields; a text alone is the figure. `button` is what else it carries.
 */
export function form(
  fields: Readonly<Record<string, string | Partial<Record<FieldName, string>>>>,
  button: Readonly<Record<string, string>> = {},
): Record<string, string> {
  const items = Object.keys(fields).map((key) => named(key.includes('@') ? key : `${key}@0`))
  const inputs = Object.entries(fields).flatMap(([key, typed]) => {
    const ids = fieldIds(named(key.replace(/@.*/, '')))
    const texts = { figure: '', ...(typeof typed === 'string' ? { figure: typed } : typed) }
    return Object.entries(texts).map(([name, text]) => [ids[name as FieldName], text])
  })
  const carried = Object.entries(button).map(([name, text]) => [
    name,
    ABOUT_A_FIGURE.includes(name) ? named(text) : text,
  ])
  return {
    items: items.join(' '),
    ...Object.fromEntries(inputs),
    ...Object.fromEntries(carried),
  }
}

/** What a figure's field is called in a card, for what a platform's client sends. */
export const inputOf = (item: string, name: FieldName = 'figure'): string =>
  fieldIds(named(item))[name]

/** One figure of a card that answers or reminds. */
export function fieldOf({ card }: { card: Card }, item: string): FigureField {
  const field = dataOf(card).fields.find((one) => one.item === named(item))
  if (!field) throw new Error(`no ${item} in: ${card.text}`)
  return field
}

/** The revision of each figure that a card knows of, for `form`. */
export const itemsOf = ({ card }: { card: Card }): string => dataOf(card).items

function dataOf(card: Card): ReminderData {
  if (card.name !== 'reminder') throw new Error(`a ${card.name}: ${card.text}`)
  return card.data
}
