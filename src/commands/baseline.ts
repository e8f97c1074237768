import { noticeCard } from '../cards/notice.ts'
import { type JumpInput, jumpQuestion } from '../domain/answer/jump.ts'
import { listText } from '../domain/danish-text.ts'
import { readFigure } from '../domain/figures/danish-figure.ts'
import { formatFigure } from '../domain/figures/danish-format.ts'
import type { Delmaal } from '../domain/goal-set.ts'
import { may, refusal } from '../domain/rights.ts'
import { comparePeriods, periodEndYear, periodText, readPeriod } from '../domain/time/cadence.ts'
import { setBaseline } from '../loop/baseline/set.ts'
import { baselineProblem } from '../loop/baseline/wording.ts'
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
    const isSure = confirmed || yes !== undefined
    const sure = { title: 'Ja, det er rigtigt', command: `baseline ${asked} ja` }
    const reading = readFigure(
      figure,
      delmaal.unit,
      isSure ? null : (lastOf(known, delmaal)?.value ?? null),
    )
    if (!reading.ok) {
      const isMeant = !isSure && readFigure(figure, delmaal.unit, null).ok
      const meant = isMeant ? [{ ...sure, title: `Nej, ${figure} er rigtigt` }] : []
      return no(reading.message, [...offer(name, reading.suggestion, year), ...meant])
    }
    const given = { value: reading.value, year }
    const problem = baselineProblem(name, delmaal, given)
    if (problem !== '') return no(problem)
    const question = isSure ? '' : doubt(known, name, delmaal, given)
    if (question !== '') return no(question, [sure])
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

/** What a baseline is compared with: the one that stands, else the newest figure. */
function lastOf({ facts }: Situation, { code }: Delmaal): JumpInput['last'] {
  const standing = facts.baselines.get(code)
  if (standing) return { value: standing.value, when: String(standing.year), isBaseline: true }
  const [newest] = (facts.figures.get(code) ?? []).toSorted((a, b) =>
    comparePeriods(b.period, a.period),
  )
  return newest ? { value: newest.value, when: periodText(newest.period), isBaseline: false } : null
}

/** A jump, or figures that a later baseline would leave behind: asked together, confirmed once. */
function doubt(
  known: Situation,
  name: string,
  delmaal: Delmaal,
  { value, year }: { value: number; year: number },
): string {
  const last = lastOf(known, delmaal)
  const jump = jumpQuestion({ ...delmaal, value, last, baseline: null, target: null })
  const standing = known.facts.baselines.get(delmaal.code)
  const left = (known.facts.figures.get(delmaal.code) ?? [])
    .map(({ period }) => period)
    .filter(
      (period) =>
        standing && standing.year < periodEndYear(period) && periodEndYear(period) <= year,
    )
    .toSorted(comparePeriods)
    .map(periodText)
  const behind =
    left.length === 0
      ? ''
      : `${name} har tal for ${listText(left)}, som ikke tæller med, når baseline er fra ${year}. Er ${year} rigtigt?`
  return [jump ?? '', behind].filter((part) => part !== '').join(' ')
}
