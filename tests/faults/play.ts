/** Plays worlds on a real store: two workers that may die, three platforms, one clock. */
import { randomUUID } from 'node:crypto'
import { noticeCard } from '../../src/cards/notice.ts'
import { toPerson } from '../../src/domain/recipient.ts'
import { deliver } from '../../src/outbox/deliver.ts'
import type { Outbox } from '../../src/outbox/outbox.ts'
import { newPacer } from '../../src/outbox/pacing.ts'
import { newWaitingWatch } from '../../src/outbox/waiting.ts'
import type { Db } from '../../src/store/engine/open.ts'
import { enqueue, enqueueThread, retryFailed, revise } from '../../src/store/messages.ts'
import { close, sendAgain } from '../../src/store/uncertain.ts'
import { logInto, newHistory, tellInto } from './history.ts'
import { type Caller, faultyPlatform } from './platform.ts'
import type { Deed, Moment, World } from './worlds.ts'

/** The first and the third can be asked what became of a message. */
const PLATFORMS = ['asked', 'blind', 'asked too'] as const
const AT = new Date('2016-01-04T07:00:00Z')
/** More than the pause before the first retry. */
const SOON_MS = 1_500
/** Long enough for every retry, look-up and lease, and for an hour of waiting to be told of (s). */
const CALM = [20, 20, 1_000, 1_000, 1_000, 3_600]

/** The person that a world's conversation is with. */
export const personOf = (world: number): string => `world-${world}`

/**
 * Everybody who may be written to. The embedded store does not clean up by itself: what earlier worlds
 * left would make each of 200 turns slower than the one before.
 */
async function settle(db: Db, worlds: readonly World[]): Promise<void> {
  await db.message.deleteMany()
  await db.person.deleteMany()
  await db.$executeRaw`VACUUM (ANALYZE) message, person`
  await db.person.createMany({
    data: worlds.map(({ platform }, world) => {
      const key = personOf(world)
      return { key, name: key, email: `${key}@kommune.dk`, platform: PLATFORMS[platform] }
    }),
  })
}

