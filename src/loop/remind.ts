import { reminderCard } from '../cards/reminder.ts'
import { dayOf } from '../domain/calendar.ts'
import { ladder, stepsReached } from '../domain/ladder.ts'
import type { Message } from '../generated/prisma/client.ts'
import { enqueue } from '../outbox/enqueue.ts'
import type { Card } from '../outbox/port.ts'
import { type Claim, carry, claim } from '../store/claims.ts'
import { delmaalId } from '../store/facts.ts'
import type { Tx } from '../store/open.ts'
import { loadPeople, type Person } from '../store/people.ts'
import { due } from './due.ts'
import { loadFields } from './field.ts'
import { type ItemKey, itemOf } from './item.ts'
import type { Pejl } from './pejl.ts'

/**
 * Reminds each data owner of the figures whose step has come: one card a person and day. Every step
 * is claimed, so it is decided once whatever runs; of several missed steps only the latest is sent.
 */
export async function remind(pejl: Pejl, now: Date): Promise<void> {
  await pejl.prisma.$transaction(async (tx) => {
    const { open } = await due(tx, pejl, now)
    const people = await loadPeople(tx, pejl.set)
    const steps = open.flatMap((figure) => {
      const reached = stepsReached(ladder(figure.due, figure.moved), now)
      return recipients(people, figure.code).flatMap((person) =>
        reached.map((step, index) => ({
          key: `remind ${figure.code} ${figure.period} ${figure.due} ${step.name} ${person.key}`,
          kind: 'remind',
          at: now,
          delmaalId: delmaalId(pejl.set, figure.code),
          period: figure.period,
          step: step.name,
          personKey: person.key,
          latest: index === reached.length - 1,
        })),
      )
    })
    const mine = await claim(
      tx,
      steps.map(({ latest, ...row }) => row satisfies Claim),
    )
    const toSend = steps.filter((step) => step.latest && mine.has(step.key))
    for (const [person, own] of Map.groupBy(toSend, (step) => step.personKey)) {
      const message = await enqueue(tx, {
        key: `reminder ${person} ${dayOf(now)}`,
        kind: 'reminder',
        intent: {},
        recipient: `person:${person}`,
        at: now,
      })
      await carry(
        tx,
        own.map((step) => step.key),
        message,
      )
    }
  })
  pejl.wake()
}

/** The figure's owners; one that nobody owns goes to the first controller, who can find somebody. */
export function recipients(people: readonly Person[], code: string): readonly Person[] {
  const owners = people.filter((person) => person.owns.includes(code))
  return owners.length > 0 ? owners : people.filter((person) => person.isFirstController)
}

/** The figures that a reminder carries, in the order they were claimed. */
export async function itemsOf(db: Tx, messageId: string): Promise<ItemKey[]> {
  const claims = await db.claim.findMany({
    where: { messageId, kind: 'remind' },
    include: { delmaal: true },
    orderBy: [{ at: 'asc' }, { key: 'asc' }],
  })
  const items = claims.flatMap(({ delmaal, period }) =>
    delmaal && period ? [{ code: delmaal.code, period }] : [],
  )
  return [...new Map(items.map((item) => [itemOf(item), item])).values()]
}

/** The reminder as it should look now; null when it was answered before it was sent. */
export async function renderReminder(pejl: Pejl, message: Message): Promise<Card | null> {
  const person = message.recipient.slice('person:'.length)
  const items = await itemsOf(pejl.prisma, message.id)
  const fields = await loadFields(pejl, pejl.prisma, person, items, await pejl.clock.now())
  const shown = message.ref === null ? fields.filter((field) => field.open) : fields
  return shown.length === 0 ? null : reminderOf(shown)
}

export function reminderOf(fields: Awaited<ReturnType<typeof loadFields>>): Card {
  const open = fields.filter((field) => field.open).length
  if (open === 0) return reminderCard('Tak for dit svar', '', fields)
  const intro =
    fields.length === 1
      ? ''
      : 'Svar på dem, du kan nu; de andre kan vente. Alt, hvad du skriver, bliver stående.'
  const title = open === 1 ? 'Et tal til pejlemærkerne' : `${open} tal til pejlemærkerne`
  return reminderCard(title, intro, fields)
}

/** The reminders that show this figure, to be edited when it has been answered. */
export async function remindersOf(tx: Tx, id: string, period: string): Promise<string[]> {
  const claims = await tx.claim.findMany({
    where: { delmaalId: id, period, messageId: { not: null } },
    select: { messageId: true },
  })
  return [...new Set(claims.flatMap(({ messageId }) => messageId ?? []))]
}
