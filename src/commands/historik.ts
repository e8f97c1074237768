import { listCard } from '../cards/list.ts'
import type { Answer } from '../domain/answer/answers.ts'
import { remarksOn } from '../domain/barometer/remarks.ts'
import { upperFirst } from '../domain/danish-text.ts'
import { formatFigure } from '../domain/figures/danish-format.ts'
import { type Delmaal, pejlemaerkeOf } from '../domain/goal-set.ts'
import { periodText } from '../domain/time/cadence.ts'
import { dateText, momentText } from '../domain/time/calendar.ts'
import { messageKey } from '../loop/message-keys.ts'
import { delmaalName, pejlemaerkeName } from '../loop/names.ts'
import { statusOf } from '../loop/recompute.ts'
import type { Situation } from '../loop/situation.ts'
import { suggest } from './answers.ts'
import type { Command } from './command.ts'
import { find, findLeaf } from './find.ts'
import { remarkRows } from './remark-rows.ts'
import { messagesAbout, sentMessages, toldIn } from './sent-messages.ts'
import { situationIn } from './situation-of.ts'

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
    const baselines = (known.baselines.get(code) ?? []).toReversed()
    return {
      card: listCard(
        `Historik for ${name} · ${title}`,
        answers.length + baselines.length === 0 ? 'Der er ikke indberettet noget endnu.' : '',
        [
          ...answers.map((answer) => ({
            ...answerRow(answer, delmaal, known),
            command:
              told.get(messageKey.change({ set: set.key, ...answer }, answer.revision)) ?? '',
          })),
          ...baselines.map(({ year, value, confirmedBy, at, revision }) => ({
            heading: `Baseline (${year}): ${formatFigure(value, delmaal.unit)}`,
            command: told.get(messageKey.baselineChange({ set: set.key, code }, revision)) ?? '',
            text:
              confirmedBy === null
                ? `Fra dokumentet ${set.title}`
                : `Bekræftet af ${nameOf(known, confirmedBy)} ${momentText(at)}`,
            detail: '',
          })),
          ...remarkRows(remarks),
        ],
        [
          { title: `Status ${name}`, command: `status ${name}` },
          { title: 'Beskederne om det', command: `historik ${pejlemaerkeName(pejl, set, number)}` },
        ],
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
