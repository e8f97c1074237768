/** What a person does to Block Kit: presses something, fills in fields. In Slack's own words. */
import { isObject, type Json } from './shape.ts'
import type { View } from './views.ts'

type Option = Json & { value?: string }

/** The element with this action_id, wherever it stands. Throws when nobody could press it. */
export function elementOf(blocks: unknown, actionId: string): { block_id: unknown; element: Json } {
  const found = (blocks as readonly Json[]).flatMap((block) =>
    [...((block.elements as Json[]) ?? []), block.accessory, block.element]
      .filter((one) => isObject(one) && one.action_id === actionId)
      .map((element) => ({ block_id: block.block_id, element: element as Json })),
  )
  if (!found[0]) throw new Error(`nothing to press: ${actionId}`)
  return found[0]
}

/** One entry of block_actions' `actions`. `chosen` is an option's value, a date, or what was typed. */
export function action(blocks: unknown, actionId: string, chosen: string | undefined): Json {
  const { block_id, element } = elementOf(blocks, actionId)
  const { type, text, value } = element
  const given = type === 'button' ? { text, value } : stateOf(element, chosen)
  return { type, action_id: actionId, block_id, ...given, action_ts: `${Date.now() / 1000}` }
}

/**
 * The `state` of a modal, filled in by block_id; what is not given stays as it was. Throws where
 * Slack's own client would not let the person send: a field empty or too long, or not there.
 */
export function filledIn(view: View, given: Readonly<Record<string, string>>): Json {
  const inputs = view.blocks.filter(({ type }) => type === 'input')
  const unknown = Object.keys(given).find((id) => inputs.every(({ block_id }) => block_id !== id))
  if (unknown) throw new Error(`no such field: ${unknown}`)
  const values = inputs.map(({ block_id, element, optional }) => {
    const field = element as Json & { action_id: string; max_length?: number }
    const state = stateOf(field, given[String(block_id)])
    const [filled] = Object.values(state)
    if (!optional && (filled === null || filled === '')) throw new Error(`empty: ${block_id}`)
    if (String(filled).length > (field.max_length ?? 3000)) throw new Error(`too long: ${block_id}`)
    return [block_id, { [field.action_id]: { type: field.type, ...state } }]
  })
  return { values: Object.fromEntries(values) }
}

function stateOf(element: Json, chosen: string | undefined): Json {
  const { type, options, initial_option, initial_date, initial_value } = element
  if (type === 'datepicker') return { selected_date: chosen ?? initial_date ?? null }
  if (!options) return { value: (chosen ?? initial_value) || null }
  const option = (options as Option[]).find(({ value }) => value === chosen)
  if (chosen !== undefined && !option) throw new Error(`no such option: ${chosen}`)
  if (type === 'checkboxes') return { selected_options: option ? [option] : [] }
  return { selected_option: option ?? initial_option ?? null }
}
