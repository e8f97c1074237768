export type BaselineData = {
  title: string
  text: string
  item: string
  open: boolean
  receipt: string
}
export type BaselineCard = { name: 'baseline'; data: BaselineData; text: string }

/** Asks a controller to confirm a first figure as the baseline. */
export function baselineCard(data: BaselineData): BaselineCard {
  return { name: 'baseline', data, text: `${data.title}\n${data.open ? data.text : data.receipt}` }
}
