import { listCard } from '../cards/list.ts'
import type { Answer } from '../domain/answer/answers.ts'
import { remarksOn } from '../domain/barometer/remarks.ts'
import { linesText, upperFirst } from '../domain/danish-text.ts'
import { formatFigure } from '../domain/figures/danish-format.ts'
import { type Delmaal, pejlemaerkeOf } from '../domain/goal-set.ts'
import { periodText } from '../domain/time/cadence.ts'
import { dateText, momentText } from '../domain/time/calendar.ts'
import { messageKey } from '../loop/message-keys.ts'
import { delmaalName, pejlemaerkeName } from '../loop/names.ts'
import type { Situation } from '../loop/situation.ts'
import { statusOf } from '../loop/status-of.ts'
import type { BaselineRevision } from '../store/baselines.ts'
import { suggest } from './answers.ts'
import { swingRows } from './chance-rows.ts'
import type { Command } from './command.ts'
import { find, findLeaf } from './find.ts'
import { messagesAbout, toldIn } from './messages-about.ts'
import { remarkRows } from './remark-rows.ts'
import { sentMessages } from './sent-messages.ts'
import { situationIn } from './situation-of.ts'
import { unreportedRows } from './unreported-rows.ts'

export const historik: Command = {
  name: 'historik',
  aliases: ['history', 'hist'],
  usage: '[1B | 1 | besked 12] [pr. dato]',
  description:
    'viser alt, der er indberettet for et delmål: hvem, hvornår og gennem hvad; og hver besked, som den så ud',
  example: 'historik 1B',
  onlyShows: true,
  todaysOnly: '',
  async run(pejl, invocation) {
    const sent = await sentMessages(pejl, invocation)
    if (sent) return sent
    const goal = find(pejl, invocation.args)
    if (goal.kind === 'topic' && goal.topic.delmaal === null)
      return await messagesAbout(pejl, invocation, goal.topic.set, goal.topic.pejlemaerke)
    const found = findLeaf(pejl, invocation.args)
    if ('kind' in found)
      return suggest('Hvilket delmål vil du se historikken for?', 'historik', found)
    const { set, delmaal } = found
    const { code, title } = delmaal
    const known = situationIn(invocation, set)
    const name = delmaalName(pejl, set, code)
    const { number } = pejlemaerkeOf(set, code)
    const remarks = remarksOn(set, statusOf(known, number), code)
    const told = await toldIn(pejl, invocation, { set: set.key, number })
    const answers = known.answers.filter((answer) => answer.code === code).reverse()
    const swing = swingRows(known, delmaal)
    const baselines = (known.baselines.get(code) ?? []).toReversed()
    /** Of the message that told of it; undefined when none did. */
    const numberOf = (one: Answer | BaselineRevision): number | undefined =>
      told.get(
        'period' in one
          ? messageKey.change({ set: set.key, ...one }, one.revision)
          : messageKey.baselineChange({ set: set.key, code }, one.revision),
      )
    const newest = [...answers, ...baselines].flatMap((one) => numberOf(one) ?? []).slice(0, MOST)
    return {
      card: listCard(
        `Historik for ${name} · ${title}`,
        answers.length + baselines.length === 0 ? 'Der er ikke indberettet noget endnu.' : '',
        [
          ...answers.map((answer) => answerRow(answer, delmaal, known, toldText(numberOf(answer)))),
          ...baselines.map((baseline) => ({
            heading: `Baseline (${baseline.year}): ${formatFigure(baseline.value, delmaal.unit)}`,
            text:
              baseline.confirmedBy === null
                ? `Fra dokumentet ${set.title}`
                : `Bekræftet af ${nameOf(known, baseline.confirmedBy)} ${momentText(baseline.at)}`,
            detail: toldText(numberOf(baseline)),
          })),
          ...swing.rows,
          ...unreportedRows(known, delmaal),
          ...remarkRows(remarks),
        ],
        [
          { title: `Status ${name}`, command: `status ${name}` },
          ...newest.map((seq) => ({ title: `Besked ${seq}`, command: `historik besked ${seq}` })),
          { title: 'Alle beskeder', command: `historik ${pejlemaerkeName(pejl, set, number)}` },
        ],
      ),
      json: {
        code,
        title,
        answers,
        baselines,
        history: delmaal.history,
        chart: swing.chart,
        notes: remarks,
      },
      ok: true,
    }
  },
}

/** So many of the messages have a button. */
const MOST = 5

const toldText = (seq: number | undefined): string =>
  seq === undefined ? '' : `Fortalt i besked ${seq}`

const nameOf = ({ names }: Situation, key: string): string => names.get(key) ?? key

/** Whether a period had a figure already: after »findes ikke endnu« a first figure is no correction. */
const corrects = ({ code, period, revision }: Answer, { answers }: Situation): boolean =>
  answers.some(
    (one) =>
      one.kind === 'figure' &&
      one.code === code &&
      one.period === period &&
      one.revision < revision,
  )

function answerRow(answer: Answer, delmaal: Delmaal, known: Situation, told: string) {
  const when = periodText(answer.period)
  const who =
    answer.by === null
      ? 'Fra dokumentet'
      : `${nameOf(known, answer.by)} ${momentText(answer.at)} (${upperFirst(answer.through)})`
  if (answer.kind === 'postponement')
    return {
      heading: `${when}: findes ikke endnu`,
      text: who,
      detail: linesText(`Forventes ${dateText(answer.expectedOn)}: ${answer.reason}`, told),
    }
  if (answer.kind !== 'figure')
    return {
      heading: `${when}: ${answer.kind === 'given-up' ? 'kommer ikke' : 'afventes igen'}`,
      text: who,
      detail: answer.reason,
    }
  return {
    heading: `${when}: ${formatFigure(answer.value, delmaal.unit)}${corrects(answer, known) ? ' (rettet)' : ''}`,
    text: who,
    detail: linesText(answer.comment, answer.evidence, told),
  }
}
