/** Two workers that deliver from one store, and may die. */
import { randomUUID } from 'node:crypto'
import { noticeCard } from '../../src/cards/notice.ts'
import { deliver } from '../../src/outbox/deliver.ts'
import type { Outbox } from '../../src/outbox/outbox.ts'
import { newPacer } from '../../src/outbox/pacing.ts'
import { newWaitingWatch } from '../../src/outbox/waiting.ts'
import { revise } from '../../src/store/messages.ts'
import { logInto, tellInto } from './history.ts'
import type { Caller } from './platform.ts'
import { AT, PLATFORMS, type State } from './state.ts'
import type { Moment } from './worlds.ts'

/** More than the pause before the first retry. */
const SOON_MS = 1_500

export function twoWorkers(state: State) {
  /** Who is in a turn already does not begin another meanwhile. */
  const desk = ['first', 'second'].map(() => ({
    turn: null as Promise<void> | null,
    worker: hire(state, async () => {}),
  }))
  const turn = async (at: number): Promise<void> => {
    const place = desk[at]
    if (!place || place.turn) return
    if (place.worker.dead()) place.worker = hire(state, () => turn(1 - at))
    place.turn = place.worker.work().finally(() => {
      place.turn = null
    })
    await place.turn
  }
  for (const [at, place] of desk.entries()) place.worker = hire(state, () => turn(1 - at))
  const work = async (who: Moment['workers']): Promise<void> => {
    const turns = [...(who === 'second' ? [] : [turn(0)]), ...(who === 'first' ? [] : [turn(1)])]
    await Promise.all(turns)
    // Whose colleague died in a call may be at it still.
    await Promise.all(desk.map((place) => place.turn))
  }
  return { work, watch: () => desk[0]?.worker.watch() }
}

/** A worker until it dies; then another takes its place. */
function hire(state: State, colleague: () => Promise<void>) {
  const { db, history, answered, unrendered, doubleAt } = state
  const dying = Promise.withResolvers<void>()
  const ending = new AbortController()
  const caller: Caller = {
    async meanwhile(ms) {
      const begun = state.now().getTime()
      const end = new Date(begun + ms)
      // Whatever else is called at this moment answers first.
      await new Promise(setImmediate)
      await caller.alive()
      // The other goes on before the call has ended, and once more when it is about to.
      for (const moment of [new Date(end.getTime() - SOON_MS), end]) {
        state.passUntil(moment)
        await colleague()
        await caller.alive()
      }
      return state.now().getTime() - begun
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
    realNow: state.now,
  }
  return {
    dead: () => ending.signal.aborted,
    work: () => Promise.race([deliver(outbox, ending.signal), dying.promise]).then(() => {}),
    watch: newWaitingWatch(outbox),
  }
}
