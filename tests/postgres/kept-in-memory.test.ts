import { afterEach, beforeEach, expect, test } from 'vitest'
import { setBaseline } from '../../src/loop/baseline/set.ts'
import { collect } from '../../src/loop/collect.ts'
import { situations } from '../../src/loop/situation.ts'
import { emptyDraft } from '../../src/store/drafts.ts'
import { type Db, openStore, type Store } from '../../src/store/engine/open.ts'
import { startAgainWith } from '../support/changed-seed.ts'
import { form, inputOf, named } from '../support/form.ts'
import { furnish, type House, openHouse } from '../support/house.ts'

const SET = 'pejlemaerker-2014-2017'
const NOW = '2016-02-01 09:00'
const BOLIG = 'dataejer-bolig'
const BOTILBUD = 'dataejer-botilbud'

// Two processes on one database, each with what it keeps in memory of the goal set.
type Process = Omit<House, 'store' | 'close'>
let one: House
let other: Process
let store: Store
beforeEach(async () => {
  one = await openHouse(NOW)
  store = await openStore(one.store.where)
  other = await furnish(store.db, NOW)
})
afterEach(async () => {
  await store.close()
  await one.close()
})

const report = (through: Process, person: string, item: string, figure: string) =>
  through.press(person, 'report', form({ [item]: figure }))
const told = async (by: Process, command: string) => (await by.say('controller', command)).card.text
const kept = ({ pejl }: Process) => pejl.known.get(SET)

/** Both have read everything, so that each could go on from what it keeps. */
async function bothKnow(): Promise<void> {
  for (const process of [one, other]) await told(process, 'status 1')
}

test('what was kept is used again as long as nobody changes anything', async () => {
  await bothKnow()
  const before = [kept(one), kept(other)]
  expect(before[0]).not.toBe(before[1])
  await bothKnow()
  expect(kept(one)).toBe(before[0])
  expect(kept(other)).toBe(before[1])
})

test.each<
  [what: string, change: (through: Process) => Promise<unknown>, command: string, shows: string]
>([
  [
    'a figure',
    (through) => report(through, BOLIG, '1D:2015', '1.330'),
    'status 1D',
    'status 1.330 (2015)',
  ],
  [
    'a postponement',
    (through) =>
      through.press(BOLIG, 'postpone', {
        item: named('1D:2015'),
        items: named('1D:2015@0'),
        [inputOf('1D:2015', 'reason')]: 'Tællingen er ikke færdig',
        [inputOf('1D:2015', 'expectedOn')]: '2016-04-01',
      }),
    'mangler',
    '1D for 2015 findes ikke endnu',
  ],
  [
    'a baseline',
    (through) => through.say('controller', 'baseline 1D 1.500 for 2013'),
    'status 1D',
    'Baseline 1.500 (2013)',
  ],
  [
    'another data owner',
    (through) => startAgainWith(through, { 'people.yaml': [['owns: [9C]', 'owns: [9C, 4B1]']] }),
    'mangler',
    'dataejer sagsbehandling\n  4B1 og 9C for 2015',
  ],
])('%s that comes through one is seen by the other at once', async (_, change, command, shows) => {
  await bothKnow()
  expect(await told(other, command)).not.toContain(shows)
  await change(one)
  expect(await told(other, command)).toContain(shows)
  expect(kept(other)?.version).toBeGreaterThan(1)
})

test('whoever records an answer or a baseline knows it already, and reads nothing again', async () => {
  await bothKnow()
  const before = kept(one)?.version ?? 0
  const now = await one.pejl.clock.now()
  const figure = { set: SET, code: '1D', period: '2015' }
  const reply = { ...emptyDraft, figure: '1.330', asked: 'figure' as const }
  await collect(one.pejl, { personKey: BOLIG, through: 'web' }, figure, reply, now)
  expect(kept(one)?.version).toBe(before + 1)
  expect(kept(one)?.newest.of('1D', '2015')).toMatchObject({ value: 1330 })
  const controller = { personKey: 'controller', through: 'web' }
  await setBaseline(one.pejl, controller, { set: SET, code: '1D' }, 2013, 1500)
  expect(kept(one)?.version).toBe(before + 2)
  expect(kept(one)?.facts.baselines.get('1D')).toEqual({ value: 1500, year: 2013 })
})

