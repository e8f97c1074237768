import { type FigureField, reminderCard } from '../cards/reminder.ts'
import { dayOf } from '../domain/time/calendar.ts'
import { ladder, stepsReached } from '../domain/time/ladder.ts'
import type { Message } from '../generated/prisma/client.ts'
import { enqueue, revise } from '../outbox/enqueue.ts'
import type { Card } from '../cards/card.ts'
import { type Claim, carry, claim } from '../store/claims.ts'
import { loadDrafts, saveDraft } from '../store/drafts.ts'
import { delmaalId } from '../store/facts.ts'
import type { Tx } from '../store/engine/open.ts'
import { loadPeople, type Person } from '../store/people.ts'
import { askedAnew, itemsOf, othersWith } from './carried.ts'
import { due } from './due.ts'
import { type AskedField, loadFields } from './field.ts'
import { itemOf } from './item.ts'
import type { Pejl } from './pejl.ts'
import { saidOnce, sentences } from './said-once.ts'

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
      await revise(tx, await othersWith(tx, person, own, message))
      await withoutComplaints(tx, person, own)
    }
  })
  pejl.wake()
}

/** A new reminder keeps what was typed, but does not begin with what was wrong with it some day. */
async function withoutComplaints(
  tx: Tx,
  personKey: string,
  figures: readonly { delmaalId: string; period: string }[],
): Promise<void> {
  const drafts = await loadDrafts(tx, personKey)
  for (const { delmaalId: id, period } of figures) {
    const draft = drafts.get(`${id} ${period}`)
    if (draft) await saveDraft(tx, { personKey, delmaalId: id, period }, { ...draft, asked: '' })
  }
}

/** The figure's owners; one that nobody owns goes to the first controller, who can find somebody. */
export function recipients(people: readonly Person[], code: string): readonly Person[] {
  const owners = people.filter((person) => person.owns.includes(code))
  return owners.length > 0 ? owners : people.filter((person) => person.isFirstController)
}

const MOVED = 'Spørgsmålet står nu i en nyere påmindelse.'

/** The reminder as it should look now; null when it was answered before it was sent. */
export async function renderReminder(pejl: Pejl, message: Message): Promise<Card | null> {
  const person = message.recipient.slice('person:'.length)
  const items = await itemsOf(pejl.prisma, message.id)
  const asked = await loadFields(pejl, pejl.prisma, person, items, await pejl.clock.now())
  const isMoved = await askedAnew(pejl.prisma, person, message.seq)
  const fields = asked.map((field) =>
    field.open && items.some((item) => itemOf(item) === field.item && isMoved(item))
      ? { ...field, open: false, answered: false, receipt: MOVED }
      : field,
  )
  const shown = message.ref === null ? fields.filter((field) => field.open) : fields
  return shown.length === 0 ? null : reminderOf(shown)
}

export function reminderOf(asked: readonly AskedField[]): Card {
  const { why, fields } = saidOnce(asked)
  const open = fields.filter((field) => field.open).length
  const intro =
    open > 1
      ? 'Svar på dem, du kan nu; de andre kan vente. Alt, hvad du skriver, bliver stående.'
      : ''
  return reminderCard(titleOf(open, fields), sentences(why, intro), fields)
}

function titleOf(open: number, fields: readonly FigureField[]): string {
  const answered = fields.filter((field) => field.answered).length
  if (open === 0 && answered > 0) return answered === 1 ? 'Dit svar' : 'Dine svar'
  const count = open || fields.length
  return count === 1 ? 'Et tal til pejlemærkerne' : `${count} tal til pejlemærkerne`
}

/** The reminders that show this figure, to be edited when it has been answered. */
export async function remindersOf(tx: Tx, id: string, period: string): Promise<string[]> {
  const claims = await tx.claim.findMany({
    where: { delmaalId: id, period, messageId: { not: null } },
    select: { messageId: true },
  })
  return [...new Set(claims.flatMap(({ messageId }) => messageId ?? []))]
}
