import { listCard } from '../cards/list.ts'
import type { Answer } from '../domain/answer/answers.ts'
import { remarksOn } from '../domain/barometer/remarks.ts'
import { upperFirst } from '../domain/danish-text.ts'
import { formatFigure } from '../domain/figures/danish-format.ts'
import { type Delmaal, pejlemaerkeOf } from '../domain/goal-set.ts'
import { periodText } from '../domain/time/cadence.ts'
import { dateText, momentText } from '../domain/time/calendar.ts'
import { delmaalName } from '../loop/names.ts'
import { statusOf } from '../loop/recompute.ts'
import type { Situation } from '../loop/situation.ts'
import { suggest } from './answers.ts'
import type { Command } from './command.ts'
import { findLeaf } from './find.ts'
import { remarkRows } from './remark-rows.ts'
import { situationIn } from './situation-of.ts'
import { unreportedRows } from './unreported-rows.ts'

export const historik: Command = {
  name: 'historik',
  aliases: ['history', 'hist'],
  usage: '1B',
  description: 'viser alt, der er indberettet for et delmål: hvem, hvornår og gennem hvad',
  example: 'historik 1B',
  onlyShows: true,
  async run(pejl, invocation) {
    const found = findLeaf(pejl, invocation.args)
    if ('kind' in found)
      return suggest('Hvilket delmål vil du se historikken for?', 'historik', found)
    const { set, delmaal } = found
    const { code, title } = delmaal
    const known = situationIn(invocation, set)
    const name = delmaalName(pejl, set, code)
    const remarks = remarksOn(set, statusOf(known, pejlemaerkeOf(set, code).number), code)
    const answers = known.answers.filter((answer) => answer.code === code).reverse()
    const baselines = (known.baselines.get(code) ?? []).toReversed()
    return {
      card: listCard(
        `Historik for ${name} · ${title}`,
        answers.length + baselines.length === 0 ? 'Der er ikke indberettet noget endnu.' : '',
        [
          ...answers.map((answer) => answerRow(answer, delmaal, known)),
          ...baselines.map(({ year, value, confirmedBy, at }) => ({
            heading: `Baseline (${year}): ${formatFigure(value, delmaal.unit)}`,
            text:
              confirmedBy === null
                ? `Fra dokumentet ${set.title}`
                : `Bekræftet af ${nameOf(known, confirmedBy)} ${momentText(at)}`,
            detail: '',
          })),
          ...unreportedRows(known, delmaal),
          ...remarkRows(remarks),
        ],
        [{ title: `Status ${name}`, command: `status ${name}` }],
      ),
      json: { code, title, answers, baselines, notes: remarks },
      ok: true,
    }
  },
}

const nameOf = ({ names }: Situation, key: string): string => names.get(key) ?? key

function answerRow(answer: Answer, delmaal: Delmaal, known: Situation) {
  const when = periodText(answer.period)
  const revised = answer.revision > 1 ? ` (${answer.revision}. udgave)` : ''
  const who =
    answer.by === null
      ? 'Fra dokumentet'
      : `${nameOf(known, answer.by)} ${momentText(answer.at)} (${upperFirst(answer.through)})`
  if (answer.kind === 'postponement')
    return {
      heading: `${when}: findes ikke endnu${revised}`,
      text: who,
      detail: `Ventes ${dateText(answer.expectedOn)}: ${answer.reason}`,
    }
  if (answer.kind !== 'figure')
    return {
      heading: `${when}: ${answer.kind === 'given-up' ? 'kommer ikke' : 'afventes igen'}${revised}`,
      text: who,
      detail: answer.reason,
    }
  return {
    heading: `${when}: ${formatFigure(answer.value, delmaal.unit)}${revised}`,
    text: who,
    detail: [answer.comment, answer.evidence].filter((part) => part !== '').join('\n'),
  }
}
