import type { Delmaal } from '../domain/goal-set.ts'
import { periodText } from '../domain/time/cadence.ts'
import { dateText } from '../domain/time/calendar.ts'
import { expectedPeriods, figureState } from '../domain/time/figure-state.ts'
import type { Situation } from '../loop/situation.ts'

/** The periods of a delmål whose figure nobody waits for any more, though nobody has said why it is not there; newest first. */
export const unreportedRows = (known: Situation, delmaal: Delmaal) =>
  expectedPeriods(delmaal)
    .toReversed()
    .flatMap(({ period }) => {
      const state = figureState(known, { code: delmaal.code, period }, known.today)
      const why =
        state.kind === 'overtaken'
          ? `Der er et tal for ${periodText(state.by)}.`
          : state.kind === 'past'
            ? `Det blev afventet til ${dateText(state.final)}.`
            : ''
      return why === ''
        ? []
        : [{ heading: `${periodText(period)}: blev ikke indberettet`, text: why, detail: '' }]
    })
