import { join } from 'node:path'
import fastify from 'fastify'
import { pino } from 'pino'
import { expand, loadTemplates } from '../../src/cards/expand.ts'
import { inbound } from '../../src/commands/inbound.ts'
import { runCommand } from '../../src/commands/index.ts'
import { at } from '../../src/domain/time/calendar.ts'
import type { PrismaClient } from '../../src/generated/prisma/client.ts'
import type { Pejl } from '../../src/loop/pejl.ts'
import { reportProblem } from '../../src/loop/problem.ts'
import { render } from '../../src/loop/render.ts'
import { tick } from '../../src/loop/tick.ts'
import { deliver } from '../../src/outbox/deliver.ts'
import { newWorker, type Outbox } from '../../src/outbox/outbox.ts'
import { newPacer } from '../../src/outbox/pacing.ts'
import type { Platform } from '../../src/outbox/port.ts'
import type { Submission } from '../../src/commands/inbound.ts'
import type { Demo, PlatformContext } from '../../src/platforms/platform-context.ts'
import { webPlatform } from '../../src/platforms/web/index.ts'
import { preferredPlatform } from '../../src/store/people.ts'
import { readSeed, SEED_DIR, saveSeed } from '../../src/store/seed/seed.ts'
import { openTestStore } from './store.ts'

export type House = Awaited<ReturnType<typeof openHouse>>

/**
 * pejl with the real store, the 2014 seed and the web platform's posts, without a server or a
 * running clock: a test says what time it is.
 */
export async function openHouse(start = '2016-01-04 07:55', makers: readonly Maker[] = []) {
  const store = await openTestStore()
  const house = await furnish(store.prisma, start, makers)
  return { ...house, store, close: () => store.close() }
}

/** Makes one more platform for the house, as its folder's `make` does. */
export type Maker = (around: Omit<PlatformContext, 'env'>) => Platform

/** The same on a store that is open already: several of them are several processes. */
export async function furnish(prisma: PrismaClient, start: string, makers: readonly Maker[] = []) {
  let now = momentOf(start)
  let ahead = 0
  const log = pino({ level: 'silent' })
  const clock = { now: async () => now }
  const seed = await readSeed(SEED_DIR, null)
  await saveSeed(prisma, seed, now)
  const { set, questions } = seed
  const pejl: Pejl = { prisma, set, questions, clock, log, wake: () => {} }
  const templates = loadTemplates(join(import.meta.dirname, '../../cards/adaptive'))
  const around: Omit<PlatformContext, 'env'> = {
    http: fastify(),
    prisma,
    now: clock.now,
    demo: { now: clock.now, next: async () => null, advanceTo: async () => {} },
    commands: () => [],
    log,
  }
  const web = webPlatform({
    ...around,
    demo: around.demo as Demo,
    cards: (card) => expand(card, templates),
  })
  const platforms = [...makers.map((make) => make(around)), web]
  const [usual = web] = platforms
  const outbox: Outbox = {
    prisma,
    platforms: new Map(platforms.map((one) => [one.name, one])),
    platformOf: async (recipient) => (await preferredPlatform(prisma, recipient)) ?? usual.name,
    render: (message) => render(pejl, message),
    log,
    onProblem: (message, advice) => reportProblem(pejl, message, advice),
    pacer: newPacer(),
    worker: newWorker(),
    realNow: () => new Date(Date.now() + ahead),
  }
  const platform = inbound(pejl)
  const drain = () => deliver(outbox)
  return {
    pejl,
    prisma,
    outbox,
    web,
    http: around.http,
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
    /** The posts of a conversation, oldest first. */
    async posts(conversation: `person:${string}` | `channel:${string}`) {
      return await prisma.webPost.findMany({ where: { conversation }, orderBy: { id: 'asc' } })
    },
  }
}

export function momentOf(text: string): Date {
  const [day = '', time = ''] = text.split(' ')
  return at(day, time)
}
