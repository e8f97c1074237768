import { smallBarometer } from '../../cards/barometer.ts'
import { type DigestCard, digestCard } from '../../cards/digest.ts'
import { upperFirst } from '../../domain/danish-text.ts'
import { pejlemaerkeOf } from '../../domain/goal-set.ts'
import { FINAL_WORDS } from '../../domain/period-end/final-status.ts'
import { periodState } from '../../domain/period-end/period-state.ts'
import { addDays, dayOf, longDateText } from '../../domain/time/calendar.ts'
import { openFigures } from '../../domain/time/due.ts'
import { type Undelivered, undelivered } from '../../store/waiting.ts'
import { dueLines, postponedFigures, postponedLine } from '../awaited.ts'
import { finalIn } from '../closing/final.ts'
import type { Render } from '../kind.ts'
import { channelOf, type Known } from '../known.ts'
import { knownAt } from '../known-at.ts'
import { messageKey } from '../message-keys.ts'
import { topicName } from '../names.ts'
import type { Pejl } from '../pejl.ts'
import { situation } from '../situation.ts'
import { statusOf } from '../status-of.ts'
import { publishedLines } from '../yearly/wording.ts'
import { changedLines } from './changes.ts'
import type { DigestIntent } from './intent.ts'
import { stepsOfWeek } from './steps.ts'

/** How far ahead the digest looks for due dates, in days. */
const AHEAD_DAYS = 42

/** The digest as of its own moment, however late it is sent. */
export const renderDigest: Render<DigestIntent> = async (pejl, { intent }, now) => {
  const known = await situation(pejl, intent.set, now)
  return known && digestOf(pejl, known, intent, undeliveredLine(await undelivered(pejl.db)))
}

/** "" when everything has arrived. */
function undeliveredLine({ uncertain, failed }: Undelivered): string {
  const parts = [
    ...(uncertain > 0 ? [`det er uvist, om ${messages(uncertain)} kom frem`] : []),
    ...(failed > 0 ? [`${messages(failed)} kunne ikke leveres`] : []),
  ]
  if (parts.length === 0) return ''
  return `${upperFirst(parts.join(', og '))}. En controller kan se hvilke med »gensend«.`
}

const messages = (count: number): string => (count === 1 ? 'en besked' : `${count} beskeder`)

/** As of a moment; null where there is nothing to tell of a week in which it rested. */
export function digestOf(
  pejl: Pick<Pejl, 'sets'>,
  known: Known,
  { since, until }: Pick<DigestIntent, 'since' | 'until'>,
  notArrived = '',
): DigestCard | null {
  const [from, at] = [new Date(since), new Date(until)]
  const today = dayOf(at)
  const is = { ...knownAt(known, at), today }
  const was = { ...knownAt(known, from), today: dayOf(from) }
  const { set } = known
  const open = openFigures(is, today, addDays(today, AHEAD_DAYS))
  const asked = open.filter(({ moved, reopened }) => !moved || reopened)
  const passed = asked.filter(({ due }) => due < today)
  const ahead = asked.filter(({ due }) => due >= today)
  const news = Map.groupBy(
    is.answers.filter((answer) => answer.at > from),
    ({ code }) => pejlemaerkeOf(set, code).number,
  )
  const statuses = set.pejlemaerker.map(({ number }) => ({
    was: statusOf(was, number),
    is: statusOf(is, number),
  }))
  const steps = stepsOfWeek(pejl, is, from, today, AHEAD_DAYS)
  const changed = [
    ...statuses.flatMap((status) =>
      changedLines(set, news.get(status.is.number) ?? [], { was: was.facts, is: is.facts }, status),
    ),
    ...publishedLines(is, from),
    ...steps.changed,
  ]
  const awaited = [
    ...dueLines(known, passed, today),
    ...postponedFigures(is, today).map((one) => postponedLine(known, one, today)),
    ...steps.awaited,
  ]
  const next = [...dueLines(known, ahead, today), ...steps.next]
  const isPlan = set.pejlemaerker.length === 0
  // What a controller made live stands beside the set that management follows.
  const isMain = set.state === 'adopted'
  const undelivered = isMain ? notArrived : ''
  const nothing = [...changed, ...awaited, ...next].length === 0
  const rests = isPlan || !isMain || periodState(is, today).kind === 'closed'
  // A plan that rests is not told of each Monday, nor is what stands beside, nor a period that is made up.
  if (rests && nothing && undelivered === '') return null
  // Where nothing counts yet, a row a goal would say so each week.
  const shown = isMain || statuses.some(({ is: { score } }) => score !== null) ? statuses : []
  const ending = (number: number): string => {
    const final = finalIn({ ...known, ...is }, number)
    return final === null ? '' : `slutstatus: ${FINAL_WORDS[final.final]}`
  }
  return digestCard({
    title: `Ugens opfølgning på ${topicName(pejl, set)}: ${longDateText(today)}`,
    changed: changed.join('\n') || `Der er ikke kommet nye ${isPlan ? 'svar' : 'tal'} siden sidst.`,
    awaited: awaited.join('\n') || `Der er ingen ${isPlan ? 'svar' : 'tal'} at vente på lige nu.`,
    next: next.join('\n') || 'Ingen nye frister de næste seks uger.',
    undelivered,
    all: shown.length === 0 ? '' : `Alle ${set.noun.many}`,
    barometers: shown.map(({ is: status }) => ({
      label: `${status.number}. ${status.title}`,
      display: status.display,
      coverage: [status.coverage.text, ending(status.number) || status.reachedText]
        .filter(Boolean)
        .join(' · '),
      hasScore: status.score !== null,
      livingCard: channelOf(known, status.number)
        ? messageKey.announcement({ set: set.key, number: status.number })
        : '',
      link: '',
      barometer: smallBarometer(status),
    })),
  })
}
