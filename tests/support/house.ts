import { join } from 'node:path'
import fastify from 'fastify'
import { pino } from 'pino'
import { expand, loadTemplates } from '../../src/cards/expand.ts'
import { inbound, type Submission } from '../../src/commands/inbound.ts'
import { runCommand } from '../../src/commands/index.ts'
import type { Recipient } from '../../src/domain/recipient.ts'
import { at } from '../../src/domain/time/calendar.ts'
import { kindOf, render } from '../../src/loop/kinds.ts'
import type { Pejl } from '../../src/loop/pejl.ts'
import { telling } from '../../src/loop/telling.ts'
import { tick } from '../../src/loop/tick.ts'
import { deliver } from '../../src/outbox/deliver.ts'
import { newWorker, type Outbox } from '../../src/outbox/outbox.ts'
import { newPacer } from '../../src/outbox/pacing.ts'
import type { ChatPlatform, Demo, PlatformContext } from '../../src/platforms/platform-context.ts'
import { webPlatform } from '../../src/platforms/web/index.ts'
import type { Db } from '../../src/store/engine/open.ts'
import { bumpVersions } from '../../src/store/goal-sets.ts'
import { sendWaiting } from '../../src/store/messages.ts'
import { readSeed, SEED_DIR, type Seed, saveSeed } from '../../src/store/seed/seed.ts'
import { openTestStore } from './store.ts'

export type House = Awaited<ReturnType<typeof openHouse>>

/** Read once a worker: the files do not change under test. */
const worker = globalThis as { testSeed?: Promise<Seed> }
function readTestSeed(): Promise<Seed> {
  worker.testSeed ??= readSeed(SEED_DIR, null)
  return worker.testSeed
}

/**
 * pejl with the real store, the 2014 seed and the web platform's posts, without a server or a
 * running clock: a test says what time it is.
 */
export async function openHouse(start = '2016-01-04 07:55', makers: readonly Maker[] = []) {
  const store = await openTestStore(momentOf(start))
  const house = await furnish(store.db, start, makers)
  return { ...house, store, close: () => store.close() }
}

/** Another seed than the city's, in a store that holds nothing else. */
export async function openHouseWith(seed: Seed, start: string, makers: readonly Maker[] = []) {
  const store = await openTestStore()
  const house = await furnish(store.db, start, makers, seed)
  return { ...house, store, close: () => store.close() }
}

/** Makes one more platform for the house, as its folder's `make` does. */
export type Maker = (context: Omit<PlatformContext, 'env'>) => ChatPlatform

/** The same on a store that is open already: several of them are several processes. */
export async function furnish(
  db: Db,
  start: string,
  makers: readonly Maker[] = [],
  ownSeed?: Seed,
) {
  let now = momentOf(start)
  let ahead = 0
  const log = pino({ level: 'silent' })
  const clock = { now: async () => now }
  const seed = ownSeed ?? (await readTestSeed())
  await saveSeed(db, seed, now)
  const documents = seed.sets.map(({ set }) => set)
  const sets = documents.filter(({ state }) => state === 'adopted')
  const { questions } = seed
  const pejl: Pejl = {
    db,
    documents,
    sets,
    known: new Map(),
    questions,
    clock,
    log,
    wake: () => {},
  }
  const templates = loadTemplates(join(import.meta.dirname, '../../cards/adaptive'))
  const troubles = new Map<string, string | null>()
  const context: Omit<PlatformContext, 'env'> = {
    http: fastify(),
    db,
    now: clock.now,
    demo: { now: clock.now, next: async () => null, advanceTo: async () => {} },
    commands: () => [],
    reachable: (recipient) => sendWaiting(db, recipient),
    trouble: (platform, sentence) => void troubles.set(platform, sentence),
    log,
  }
  const web = webPlatform({
    ...context,
    demo: context.demo as Demo,
    cards: (card) => expand(card, templates),
  })
  const platforms = [...makers.map((make) => make(context)), web]
  const outbox: Outbox = {
    db,
    platforms: new Map(platforms.map((one) => [one.name, one])),
    now: clock.now,
    render: (message, moment) => render(pejl, message, moment),
    log,
    isLiving: (kind) => kindOf(kind).living ?? false,
    tell: telling(pejl, context.trouble),
    pacer: newPacer(),
    worker: newWorker(),
    realNow: () => new Date(Date.now() + ahead),
  }
  const platform = inbound(pejl)
  const drain = () => deliver(outbox)
  return {
    pejl,
    prisma: db,
    db,
    outbox,
    web,
    http: context.http,
    /** What is wrong with each platform as a whole, as it last said so itself. */
    troubles,
    inbound: platform,
    drain,
    /** Real time passes, for what waits for its turn. */
    wait(milliseconds: number): void {
      ahead += milliseconds
    },
    /** Sets the clock, "2016-02-01 08:30" in Copenhagen, without running anything. */
    setClock(text: string): void {
      now = momentOf(text)
    },
    /** The same, to a moment. */
    setMoment(moment: Date): void {
      now = moment
    },
    /** Sets the clock, runs one turn of the loop and delivers what it made. */
    async tickAt(text: string): Promise<void> {
      now = momentOf(text)
      await tick(pejl)
      await drain()
    },
    /** What a person gets for a command typed in the web chat. */
    async say(person: string, text: string) {
      const outcome = await runCommand(pejl, { personKey: person, through: 'web' }, text)
      await drain()
      return outcome
    },
    /** A button pressed by a person: the card that answers. */
    async press(person: string, verb: string, data: Submission['data']) {
      const answer = await platform.submit({ personKey: person, through: 'web' }, { verb, data })
      await drain()
      return answer
    },
    /** Gives a delmål one more owner, as another people.yaml would. */
    async giveFigure(personKey: string, delmaalId: string): Promise<void> {
      await db.dataOwner.create({ data: { personKey, delmaalId } })
      await this.touch()
    },
    /** Says that what is known has changed, after a test has written in the store itself. */
    touch: () =>
      bumpVersions(
        db,
        sets.map(({ key }) => key),
      ),
    /** The posts of a conversation, oldest first. */
    async posts(conversation: Recipient) {
      return await db.webPost.findMany({ where: { conversation }, orderBy: { id: 'asc' } })
    },
  }
}

export function momentOf(text: string): Date {
  const [day = '', time = ''] = text.split(' ')
  return at(day, time)
}
