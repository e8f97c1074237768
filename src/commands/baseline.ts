import { noticeCard } from '../cards/notice.ts'
import { readPeriod } from '../domain/time/cadence.ts'
import { dayOf } from '../domain/time/calendar.ts'
import { readFigure } from '../domain/figures/danish-figure.ts'
import { formatFigure } from '../domain/figures/danish-format.ts'
import type { Delmaal } from '../domain/goal-set.ts'
import { jumpQuestion } from '../domain/answer/jump.ts'
import { refusal } from '../domain/rights.ts'
import { isController, saveBaseline } from '../loop/baseline.ts'
import type { Pejl } from '../loop/pejl.ts'
import { loadBaselines } from '../store/facts.ts'
import { no, suggest } from './answers.ts'
import type { Command } from './command.ts'
import { findLeaf } from './find.ts'
import { readArgs } from './period.ts'

export const baseline: Command = {
  name: 'baseline',
  aliases: ['basis'],
  usage: '9C 49 for 2014',
  description:
    'retter et delmåls baseline (kun controllere); den gamle bliver stående i historikken',
  example: 'baseline 9C 49 for 2014',
  async run(pejl, { args, actor, confirmed }) {
    const [, asked = '', yes] = /^(.*?)(\s+ja)?$/s.exec(args) ?? []
    const { code, figure, period } = readArgs(asked)
    const delmaal = findLeaf(pejl.set, code)
    if (Array.isArray(delmaal))
      return suggest('Hvilket delmål skal have en ny baseline?', 'baseline', delmaal)
    if (!(await isController(pejl.prisma, actor)))
      return no(refusal('set-baseline', delmaal.code, []))
    const year = Number(readPeriod(period, 'year'))
    if (year === 0)
      return no(`Hvilket år er baseline fra? Skriv fx »baseline ${delmaal.code} 49 for 2014«.`)
    if (String(year) > dayOf(await pejl.clock.now()))
      return no(`${year} er ikke begyndt endnu, så baseline kan ikke være derfra.`)
    const reading = readFigure(figure, delmaal.unit, null)
    if (!reading.ok)
      return no(
        reading.message,
        reading.suggestion === null
          ? []
          : [
              {
                title: `Ja, ${reading.suggestion}`,
                command: `baseline ${delmaal.code} ${reading.suggestion} for ${year}`,
              },
            ],
      )
    const question = confirmed || yes ? null : await doubt(pejl, delmaal, reading.value)
    if (question !== null)
      return no(question, [{ title: 'Ja, det er rigtigt', command: `baseline ${asked} ja` }])
    await saveBaseline(pejl, actor, delmaal.code, year, reading.value)
    const text = `Tak. Baseline for ${delmaal.code} er nu ${formatFigure(reading.value, delmaal.unit)} (${year}).`
    return {
      card: noticeCard(text, [
        { title: `Status ${delmaal.code}`, command: `status ${delmaal.code}` },
      ]),
      json: { code: delmaal.code, baseline: { value: reading.value, year } },
      ok: true,
    }
  },
}

/** The jump question against the baseline that stands. */
async function doubt(pejl: Pejl, delmaal: Delmaal, value: number): Promise<string | null> {
  const standing = (await loadBaselines(pejl.prisma, pejl.set)).get(delmaal.code)
  if (!standing) return null
  const last = { value: standing.value, when: String(standing.year), isBaseline: true }
  return jumpQuestion({ ...delmaal, value, last, baseline: null, target: null })
}
