import type { Card } from '../outbox/port.ts'

export type BaselineData = {
  title: string
  text: string
  item: string
  open: boolean
  receipt: string
}

/** Asks a controller to confirm a first figure as the baseline. */
export function baselineCard(data: BaselineData): Card & { data: BaselineData } {
  return { name: 'baseline', data, text: `${data.title}\n${data.open ? data.text : data.receipt}` }
}
