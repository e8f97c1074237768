import fc from 'fast-check'
import { afterAll, beforeAll, expect, inject, test, vi } from 'vitest'
import { openTestStore, type TestStore } from '../support/store.ts'
import { play } from './play.ts'
import { brokenPromises } from './promises.ts'
import { moments, world } from './worlds.ts'

/** Worlds that are played at a time, on one store; each is a run of its own script. */
const TOGETHER = 250

let store: TestStore
beforeAll(async () => {
  // A call that never ends would be given a sign of life for ever: here leases lapse.
  vi.useFakeTimers({ toFake: ['setInterval'] })
  store = await openTestStore()
})
afterAll(() => {
  vi.useRealTimers()
  return store.close()
})

test('whatever befalls messages, every promise is kept', { timeout: 0 }, async () => {
  const worlds = fc.array(world, { minLength: TOGETHER, maxLength: TOGETHER })
  await fc.assert(
    fc.asyncProperty(worlds, moments, async (all, time) => {
      expect(brokenPromises(await play(store.db, all, time))).toEqual([])
    }),
    {
      numRuns: Math.ceil(inject('worlds') / TOGETHER),
      endOnFailure: true,
      // The worlds of a run are many, and a sentence names the one that it is about.
      reporter({ failed, seed, counterexample, errorInstance }) {
        if (!failed) return
        const [all = [], time] = counterexample ?? []
        const named = [...String(errorInstance).matchAll(/['"](?:person:world-)?(\d+) /g)].map(
          ([, at]) => `${at}: ${JSON.stringify(all[Number(at)])}`,
        )
        throw new Error([`seed ${seed}`, ...new Set(named), JSON.stringify(time)].join('\n'), {
          cause: errorInstance,
        })
      },
    },
  )
})
