import type { FigureKey } from '../../domain/figure-key.ts'
import { toPerson } from '../../domain/recipient.ts'
import { dayOf } from '../../domain/time/calendar.ts'
import { ladder, stepsReached } from '../../domain/time/ladder.ts'
import { othersCarrying, willTakeOver } from '../../store/carried.ts'
import { type Claim, carry, claim } from '../../store/claims.ts'
import { dropComplaints } from '../../store/drafts.ts'
import { inTransaction, type Tx } from '../../store/engine/open.ts'
import { keysInFront } from '../../store/in-front.ts'
import { keysBeginning } from '../../store/messages.ts'
import { newDecided } from '../decided.ts'
import type { Decide } from '../kind.ts'
import { put } from '../kind.ts'
import { askedFor, type KnownSets } from '../known.ts'
import { claimKey, messageKey } from '../message-keys.ts'
import type { Situation } from '../situation.ts'
import { reminder } from './intent.ts'
import { expectTakeOver, takeOverOlder } from './take-over.ts'

/** The moment up to which the steps of a situation have been claimed. */
const decided = newDecided<Date>(({ facts }) => facts)

/** The steps of each goal set that are known to be claimed: after an answer only others are asked about. */
const claimed = new WeakMap<KnownSets, Map<string, ReadonlySet<string>>>()

/**
 * Reminds each data owner of the figures whose step has come: one card a person and day, whatever
 * goal sets they are of. Every step is claimed, so it is decided once whatever runs; of several
 * missed steps only the latest is sent.
 */
export const remind: Decide = async (pejl, situations, now) => {
  const { db, known } = pejl
  await takeOverOlder(pejl)
  const undecided = situations.filter((situation) => !isDecided(situation, now))
  if (undecided.length === 0) return
  const earlier = claimed.get(known) ?? new Map<string, ReadonlySet<string>>()
  claimed.set(known, earlier)
  const all = undecided.map((situation) => ({ situation, steps: stepsOf(situation, now) }))
  const steps = all.flatMap(({ situation: { set }, steps: own }) =>
    own.filter(({ key }) => !earlier.get(set.key)?.has(key)),
  )
  if (steps.length > 0) {
    expectTakeOver(known)
    await inTransaction(db, async (tx) => {
      const claims = steps.map(({ latest: _, ...row }) => row satisfies Claim)
      const mine = await claim(tx, claims)
      const toSend = steps.filter((step) => step.latest && mine.has(step.key))
      for (const [person, own] of Map.groupBy(toSend, ({ personKey }) => personKey))
        await send(
          tx,
          person,
          own.map(({ key }) => key),
          now,
        )
    })
  }
  for (const { situation, steps: own } of all) {
    earlier.set(situation.set.key, new Set(own.map(({ key }) => key)))
    decided.remember(situation, now)
  }
}

/** Whether no step has come since the last turn that knew the same. */
function isDecided(situation: Situation, now: Date): boolean {
  const until = decided.last(situation)
  return (
    until !== undefined &&
    !situation
      .openWithin(0)
      .some(({ due, moved }) => ladder(due, moved).some(({ at }) => until < at && at <= now))
  )
}

type StepToClaim = Required<Claim> & { latest: boolean }

/** Every step that has come, of every open figure, for everybody who is asked for it. */
const stepsOf = (situation: Situation, now: Date): StepToClaim[] =>
  situation.openWithin(0).flatMap(({ code, period, due, moved }) => {
    const figure: FigureKey = { set: situation.set.key, code, period }
    const reached = stepsReached(ladder(due, moved), now)
    return askedFor(situation, code).flatMap((person) =>
      reached.map((step, index) => ({
        key: claimKey.remind(figure, due, step.name, person.key),
        kind: 'remind',
        at: now,
        figure,
        step: step.name,
        personKey: person.key,
        latest: index === reached.length - 1,
      })),
    )
  })

/** One reminder for these steps. Older ones that carry the same figures make way once it stands. */
async function send(tx: Tx, person: string, claims: readonly string[], now: Date): Promise<void> {
  const message = await put(tx, reminder, {
    key: await keyOf(tx, person, dayOf(now)),
    intent: { behind: false, takesOver: false },
    recipient: toPerson(person),
    at: now,
  })
  await carry(tx, claims, message)
  if ((await othersCarrying(tx, message)).length > 0) await willTakeOver(tx, message)
  await dropComplaints(tx, person, claims)
}

/** The day's reminder is added to until it may stand; then there is another. */
async function keyOf(tx: Tx, person: string, day: string): Promise<string> {
  const first = messageKey.reminder(person, day)
  if (!(await keysInFront(tx, [first])).has(first)) return first
  const sent = await keysBeginning(tx, reminder.name, first)
  return messageKey.reminder(person, day, sent.length + 1)
}
