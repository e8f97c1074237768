import { type ListCard, listCard } from '../../cards/list.ts'
import { type NoticeCard, noticeCard } from '../../cards/notice.ts'
import { targetText } from '../../domain/barometer/target.ts'
import { listText, sentence, upperFirst } from '../../domain/danish-text.ts'
import type { Facts } from '../../domain/goal-set.ts'
import {
  courseText,
  type DelmaalFinal,
  FINAL_WORDS,
  type PejlemaerkeFinal,
} from '../../domain/period-end/final-status.ts'
import type { Render } from '../kind.ts'
import { pejlemaerkeName, topicName } from '../names.ts'
import type { Pejl } from '../pejl.ts'
import { type Situation, situation } from '../situation.ts'
import { goalFinal, untilYear, yearsOf } from './final.ts'
import type { ClosingDigestIntent, FinalStatusIntent, RestatedIntent } from './intent.ts'
import { scoresText } from './scores-text.ts'

export const renderFinalStatus: Render<FinalStatusIntent> = async (pejl, { intent }, now) => {
  const known = await situation(pejl, intent.set, now)
  return known && finalStatusCard(pejl, untilYear(known, intent.toYear), intent.number)
}

/** How a pejlemærke ended: each delmål with its course over the years. */
export function finalStatusCard(
  pejl: Pick<Pejl, 'sets'>,
  known: Situation,
  number: number,
): ListCard {
  const { set, facts } = known
  const found = goalFinal(known, number)
  const topic = pejlemaerkeName(pejl, set, number)
  return listCard(
    `Slutstatus for ${set.noun.one} ${topic}, ${found.pejlemaerke.title}: ${FINAL_WORDS[found.final]}`,
    `Perioden ${yearsOf(set)} er gjort op. ${sentence(found.text)}`,
    [
      ...found.delmaal.flatMap((one) => delmaalRows(one, facts)),
      ...[scoresText(known, number)]
        .filter((text) => text !== '')
        .map((text) => ({ heading: 'Tallet år for år', text })),
    ],
    [
      { title: `Status ${topic}`, command: `status ${topic}` },
      { title: `Beregning ${topic}`, command: `beregning ${topic}` },
    ],
  )
}

function delmaalRows(
  { delmaal, final, why, parts }: DelmaalFinal,
  facts: Facts,
): { heading: string; text: string; detail: string }[] {
  const { code, title, target, unit, targetYear } = delmaal
  const baseline = facts.baselines.get(code)?.value ?? null
  const aim = `mål ${targetText(target, unit, baseline)} (${targetYear})`
  const course = courseText(delmaal, facts)
  const own = parts.length > 0 ? '' : [course, aim].filter((text) => text !== '').join(', ')
  return [
    {
      heading: `${code} · ${title}: ${FINAL_WORDS[final]}`,
      text: upperFirst(own),
      detail: sentence(why),
    },
    ...parts.flatMap((part) => delmaalRows(part, facts)),
  ]
}

export const renderClosingDigest: Render<ClosingDigestIntent> = async (pejl, { intent }, now) => {
  const known = await situation(pejl, intent.set, now)
  return known && closingDigestCard(pejl, untilYear(known, intent.toYear))
}

/** How a goal set ended, a row a pejlemærke. */
export function closingDigestCard(pejl: Pick<Pejl, 'sets'>, known: Situation): ListCard {
  const { set } = known
  const finals = set.pejlemaerker.map(({ number }) => goalFinal(known, number))
  return listCard(
    `Afsluttende opfølgning på ${topicName(pejl, set)} ${yearsOf(set)}`,
    sentence(countText(finals, set.noun)),
    finals.map(({ pejlemaerke: { number, title }, final, text }) => ({
      heading: `${number}. ${title}: ${FINAL_WORDS[final]}`,
      text: sentence(text),
      detail: scoresText(known, number),
    })),
    set.pejlemaerker.map(({ number }) => {
      const topic = pejlemaerkeName(pejl, set, number)
      return { title: `Status ${topic}`, command: `status ${topic}` }
    }),
  )
}

/** "2 af 9 pejlemærker er nået, 4 er ikke nået, og 3 kan ikke afgøres" */
function countText(
  finals: readonly PejlemaerkeFinal[],
  { many }: Situation['set']['noun'],
): string {
  const count = (final: PejlemaerkeFinal['final']) =>
    finals.filter((one) => one.final === final).length
  return listText([
    `${count('reached')} af ${finals.length} ${many} er nået`,
    `${count('missed')} er ikke nået`,
    `${count('undecided')} kan ikke afgøres`,
  ])
}

export const renderRestated: Render<RestatedIntent> = async (_pejl, { intent }) =>
  restatedCard(intent)

/** "Slutstatus for 1D er ændret fra … til …, fordi 1D for 2017 er indberettet som 1.240." */
function restatedCard(intent: RestatedIntent): NoticeCard {
  const { goal, code, from, to, goalFrom, goalTo, cause } = intent
  const own = `Slutstatus for ${code} er ændret fra ${from} til ${to}, fordi ${cause}.`
  const whole =
    goalFrom === goalTo
      ? `${upperFirst(goal)} er fortsat: ${goalTo}.`
      : `${upperFirst(goal)} er ændret fra ${goalFrom} til ${goalTo}.`
  return noticeCard(`${own} ${whole}`)
}
