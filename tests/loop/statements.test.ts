import { beforeAll, expect, test } from 'vitest'
import { demoClock } from '../../src/clock.ts'
import { inbound } from '../../src/commands/inbound.ts'
import { runCommand } from '../../src/commands/index.ts'
import { render } from '../../src/loop/kinds.ts'
import { tick } from '../../src/loop/tick.ts'
import { laneOf } from '../../src/outbox/outbox.ts'
import { inTransaction } from '../../src/store/engine/open.ts'
import { lockGoalSet, standingOf } from '../../src/store/goal-sets.ts'
import { lease } from '../../src/store/leases.ts'
import { saveSeed } from '../../src/store/seed/seed.ts'
import { BIG_SET, bigSeed } from '../support/big-set.ts'
import { form } from '../support/form.ts'
import { momentOf, openHouseWith } from '../support/house.ts'
import { countStatements, statementsOf } from '../support/statements.ts'
import { emptyStore, openTestStore } from '../support/store.ts'

/** What each takes of a set with four delmål a pejlemærke, as PostgreSQL sees it. */
const counts = { few: {}, many: {} } as Record<'few' | 'many', Record<string, number>>
const DELMAAL_EACH = 4
const FEW = 9
const MANY = 300

beforeAll(async () => {
  counts.few = await countsOf(FEW)
  counts.many = await countsOf(MANY)
}, 60_000)

/** Measured with local mode's clock, which is in the store; in production there is one less. */
async function countsOf(pejlemaerker: number): Promise<Record<string, number>> {
  const house = await openHouseWith(bigSeed(pejlemaerker, DELMAAL_EACH), '2016-01-04 07:55')
  await tick(house.pejl)
  house.setClock('2016-01-18 08:30')
  await tick(house.pejl)
  const { db } = house
  const clock = await demoClock(db)
  await clock.moveTo(momentOf('2016-01-18 08:31'))
  const pejl = { ...house.pejl, clock }
  const now = await clock.now()
  await tick(pejl)
  const messages = await lease(
    db,
    house.outbox.worker,
    new Date(),
    laneOf(house.outbox, 'web'),
    1_000,
  )
  const renderedFirst = (kind: string) => {
    const message = messages.find((one) => one.kind === kind)
    if (!message) throw new Error(`no ${kind}`)
    return countStatements(async () => expect(await render(pejl, message, now)).not.toBeNull())
  }
  const controller = { personKey: 'controller', through: 'web' }
  const owner = { personKey: 'dataejer-1', through: 'web' }
  const items = ['1A', '1B', '1C', '1D'].map((code) => `${BIG_SET}/${code}:2015`)
  const answer = (verb: string, data: Record<string, string>, text: RegExp) =>
    countStatements(async () => {
      const { card } = await inbound(pejl).submit(owner, { verb, data })
      expect(card.text).toMatch(text)
    })
  const card = form(Object.fromEntries(items.map((item) => [item, ''])))
  const of = (item: string, name: string) => `${name}:${item}`
  const [a = '', b = ''] = items
  const measured = {
    'idle tick': await countStatements(() => tick(pejl)),
    'status 5': await countStatements(() => runCommand(pejl, controller, 'status 5')),
    'reminder rendered': await renderedFirst('reminder'),
    'living card rendered': await renderedFirst('announcement'),
    'figure answered': await answer('report', { ...card, [of(a, 'figure')]: '1.400' }, /1\.400/),
    'tick after it': await countStatements(() => tick(pejl)),
    'status after it': await countStatements(() => runCommand(pejl, controller, 'status 5')),
    'figure corrected': await answer(
      'report',
      { ...card, items: items.map((item) => `${item}@1`).join(' '), [of(a, 'figure')]: '1.390' },
      /1\.390/,
    ),
    'figure refused': await answer('report', { ...card, [of(b, 'figure')]: 'mange' }, /mange/),
    'figure that is not there yet': await answer(
      'postpone',
      {
        ...card,
        item: b,
        [of(b, 'reason')]: 'Opgøres i marts',
        [of(b, 'expectedOn')]: '2016-04-01',
      },
      /1\. april 2016/,
    ),
  }
  await emptyStore(house.store)
  await house.close()
  return measured
}

const MOST: Record<string, number> = {
  'idle tick': 4,
  'status 5': 3,
  'reminder rendered': 3,
  'living card rendered': 3,
  'figure answered': 16,
  'tick after it': 4,
  'status after it': 3,
  'figure corrected': 17,
  'figure refused': 16,
  'figure that is not there yet': 16,
}

test.each(Object.entries(MOST))('%s takes at most %i statements', (what, most) => {
  expect(counts.few[what]).toBeLessThanOrEqual(most)
  expect(counts.few[what]).toBeGreaterThan(0)
})

test('none takes more for 300 pejlemærker than for 9', () => {
  expect(counts.many).toEqual(counts.few)
})

test('a set is saved in batches, however many delmål it has', async () => {
  const saved = async (pejlemaerker: number) => {
    const store = await openTestStore()
    const seed = bigSeed(pejlemaerker, DELMAAL_EACH)
    const save = () => saveSeed(store.db, seed, momentOf('2016-01-04 07:55'))
    const counted = [await countStatements(save), await countStatements(save)] as const
    await emptyStore(store)
    await store.close()
    return counted
  }
  const [few, fewAgain] = await saved(FEW)
  const [many, manyAgain] = await saved(MANY)
  // A second batch of delmål, of their baselines, of their figures and of who owns them.
  expect(many).toBe(few + 4)
  expect(few).toBeLessThan(30)
  expect(manyAgain).toBe(fewAgain)
})

test('what is counted is what was asked', async () => {
  const { db, close } = await openTestStore(momentOf('2016-01-04 07:55'))
  const set = 'pejlemaerker-2014-2017'
  const seen = await statementsOf(async () => {
    await standingOf(db, [set])
    await inTransaction(db, async (tx) => {
      await lockGoalSet(tx, set)
    })
  })
  await close()
  expect(seen.map((sql) => sql.trim().split(/\s/)[0])).toEqual([
    'SELECT',
    'BEGIN',
    'SELECT',
    'COMMIT',
  ])
  expect(seen[2]).toContain('FOR UPDATE')
})
