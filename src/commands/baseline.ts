import { noticeCard } from '../cards/notice.ts'
import { readPeriod } from '../domain/cadence.ts'
import { dayOf } from '../domain/calendar.ts'
import { readFigure } from '../domain/danish-figure.ts'
import { formatFigure } from '../domain/danish-format.ts'
import { isController, saveBaseline } from '../loop/baseline.ts'
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
  async run(pejl, { args, actor }) {
    const { code, figure, period } = readArgs(args)
    const delmaal = findLeaf(pejl.set, code)
    if (Array.isArray(delmaal))
      return suggest('Hvilket delmål skal have en ny baseline?', 'baseline', delmaal)
    if (!(await isController(pejl.prisma, actor)))
      return no(`Du kan desværre ikke rette baseline for ${delmaal.code}. Det kan en controller.`)
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
