import { smallBarometer } from '../cards/barometer.ts'
import { digestCard } from '../cards/digest.ts'
import { addDays, dayOf, longDateText } from '../domain/time/calendar.ts'
import { latestDigest } from '../domain/time/digest-time.ts'
import { openFigures } from '../domain/time/due.ts'
import { pejlemaerkeStatus } from '../domain/barometer/pejlemaerke.ts'
import type { Message } from '../generated/prisma/client.ts'
import { enqueue } from '../outbox/enqueue.ts'
import type { Card } from '../cards/card.ts'
import { carry, claim, startedAt } from '../store/claims.ts'
import { factsOf, loadAnswers, loadBaselines, postponedOf } from '../store/facts.ts'
import { loadPeople } from '../store/people.ts'
import { dueLines, postponedLine } from './awaited.ts'
import { changedLines } from './changed.ts'
import type { Pejl } from './pejl.ts'
import { pejlemaerkeOf } from '../domain/goal-set.ts'

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
  const [passed = [], ahead = []] = [true, false].map((isPassed) =>
    open.filter((figure) => !figure.moved && figure.due < today === isPassed),
  )
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
          return changedLines(set, own, { was: before, is: facts }, { was, is })
        })
        .join('\n') || 'Der er ikke kommet nye tal siden sidst.',
    awaited:
      [
        ...dueLines(people, passed, today),
        ...postponed.map((one) => postponedLine(people, one, today)),
      ].join('\n') || 'Der er ingen tal at vente på lige nu.',
    next: dueLines(people, ahead, today).join('\n') || 'Ingen nye frister de næste seks uger.',
    barometers: statuses.map(({ is }) => ({
      label: `${is.number}. ${is.title}`,
      display: is.display,
      coverage: is.coverage.text,
      barometer: smallBarometer(is.score, is.reached, is.expectedByNow),
    })),
  })
}