export async function play(db: Db, worlds: readonly World[], moments: readonly Moment[]) {
  await settle(db, worlds)
  const history = newHistory()
  const doubles = PLATFORMS.map((name) => faultyPlatform(name, name !== 'blind'))
  const answered = new Set<string>()
  const unrendered = new Set<string>()
  const own = worlds.map(({ platform }) => ({ platform, ids: [] as string[], lines: 0 }))
  let now = new Date('2026-01-05T08:00:00Z')
  const pass = (seconds: number) => {
    now = new Date(now.getTime() + seconds * 1_000)
  }

  /** A worker until it dies; then another takes its place. */
  function hire(colleague: () => Promise<void>) {
    const dying = Promise.withResolvers<void>()
    const ending = new AbortController()
    const caller: Caller = {
      async meanwhile(ms) {
        const begun = now.getTime()
        const end = new Date(begun + ms)
        // Whatever else is called at this moment answers first.
        await new Promise(setImmediate)
        await caller.alive()
        // The other goes on before the call has ended, and once more when it is about to.
        for (const moment of [new Date(end.getTime() - SOON_MS), end]) {
          if (moment > now) now = moment
          await colleague()
          await caller.alive()
        }
        return now.getTime() - begun
      },
      revise: (id) => revise(db, [id]),
      alive: async () => {
        if (ending.signal.aborted) await new Promise(() => {})
      },
      die() {
        ending.abort()
        dying.resolve()
        return new Promise(() => {})
      },
    }
    const outbox: Outbox = {
      db,
      platforms: new Map(PLATFORMS.map((name, at) => [name, doubleAt(at).for(caller)])),
      now: async () => AT,
      async render({ id, key, recipient, revision }) {
        if (unrendered.delete(recipient)) throw new Error('no data')
        return answered.has(id) ? null : noticeCard(`${key} v${revision}`)
      },
      isLiving: (kind) => kind === 'living',
      tell: tellInto(history),
      pacer: newPacer(),
      log: logInto(history),
      worker: randomUUID(),
      realNow: () => now,
    }
    return {
      dead: () => ending.signal.aborted,
      work: () => Promise.race([deliver(outbox, ending.signal), dying.promise]).then(() => {}),
      watch: newWaitingWatch(outbox),
    }
  }
  const doubleAt = (at: number) => {
    const double = doubles[at]
    if (!double) throw new RangeError(`no platform ${at}`)
    return double
  }
  /** Who is in a turn already does not begin another meanwhile. */
  const desk = ['first', 'second'].map(() => ({
    turn: null as Promise<void> | null,
    worker: hire(async () => {}),
  }))
  const turn = async (at: number): Promise<void> => {
    const place = desk[at]
    if (!place || place.turn) return
    if (place.worker.dead()) place.worker = hire(() => turn(1 - at))
    place.turn = place.worker.work().finally(() => {
      place.turn = null
    })
    await place.turn
  }
  for (const [at, place] of desk.entries()) place.worker = hire(() => turn(1 - at))
  const work = async (who: Moment['workers']) => {
    const turns = [...(who === 'second' ? [] : [turn(0)]), ...(who === 'first' ? [] : [turn(1)])]
    await Promise.all(turns)
    // Whose colleague died in a call may be at it still.
    await Promise.all(desk.map((place) => place.turn))
  }

  async function does(at: number, deed: Deed): Promise<void> {
    const mine = own[at]
    if (!mine) return
    const recipient = toPerson(personOf(at))
    const letter = (key: string, kind = 'letter') => ({
      key: `${at} ${key}`,
      kind,
      intent: {},
      recipient,
      at: AT,
    })
    const nth = ('nth' in deed ? deed.nth : 0) % Math.max(1, mine.ids.length)
    const id = mine.ids[nth]
    const uncertain = async () =>
      (await db.message.findFirst({ where: { recipient, state: 'uncertain' } }))?.id
    const { posts, faults } = doubleAt(mine.platform)
    const suffered = doubles.some((one) => one.faults.has(recipient))
    if (deed.kind === 'put')
      for (let n = 0; n < deed.count; n++)
        mine.ids.push(await enqueue(db, letter(`letter ${mine.ids.length}`)))
    if (deed.kind === 'line') {
      const line = letter(`line ${mine.lines++}`)
      await enqueueThread(db, letter('root', 'living'), line)
    }
    if (deed.kind === 'occasion' && id) await enqueue(db, letter(`letter ${nth}`))
    if (deed.kind === 'revise' && id) await revise(db, [id])
    if (deed.kind === 'answer' && id) {
      answered.add(id)
      await revise(db, [id])
    }
    if (deed.kind === 'delete') {
      const standing = posts.filter((post) => post.recipient === recipient && !post.deleted)
      const post = standing[deed.nth % Math.max(1, standing.length)]
      if (post) {
        post.deleted = true
        history.disturbed.add(post.messageId)
      }
    }
    if (suffered && (deed.kind === 'came through' || deed.kind === 'send again')) {
      const found = await uncertain()
      if (found) await (deed.kind === 'came through' ? close : sendAgain)(db, found)
      if (found) history.told.delete(found)
    }
    if (deed.kind === 'move') {
      mine.platform = deed.platform
      const platform = PLATFORMS[deed.platform]
      await db.person.update({ where: { key: personOf(at) }, data: { platform } })
    }
    if (deed.kind === 'unrendered') unrendered.add(recipient)
    if (deed.kind === 'deaf') history.deaf.add(recipient)
    if (deed.kind === 'retry' && suffered) await retryFailed(db, recipient)
    if (deed.kind === 'faults')
      faults.set(recipient, [...(faults.get(recipient) ?? []), ...deed.faults])
  }

  for (const [at, { workers, seconds }] of moments.entries()) {
    for (const [world, { deeds }] of worlds.entries()) {
      const deed = deeds[at]
      if (deed) await does(world, deed)
    }
    await work(workers)
    pass(seconds)
  }
  for (const { faults } of doubles) faults.clear()
  history.deaf.clear()
  for (const seconds of [...CALM, 0]) {
    await work('first')
    await desk[0]?.worker.watch()
    pass(seconds)
  }
  const rows = await db.message.findMany({ orderBy: { seq: 'asc' } })
  return { rows, posts: doubles.map(({ posts }) => posts), history, answered }
}
