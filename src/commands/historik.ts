import { listCard } from '../cards/list.ts'
import { upperFirst } from '../domain/danish-text.ts'
import { periodText } from '../domain/time/cadence.ts'
import { dateText, momentText } from '../domain/time/calendar.ts'
import { formatFigure } from '../domain/figures/danish-format.ts'
import type { Delmaal } from '../domain/goal-set.ts'
import { loadNames } from '../loop/field.ts'
import { type Answer, delmaalId, loadAnswers } from '../store/facts.ts'
import { suggest } from './answers.ts'
import type { Command } from './command.ts'
import { findLeaf } from './find.ts'

export const historik: Command = {
  name: 'historik',
  aliases: ['history', 'hist'],
  usage: '1B',
  description: 'viser alt, der er indberettet for et delmål: hvem, hvornår og gennem hvad',
  example: 'historik 1B',
  async run(pejl, { args }) {
    const found = findLeaf(pejl.set, args)
    if (Array.isArray(found))
      return suggest('Hvilket delmål vil du se historikken for?', 'historik', found)
    const names = await loadNames(pejl.prisma)
    const answers = (await loadAnswers(pejl.prisma, pejl.set))
      .filter((answer) => answer.code === found.code)
      .reverse()
    const baselines = await pejl.prisma.baseline.findMany({
      where: { delmaalId: delmaalId(pejl.set, found.code) },
      orderBy: { revision: 'desc' },
    })
    return {
      card: listCard(
        `Historik for ${found.code} · ${found.title}`,
        answers.length + baselines.length === 0 ? 'Der er ikke indberettet noget endnu.' : '',
        [
          ...answers.map((answer) => answerRow(answer, found, names)),
          ...baselines.map(({ year, value, confirmedBy, at }) => ({
            heading: `Baseline (${year}): ${formatFigure(value.toNumber(), found.unit)}`,
            text:
              confirmedBy === null
                ? fromDocument(pejl.set.title)
                : `Bekræftet af ${names.get(confirmedBy) ?? confirmedBy} ${momentText(at)}`,
            detail: '',
          })),
          ...found.breaks.map(({ year, text }) => ({
            heading: `Brud i opgørelsen (${year})`,
            text,
            detail: '',
          })),
        ],
        [{ title: `Status ${found.code}`, command: `status ${found.code}` }],
      ),
      json: {
        code: found.code,
        title: found.title,
        answers,
        baselines: baselines.map(({ year, value, revision, confirmedBy, at }) => ({
          year,
          value: value.toNumber(),
          revision,
          confirmedBy,
          at,
        })),
      },
      ok: true,
    }
  },
}

const fromDocument = (title: string): string => `Fra dokumentet ${title}`

function answerRow(answer: Answer, delmaal: Delmaal, names: ReadonlyMap<string, string>) {
  const when = periodText(answer.period)
  const revised = answer.revision > 1 ? ` (${answer.revision}. udgave)` : ''
  const who =
    answer.by === null
      ? 'Fra dokumentet'
      : `${names.get(answer.by) ?? answer.by} ${momentText(answer.at)} (${upperFirst(answer.through)})`
  if (answer.kind === 'postponement')
    return {
      heading: `${when}: findes ikke endnu${revised}`,
      text: who,
      detail: `Ventes ${dateText(answer.expectedOn)}: ${answer.reason}`,
    }
  return {
    heading: `${when}: ${formatFigure(answer.value, delmaal.unit)}${revised}`,
    text: who,
    detail: [answer.comment, answer.evidence].filter((part) => part !== '').join('\n'),
  }
}
