import type { Answer } from '../../domain/answer/answers.ts'
import { upperFirst } from '../../domain/danish-text.ts'
import { formatFigure } from '../../domain/figures/danish-format.ts'
import type { Delmaal } from '../../domain/goal-set.ts'
import { periodText } from '../../domain/time/cadence.ts'
import { dateText } from '../../domain/time/calendar.ts'

/**
 * "Dataejer bolig har indberettet 1D for 2015: 1.330. Du behøver ikke gøre mere ved det."
 * @param by who answered, as people know them
 * @param name what people call the delmål
 * @param corrected the period had a figure already
 */
export function answeredText(
  answer: Answer,
  by: string,
  name: string,
  { unit }: Delmaal,
  corrected: boolean,
): string {
  const who = upperFirst(by)
  const figure = `${name} for ${periodText(answer.period)}`
  if (answer.kind === 'postponement')
    return `${who} har meddelt, at tallet for ${figure} forventes ${dateText(answer.expectedOn)}, og så spørger jeg igen.`
  if (answer.kind === 'given-up')
    return `${who} har meddelt, at tallet for ${figure} ikke kommer: ${answer.reason}. Du behøver ikke gøre mere ved det.`
  if (answer.kind === 'reopened')
    return `${who} har bestemt, at tallet for ${figure} afventes igen${answer.reason === '' ? '' : `: ${answer.reason}`}.`
  const value = formatFigure(answer.value, unit)
  const told = corrected ? `rettet ${figure} til ${value}` : `indberettet ${figure}: ${value}`
  return `${who} har ${told}. Du behøver ikke gøre mere ved det.`
}