/** The same database, where somebody makes a change between two of one's reads, once. */
function changedMeanwhile(db: Db, change: () => Promise<unknown>): Db {
  let changed: Promise<unknown> | null = null
  const findMany = async (args: Parameters<Db['postponement']['findMany']>[0]) => {
    changed ??= change()
    await changed
    return await db.postponement.findMany(args)
  }
  return new Proxy(db, {
    get: (target, name) => (name === 'postponement' ? { findMany } : Reflect.get(target, name)),
  })
}

test('what is changed while it is being read is read again, so that no two states are mixed', async () => {
  const db = changedMeanwhile(store.db, () => report(one, BOLIG, '1D:2015', '1.330'))
  const pejl = { ...other.pejl, db, known: new Map() }
  const [known] = await situations(pejl, await pejl.clock.now())
  const { version } = await one.db.goalSet.findUniqueOrThrow({ where: { key: SET } })
  expect(known?.version).toBe(version)
  expect(known?.newest.of('1D', '2015')).toMatchObject({ value: 1330 })
})

test('a correction is seen by the one that recorded the figure', async () => {
  await report(one, BOLIG, '1D:2015', '1.330')
  await bothKnow()
  await report(other, BOLIG, '1D:2015@1', '1.320')
  expect(await told(one, 'status 1D')).toContain('status 1.320 (2015)')
  // What is answered to the older figure is asked about, not recorded.
  const late = await report(one, BOLIG, '1D:2015@1', '1.310')
  expect(late.card.text).toContain('1.320')
  expect(await told(other, 'status 1D')).toContain('status 1.320 (2015)')
})

test('who was taken off people.yaml in one may report nothing through the other', async () => {
  await bothKnow()
  await startAgainWith(one, {
    'people.yaml': [['owns: [1A, 1B, 1C, 1D, 1E]', 'owns: [1A, 1B, 1C, 1E]']],
  })
  const { card } = await report(other, BOLIG, '1D:2015', '1.330')
  expect(card.text).toContain('Du kan desværre ikke indberette 1D.')
  expect(await one.db.measurement.count({ where: { reportedBy: BOLIG } })).toBe(0)
})

test('when both are answered at once, over and over, each shows all that was acknowledged', async () => {
  await bothKnow()
  for (let round = 0; round < 6; round++) {
    const [homeless, waiting] = [`1.3${round}0`, `10${round}`]
    await Promise.all([
      report(one, BOLIG, `1D:2015@${round}`, homeless),
      report(other, BOTILBUD, `1F1:2015@${round}`, waiting),
      told(one, 'status 1'),
      told(other, 'status 1'),
    ])
    for (const process of [one, other]) {
      const text = await told(process, 'status 1')
      expect(text).toContain(`status ${homeless} (2015)`)
      expect(text).toContain(`status ${waiting} (2015)`)
    }
  }
  const { version } = await one.db.goalSet.findUniqueOrThrow({ where: { key: SET } })
  expect([kept(one)?.version, kept(other)?.version]).toEqual([version, version])
})

test('a living card that one delivers shows what came through the other', async () => {
  await one.tickAt(NOW)
  await bothKnow()
  await other.inbound.submit(
    { personKey: BOLIG, through: 'web' },
    { verb: 'report', data: form({ '1D:2015': '1.330' }) },
  )
  await one.drain()
  const [card, ...thread] = await one.posts('channel:pejlemaerke-1')
  expect(card?.text).toContain('status 1.330 (2015)')
  expect(thread.map(({ text }) => text)).toEqual([
    expect.stringContaining('1D for 2015 er indberettet som 1.330'),
  ])
})

test('two that come to the due day at once remind and tell once', async () => {
  await Promise.all([one.tickAt('2016-02-01 08:30'), other.tickAt('2016-02-01 08:30')])
  await Promise.all([one.tickAt('2016-02-01 08:31'), other.tickAt('2016-02-01 08:31')])
  const messages = await one.db.message.findMany()
  expect(new Set(messages.map(({ state }) => state))).toEqual(new Set(['sent']))
  expect(messages.filter(({ kind }) => kind === 'announcement').length).toBe(9)
  const posts = await one.posts(`person:${BOLIG}`)
  expect(posts.length).toBe(1)
})
