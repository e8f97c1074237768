import { barometer } from '../cards/barometer.ts'
import { changeText } from '../cards/change.ts'
import { digestCard } from '../cards/digest.ts'
import { upperFirst } from '../cards/status.ts'
import { periodText } from '../domain/cadence.ts'
import { addDays, dateText, dayOf, longDateText } from '../domain/calendar.ts'
import { formatFigure } from '../domain/danish-format.ts'
import { latestDigest } from '../domain/digest-time.ts'
import { type Open, openFigures } from '../domain/due.ts'
import { allLeaves, type Delmaal, type Facts } from '../domain/goal-set.ts'
import { pejlemaerkeStatus } from '../domain/status.ts'
import type { Message } from '../generated/prisma/client.ts'
import { enqueue } from '../outbox/enqueue.ts'
import type { Card } from '../outbox/port.ts'
import { carry, claim, startedAt } from '../store/claims.ts'
import { type Answer, factsOf, loadAnswers, loadBaselines, postponedOf } from '../store/facts.ts'
import { loadPeople, type Person } from '../store/people.ts'
import { leafOf, type Pejl, pejlemaerkeOf } from './pejl.ts'
import { and, codesText } from './wording.ts'

/** How far ahead the digest looks for due dates, in days. */
const AHEAD_DAYS = 42

type Intent = { since: string; until: string }

/**
 * Once a week, puts the digest in the outbox for the management channel. It tells what happened since
 * the one before, however long ago: nothing falls between two digests when weeks were missed.
 */
export async function digest(pejl: Pejl, now: Date): Promise<void> {
  const { key, at } = latestDigest(now)
  await pejl.prisma.$transaction(async (tx) => {
    const started = await startedAt(tx)
    const channel = await tx.channel.findFirst({ where: { pejlemaerkeId: null } })
    if (started === null || at < started || !channel) return
    const last = await tx.message.findFirst({ where: { kind: 'digest' }, orderBy: { seq: 'desc' } })
    const since = last ? new Date((last.intent as Intent).until) : started
    if (last && at <= since) return
    const claimed = await claim(tx, [{ key: `digest ${key}`, kind: 'digest', at: now }])
    if (claimed.size === 0) return
    const message = await enqueue(tx, {
      key: `digest ${key}`,
      kind: 'digest',
      intent: { since: since.toISOString(), until: at.toISOString() } satisfies Intent,
      recipient: `channel:${channel.key}`,
      at: now,
    })
    await carry(tx, [...claimed], message)
  })
  pejl.wake()
}

/** The digest as of its own moment, however late it is sent. */
export async function renderDigest(pejl: Pejl, message: Message): Promise<Card> {
  const { prisma, set } = pejl
  const { since, until } = message.intent as Intent
  const at = new Date(until)
  const today = dayOf(at)
  const answers = await loadAnswers(prisma, set, at)
  const facts = factsOf(await loadBaselines(prisma, set, at), answers)
  const before = factsOf(
    await loadBaselines(prisma, set, new Date(since)),
    await loadAnswers(prisma, set, new Date(since)),
  )
  const people = await loadPeople(prisma, set)
  const postponed = postponedOf(answers)
  const open = openFigures(set, facts, postponed, addDays(today, AHEAD_DAYS))
  const news = answers.filter((answer) => answer.at > new Date(since))
  const statuses = set.pejlemaerker.map(({ number }) => ({
    was: pejlemaerkeStatus(set, number, before, { on: dayOf(new Date(since)) }),
    is: pejlemaerkeStatus(set, number, facts, { on: today }),
  }))
  return digestCard({
    title: `Ugens opfølgning på pejlemærkerne: ${longDateText(today)}`,
    changed:
      statuses
        .flatMap(({ was, is }) => {
          const own = news.filter((one) => pejlemaerkeOf(set, one.code).number === is.number)
          return changedLines(pejl, own, { before, facts }, was, is)
        })
        .join('\n') || 'Der er ikke kommet nye tal siden sidst.',
    awaited:
      [
        ...awaitedLines(
          people,
          open.filter((figure) => figure.due < today && !figure.moved),
        ),
        ...postponed.map(
          ({ code, period, reason, expectedOn }) =>
            `${code} for ${periodText(period)} ${expectedOn < today ? 'var ventet' : 'ventes'} ${dateText(expectedOn)}: ${reason}`,
        ),
      ].join('\n') || 'Ingen tal afventes lige nu.',
    next:
      nextLines(
        people,
        open.filter((figure) => figure.due >= today && !figure.moved),
      ).join('\n') || 'Ingen nye frister de næste seks uger.',
    barometers: statuses.map(({ is }) => ({
      label: `${is.number}. ${is.title}`,
      display: is.display,
      coverage: is.coverage.text,
      barometer: barometer(is.score, is.reached, is.expectedByNow),
    })),
  })
}

