import { noticeCard } from '../cards/notice.ts'
import { jumpQuestion } from '../domain/answer/jump.ts'
import { readFigure } from '../domain/figures/danish-figure.ts'
import { formatFigure } from '../domain/figures/danish-format.ts'
import type { Delmaal } from '../domain/goal-set.ts'
import { may, refusal } from '../domain/rights.ts'
import { readPeriod } from '../domain/time/cadence.ts'
import { setBaseline } from '../loop/baseline/set.ts'
import { delmaalName } from '../loop/names.ts'
import type { Situation } from '../loop/situation.ts'
import { no, suggest } from './answers.ts'
import type { Command } from './command.ts'
import { findLeaf } from './find.ts'
import { notFollowed } from './not-followed.ts'
import { readArgs } from './period.ts'
import { situationIn } from './situation-of.ts'

export const baseline: Command = {
  name: 'baseline',
  aliases: ['basis'],
  usage: '9C 49 for 2014',
  description:
    'retter et delmåls baseline (kun controllere); den gamle bliver stående i historikken',
  example: 'baseline 9C 49 for 2014',
  onlyShows: false,
  async run(pejl, invocation) {
    const { args, actor, person, confirmed } = invocation
    const [, asked = '', yes] = /^(.*?)(\s+ja)?$/s.exec(args) ?? []
    const { code, rest, figure, period } = readArgs(asked)
    const found = findLeaf(pejl, code)
    if ('kind' in found)
      return suggest('Hvilket delmål skal have en ny baseline?', 'baseline', found, rest)
    const { set, delmaal } = found
    const shownOnly = notFollowed(pejl, set)
    if (shownOnly) return shownOnly
    const name = delmaalName(pejl, set, delmaal.code)
    if (!may(person, 'set-baseline')) return no(refusal('set-baseline', name, []))
    const known = situationIn(invocation, set)
    const year = Number(readPeriod(period, 'year'))
    if (year === 0)
      return no(`Hvilket år er baseline fra? Skriv fx »baseline ${name} 49 for 2014«.`)
    if (String(year) > known.today)
      return no(`${year} er ikke begyndt endnu, så baseline kan ikke være derfra.`)
    const reading = readFigure(figure, delmaal.unit, null)
    if (!reading.ok) return no(reading.message, offer(name, reading.suggestion, year))
    const question = confirmed || yes ? null : doubt(known, delmaal, reading.value)
    if (question !== null)
      return no(question, [{ title: 'Ja, det er rigtigt', command: `baseline ${asked} ja` }])
    const key = { set: set.key, code: delmaal.code }
    await setBaseline(pejl, actor, key, year, reading.value)
    const text = `Tak. Baseline for ${name} er nu ${formatFigure(reading.value, delmaal.unit)} (${year}).`
    return {
      card: noticeCard(text, [{ title: `Status ${name}`, command: `status ${name}` }]),
      json: { code: delmaal.code, baseline: { value: reading.value, year } },
      ok: true,
    }
  },
}

/** One click for the likely meaning. */
const offer = (name: string, suggestion: string | null, year: number) =>
  suggestion === null
    ? []
    : [{ title: `Ja, ${suggestion}`, command: `baseline ${name} ${suggestion} for ${year}` }]

/** The jump question against the baseline that stands. */
function doubt({ facts }: Situation, delmaal: Delmaal, value: number): string | null {
  const standing = facts.baselines.get(delmaal.code)
  if (!standing) return null
  const last = { value: standing.value, when: String(standing.year), isBaseline: true }
  return jumpQuestion({ ...delmaal, value, last, baseline: null, target: null })
}
