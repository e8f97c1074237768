/** Whether a goal set's period has ended: when the last figure it asks for is there, given up or past its final date. */
import { lineageOf } from '../code-order.ts'
import type { Delmaal } from '../goal-set.ts'
import { periodText } from '../time/cadence.ts'
import {
  type Awaiting,
  type Expected,
  expectedPeriods,
  figureState,
  figureStates,
} from '../time/figure-state.ts'
import type { AtTheEnd } from './final-status.ts'

export type PeriodState =
  | { kind: 'running' }
  /** The period's last year is over, and these of its last figures are still awaited. */
  | { kind: 'awaiting'; codes: string[]; due: string }
  | { kind: 'closed' }

/** How a goal set's period stands on an ISO day. One that asks for no figures never closes. */
export function periodState(waiting: Awaiting, today: string): PeriodState {
  const { set } = waiting
  // Asked at every turn of the loop, and for most of a set's life answered here.
  if (today <= `${set.toYear}-12-31`) return { kind: 'running' }
  const last = figureStates(waiting, today).filter(
    ({ code, expected, state }) => state.kind !== 'not-asked' && isLast(waiting, code, expected),
  )
  if (last.length === 0) return { kind: 'running' }
  const awaited = last.flatMap(({ code, state }) =>
    state.kind === 'awaited' ? [{ code, due: state.due }] : [],
  )
  if (awaited.length === 0) return { kind: 'closed' }
  const days = awaited.map(({ due }) => due).sort()
  return { kind: 'awaiting', codes: awaited.map(({ code }) => code), due: days.at(-1) ?? '' }
}

function isLast({ set }: Awaiting, code: string, { period }: Expected): boolean {
  const leaf = lineageOf(set, code)?.leaf
  return leaf !== undefined && expectedPeriods(leaf).at(-1)?.period === period
}

/** What a final status is made from on an ISO day. */
export const atTheEnd = (waiting: Awaiting, today: string): AtTheEnd => ({
  facts: waiting.facts,
  on: today,
  missing: (delmaal) => whyMissing(waiting, delmaal, today),
})

/** Why the target year's figure of a leaf is not there, in Danish. */
function whyMissing(waiting: Awaiting, delmaal: Delmaal, today: string): string {
  const period = expectedPeriods(delmaal).at(-1)?.period
  if (period === undefined) return 'der er ikke spurgt til noget tal'
  const figure = `tallet for ${periodText(period)}`
  const state = figureState(waiting, { code: delmaal.code, period }, today)
  switch (state.kind) {
    case 'given-up':
      return `${figure} kommer ikke (${state.reason})`
    case 'awaited':
      return `${figure} afventes`
    case 'not-asked':
      return delmaal.lifecycle.state === 'proposed-for-retirement'
        ? `der er ikke spurgt til ${figure}, fordi delmålet er foreslået at udgå`
        : `der er ikke spurgt til ${figure}`
    default:
      return `${figure} blev ikke indberettet`
  }
}