type Status = ReturnType<typeof pejlemaerkeStatus>

/** One line a pejlemærke: its move over the week, because of these figures and baselines. */
function changedLines(
  { set }: Pejl,
  news: readonly Answer[],
  { before, facts }: { before: Facts; facts: Facts },
  was: Status,
  is: Status,
): string[] {
  const figures = news.filter((answer) => answer.kind === 'figure')
  const newest = new Map(figures.map((one) => [`${one.code} ${one.period}`, one]))
  const shown = (code: string, value: number) =>
    formatFigure(value, (leafOf(set, code) as Delmaal).unit)
  const reported = [...newest.values()].map(({ code, period, value }) => {
    const known = before.figures.get(code)?.some((figure) => figure.period === period)
    return `${code} for ${periodText(period)} er ${known ? 'rettet til' : 'indberettet som'} ${shown(code, value)}`
  })
  const leafs = allLeaves(set).filter(({ pejlemaerke }) => pejlemaerke.number === is.number)
  const baselines = leafs.flatMap(({ delmaal: { code } }) => {
    const [old, now] = [before.baselines.get(code), facts.baselines.get(code)]
    return !now || (old?.value === now.value && old.year === now.year)
      ? []
      : [
          `baseline for ${code} er ${old ? 'rettet til' : 'sat til'} ${shown(code, now.value)} (${now.year})`,
        ]
  })
  const causes = [...reported, ...baselines]
  if (causes.length === 0) return []
  return [
    changeText({
      number: is.number,
      from: was.display,
      to: is.display,
      cause: and(causes),
      moved: '',
      coverageFrom: was.coverage.text,
      coverageTo: is.coverage.text,
    }),
  ]
}

/** "1A, 1B og 1E afventes fra dataejer bolig (frist den 1. februar 2016)." */
function awaitedLines(people: readonly Person[], open: readonly Open[]): string[] {
  return grouped(people, open).map(({ owners, codes, due }) =>
    owners === ''
      ? `${codes} har endnu ingen dataejer (frist ${dateText(due)})`
      : `${codes} afventes fra ${owners} (frist ${dateText(due)})`,
  )
}

/** The due dates ahead, each with who is to bring which figures. */
function nextLines(people: readonly Person[], open: readonly Open[]): string[] {
  const byDay = Map.groupBy(grouped(people, open), ({ due }) => due)
  return [...byDay].flatMap(([day, groups]) => [
    `${upperFirst(dateText(day))}:`,
    ...groups.map(({ owners, codes }) =>
      owners === '' ? `– ${codes} (endnu ingen dataejer)` : `– ${codes} fra ${owners}`,
    ),
  ])
}

function grouped(people: readonly Person[], open: readonly Open[]) {
  const ownersOf = (code: string) =>
    and(people.filter((person) => person.owns.includes(code)).map((person) => person.name))
  const groups = Map.groupBy(open, ({ code, due }) => `${due} ${ownersOf(code)}`)
  return [...groups.values()].map((group) => ({
    due: (group[0] as Open).due,
    owners: ownersOf((group[0] as Open).code),
    codes: codesText(group),
  }))
}
