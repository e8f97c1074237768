import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { demoClock } from '../../src/clock.ts'
import { momentOf } from '../support/house.ts'
import { openTestStore, type TestStore } from '../support/store.ts'

const START = momentOf('2016-01-04 07:55')
const MINUTE = 60_000

let store: TestStore
let real = 0
const realNow = () => real
const start = () => demoClock(store.db, realNow)
const minutesAfterStart = async (clock: { now(): Promise<Date> }) =>
  ((await clock.now()).getTime() - START.getTime()) / MINUTE

beforeAll(async () => {
  store = await openTestStore()
})
afterAll(() => store.close())
beforeEach(async () => {
  real = Date.parse('2026-01-05T10:00:00Z')
  await store.db.demoClock.deleteMany()
})

test('starts five minutes before the first digest, and runs with real time', async () => {
  const clock = await start()
  expect(await clock.now()).toEqual(START)
  real += 5 * MINUTE
  expect(await clock.now()).toEqual(momentOf('2016-01-04 08:00'))
})

test('stands still while pejl is stopped, and goes on where it was', async () => {
  const clock = await start()
  real += 3 * MINUTE
  await clock.stop()
  real += 600 * MINUTE
  expect(await minutesAfterStart(clock)).toBe(3)
  const again = await start()
  real += MINUTE
  expect(await minutesAfterStart(again)).toBe(4)
})

test('stands still after a kill too, from its last mark on', async () => {
  const clock = await start()
  real += 3 * MINUTE
  await clock.mark()
  real += 600 * MINUTE
  expect(await minutesAfterStart(await start())).toBe(3)
})

test('is the same for every process, also for one that starts later', async () => {
  const [one, other] = [await start(), await start()]
  real += MINUTE
  await one.mark()
  await one.moveTo(momentOf('2016-02-01 08:30'))
  expect(await other.now()).toEqual(momentOf('2016-02-01 08:30'))
  real += MINUTE
  expect(await (await start()).now()).toEqual(momentOf('2016-02-01 08:31'))
})

test('never goes back: not to an earlier time, nor with the machine’s own clock', async () => {
  const clock = await start()
  await clock.moveTo(momentOf('2016-02-01 08:30'))
  await clock.moveTo(momentOf('2016-01-04 08:00'))
  expect(await clock.now()).toEqual(momentOf('2016-02-01 08:30'))
  real -= 30 * MINUTE
  await clock.mark()
  expect(await clock.now()).toEqual(momentOf('2016-02-01 08:30'))
})

test('a mark never overwrites a move that came in between', async () => {
  const [one, other] = [await start(), await start()]
  real += MINUTE
  await Promise.all([one.mark(), other.moveTo(momentOf('2016-02-01 08:30')), one.mark()])
  expect(await one.now()).toEqual(momentOf('2016-02-01 08:30'))
})

test('goes on after a kill no earlier than what was recorded last', async () => {
  const clock = await start()
  await clock.mark()
  const at = momentOf('2016-01-04 07:57')
  await store.db.claim.create({ data: { key: 'recorded', kind: 'test', at } })
  real += 600 * MINUTE
  expect(await (await start()).now()).toEqual(at)
})
