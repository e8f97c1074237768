/** How people are reminded: of figures (reminder/decide.ts), and of a plan's steps (plan-reminder/decide.ts). */
import type { QuestionKey } from '../../domain/figure-key.ts'
import { toPerson } from '../../domain/recipient.ts'
import { dayOf } from '../../domain/time/calendar.ts'
import type { Open } from '../../domain/time/due.ts'
import { ladder, stepsReached } from '../../domain/time/ladder.ts'
import { othersCarrying, willTakeOver } from '../../store/carried.ts'
import { type Claim, carry, claim } from '../../store/claims.ts'
import { dropComplaints } from '../../store/drafts.ts'
import { inTransaction, type Tx } from '../../store/engine/open.ts'
import { keysInFront } from '../../store/in-front.ts'
import { keysBeginning } from '../../store/messages.ts'
import type { Person } from '../../store/people.ts'
import { newDecided } from '../decided.ts'
import { type Decide, type Intent, put } from '../kind.ts'
import type { KnownSets } from '../known.ts'
import { claimKey } from '../message-keys.ts'
import type { Situation } from '../situation.ts'
import type { ReminderIntent } from './intent.ts'
import { expectTakeOver, takeOverOlder } from './take-over.ts'

/** What people are reminded of. */
export type Reminding = {
  /** The kind of message. */
  message: Intent<ReminderIntent>
  /** The key of a person's card of a day; what comes when that one stands has the next number. */
  key(personKey: string, day: string, number?: number): string
  /** What is awaited, of a goal set. */
  open(situation: Situation): readonly Open[]
  /** Who is asked for it. */
  asked(situation: Situation, code: string): readonly Person[]
  /** What that follows from: something that is replaced when it changes. */
  from(situation: Situation): object
}

/**
 * Reminds each person of what their step of the ladder has come for: one card a person and day,
 * whatever goal sets it is of. Every step is claimed, so it is decided once whatever runs; of several
 * missed steps only the latest is sent.
 */
export function reminding(what: Reminding): Decide {
  /** The moment up to which the steps of a situation have been claimed. */
  const decided = newDecided<Date>(what.from)
  /** The steps of each goal set that are known to be claimed: after an answer only others are asked about. */
  const claimed = new WeakMap<KnownSets, Map<string, ReadonlySet<string>>>()

  return async (pejl, situations, now) => {
    const { db, known } = pejl
    await takeOverOlder(pejl, what.message.name)
    const undecided = situations.filter((one) => !isDecided(what, one, decided.last(one), now))
    if (undecided.length === 0) return
    const earlier = claimed.get(known) ?? new Map<string, ReadonlySet<string>>()
    claimed.set(known, earlier)
    const all = undecided.map((situation) => ({ situation, steps: stepsOf(what, situation, now) }))
    const steps = all.flatMap(({ situation: { set }, steps: own }) =>
      own.filter(({ key }) => !earlier.get(set.key)?.has(key)),
    )
    if (steps.length > 0) {
      expectTakeOver(known, what.message.name)
      await inTransaction(db, (tx) => claimAndSend(tx, what, steps, now))
    }
    for (const { situation, steps: own } of all) {
      earlier.set(situation.set.key, new Set(own.map(({ key }) => key)))
      decided.remember(situation, now)
    }
  }
}

/** Whether no step has come since the last turn that knew the same. */
function isDecided(
  { open }: Reminding,
  situation: Situation,
  until: Date | undefined,
  now: Date,
): boolean {
  return (
    until !== undefined &&
    !open(situation).some(({ due, moved }) =>
      ladder(due, moved).some(({ at }) => until < at && at <= now),
    )
  )
}

type StepToClaim = Required<Claim> & { latest: boolean }

/** Every step that has come, of everything awaited, for everybody who is asked for it. */
const stepsOf = ({ open, asked }: Reminding, situation: Situation, now: Date): StepToClaim[] =>
  open(situation).flatMap(({ code, period, due, moved }) => {
    const about: QuestionKey = { set: situation.set.key, code, period }
    const reached = stepsReached(ladder(due, moved), now)
    return asked(situation, code).flatMap((person) =>
      reached.map((step, index) => ({
        key: claimKey.remind(about, due, step.name, person.key),
        kind: 'remind',
        at: now,
        about,
        step: step.name,
        personKey: person.key,
        latest: index === reached.length - 1,
      })),
    )
  })

async function claimAndSend(
  tx: Tx,
  what: Reminding,
  steps: readonly StepToClaim[],
  now: Date,
): Promise<void> {
  const claims = steps.map(({ latest: _, ...row }) => row satisfies Claim)
  const mine = await claim(tx, claims)
  const toSend = steps.filter((step) => step.latest && mine.has(step.key))
  for (const [person, own] of Map.groupBy(toSend, ({ personKey }) => personKey))
    await send(
      tx,
      what,
      person,
      own.map(({ key }) => key),
      now,
    )
}

/** One reminder for these steps. Older ones that carry the same make way once it stands. */
async function send(
  tx: Tx,
  what: Reminding,
  person: string,
  claims: readonly string[],
  now: Date,
): Promise<void> {
  const message = await put(tx, what.message, {
    key: await keyOf(tx, what, person, dayOf(now)),
    intent: { behind: false, takesOver: false },
    recipient: toPerson(person),
    at: now,
  })
  await carry(tx, claims, message)
  if ((await othersCarrying(tx, message)).length > 0) await willTakeOver(tx, message)
  await dropComplaints(tx, person, claims)
}

/** The day's reminder is added to until it may stand; then there is another. */
async function keyOf(
  tx: Tx,
  { key, message }: Reminding,
  person: string,
  day: string,
): Promise<string> {
  const first = key(person, day)
  if (!(await keysInFront(tx, [first])).has(first)) return first
  const sent = await keysBeginning(tx, message.name, first)
  return key(person, day, sent.length + 1)
}
