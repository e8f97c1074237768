import { pino } from 'pino'
import { afterAll, beforeAll, beforeEach, onTestFinished } from 'vitest'
import { noticeCard } from '../../src/cards/notice.ts'
import { deliver } from '../../src/outbox/deliver.ts'
import { newWorker, type Outbox } from '../../src/outbox/outbox.ts'
import { newPacer } from '../../src/outbox/pacing.ts'
import {
  type Failure,
  type Outgoing,
  type Platform,
  type Ref,
  SendError,
} from '../../src/outbox/port.ts'
import type { Message } from '../../src/store/deliveries.ts'
import type { Db } from '../../src/store/engine/open.ts'
import { enqueue, type NewMessage, revise } from '../../src/store/messages.ts'
import { openTestStore, type TestStore } from './store.ts'

/** What a call to the platform does: accepts the message, fails, or both. */
export type Step = (accept: () => void) => void | Promise<void>

export const succeed: Step = (accept) => accept()
export const fail =
  (failure: Failure): Step =>
  () => {
    throw new SendError(failure, failure.kind)
  }
/** The message arrived, and the answer to it did not. */
export const acceptThenDrop: Step = (accept) => {
  accept()
  throw new SendError({ kind: 'uncertain' }, 'socket closed')
}

/** Calls that hang: whatever a test leaves so ends with it, and keeps no lease in the store of the next. */
const hanging = new Set<() => void>()

/** A call that hangs, once it has begun (`called`), until the test lets it go on with a step. */
export function held(step: Step = succeed) {
  const [begun, answered] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
  hanging.add(answered.resolve)
  return {
    called: begun.promise,
    letGo: answered.resolve,
    async step(accept: () => void): Promise<void> {
      begun.resolve()
      await answered.promise
      await step(accept)
    },
  }
}

/** Longer than a lease, in seconds. */
export const LEASE = 13
/** When a call to the test's platform has ended, one way or the other, in seconds: only then it is looked up. */
export const CALL_END = 15
/** What the log says of a possible double. */
export const TWICE = 'sent again: it may stand there twice'

/** A platform that cannot be asked what became of a message. */
export const BLIND = { canLookUp: false }

/** A platform that does what a test says, one step a call, and remembers everything it was given. */
export function testPlatform({ canLookUp = true }: { canLookUp?: boolean } = {}) {
  const script: Step[] = []
  const sends: Outgoing[] = []
  const updates: Outgoing[] = []
  const created: Outgoing[] = []
  const shown = new Map<string, string>()
  const next = async (accept: () => void) => await (script.shift() ?? succeed)(accept)
  const refOf = (messageId: string): Ref => ({ place: messageId })
  const platform: Platform = {
    name: 'test',
    callMs: 10_000,
    async send(message) {
      sends.push(message)
      await next(() => {
        created.push(message)
        shown.set(message.messageId, message.card.text)
      })
      return refOf(message.messageId)
    },
    async update(ref, message) {
      updates.push(message)
      await next(() => {
        shown.set(String(ref.place), message.card.text)
      })
    },
  }
  if (canLookUp)
    platform.lookUp = async ({ messageId: id }) =>
      created.some(({ messageId }) => messageId === id) ? refOf(id) : null
  return { platform, script, sends, updates, created, shown }
}

/** An outbox on a store, with a platform and a real-time clock that the test sets. */
export function postOffice(
  prisma: Db,
  platform: Platform,
  render: (message: Message) => Promise<string | null> = async ({ key, revision }) =>
    `${key} v${revision}`,
) {
  let now = new Date('2026-01-05T08:00:00Z')
  const warnings: string[] = []
  const problems: { key: string; advice: string }[] = []
  const [uncertain, settled, waiting]: [string[], string[], string[]] = [[], [], []]
  const troubles = new Map<string, string | null>()
  const log = pino({ level: 'warn' }, { write: (line) => warnings.push(JSON.parse(line).msg) })
  const outbox: Outbox = {
    db: prisma,
    now: async () => now,
    platforms: new Map([[platform.name, platform]]),
    isLiving: (kind) => kind === 'living',
    async render(message) {
      const text = await render(message)
      return text === null ? null : noticeCard(text)
    },
    log,
    tell: {
      problem: async ({ key }, advice) => void problems.push({ key, advice }),
      uncertain: async ({ key }) => void uncertain.push(key),
      settled: async ({ key }) => void settled.push(key),
      settleKnown: async () => {},
      waiting: async (name, messages) => void waiting.push(`${name}: ${messages.length}`),
      trouble: (name, sentence) => void troubles.set(name, sentence),
    },
    pacer: newPacer(),
    worker: newWorker(),
    realNow: () => now,
  }
  const ending = new AbortController()
  const deliveries: Promise<number>[] = []
  onTestFinished(async () => {
    ending.abort()
    for (const letGo of hanging) letGo()
    await Promise.allSettled(deliveries)
  })
  return {
    outbox,
    warnings,
    problems,
    uncertain,
    settled,
    waiting,
    troubles,
    deliver(): Promise<number> {
      const delivery = deliver(outbox, ending.signal)
      deliveries.push(delivery)
      return delivery
    },
    /** Real time passes. */
    wait(seconds: number): void {
      now = new Date(now.getTime() + seconds * 1000)
    },
    now: () => now,
    put: (key: string, more: Partial<NewMessage> = {}) =>
      prisma.$transaction((tx) =>
        enqueue(tx, {
          key,
          kind: 'letter',
          intent: {},
          recipient: 'person:somebody',
          at: new Date('2016-01-04T07:00:00Z'),
          ...more,
        }),
      ),
    revise: (id: string) => prisma.$transaction((tx) => revise(tx, [id])),
    row: (id: string) => prisma.message.findUniqueOrThrow({ where: { id } }),
  }
}

/** What a file's tests of the outbox have: a store without messages before each, and an outbox on it. */
export function outboxTests() {
  let store: TestStore
  beforeAll(async () => {
    store = await openTestStore()
  })
  afterAll(() => store.close())
  beforeEach(() => store.db.message.deleteMany())
  return {
    db: () => store.db,
    /** A person who prefers a platform, for one test. */
    async prefers(key: string, platform: string): Promise<void> {
      onTestFinished(async () => void (await store.db.person.deleteMany()))
      const data = { key, name: key, email: `${key}@kommune.dk`, platform }
      await store.db.person.create({ data })
    },
    open(options?: Parameters<typeof testPlatform>[0], render?: Parameters<typeof postOffice>[2]) {
      const test = testPlatform(options)
      return { ...test, ...postOffice(store.db, test.platform, render) }
    },
  }
}
