/** What a question about a plan's step says: why it is asked, and the receipt. */
import { sentence } from '../../domain/danish-text.ts'
import type { PlanAnswer } from '../../domain/plan/answers.ts'
import type { PlanQuestion } from '../../domain/plan/due.ts'
import type { PlanItem } from '../../domain/plan/plan.ts'
import { stateText } from '../../domain/plan/words.ts'
import { periodText } from '../../domain/time/cadence.ts'
import { dateText } from '../../domain/time/calendar.ts'

/** On a card whose questions an answer to another has done away with. */
export const NO_LONGER_ASKED = 'Det spørger jeg ikke længere om.'

/** @param last what an initiative was last known to be */
export function whyStepAsked(
  { kind }: PlanItem,
  { due, moved, reason, period }: PlanQuestion,
  last: string,
  today: string,
): string {
  const passed = due < today
  switch (kind) {
    case 'milestone':
      return moved
        ? `Milepælen var forventet ${dateText(due)} (${reason}). Hvordan står det til nu?`
        : `Planen siger ${dateText(due)}.${passed ? ' Den dag er gået.' : ''} Hvordan står det til?`
    case 'initiative':
      return `Hvad er initiativets stand efter ${periodText(period)}? Senest: ${last}. Svar ${passed ? 'afventes; fristen var' : 'gerne senest'} ${dateText(due)}.`
    case 'area':
      return `Den årlige status for ${period}: skal indsatsområdet fortsætte, eller skal et nyt vælges? Tilpasninger hører til den løbende opfølgning. Svar ${passed ? 'afventes; fristen var' : 'gerne senest'} ${dateText(due)}.`
  }
}

/** @param by who answered, by name; null for the reader */
export function stepReceipt(
  item: PlanItem,
  answer: PlanAnswer,
  name: string,
  by: string | null,
): string {
  const thanks = by === null ? 'Tak. ' : ''
  const source = by === null ? '' : ` af ${by}`
  const why = answer.reason === '' ? '' : ` ${sentence(answer.reason)}`
  const again =
    answer.state === 'delayed' ? ' Jeg spørger igen, når måneden er ved at være gået.' : ''
  const period = item.kind === 'milestone' ? '' : ` for ${periodText(answer.period)}`
  return `${thanks}${name}${period} er registreret${source} som ${stateText(answer)}.${why}${again} Svaret kan altid rettes.`
}
