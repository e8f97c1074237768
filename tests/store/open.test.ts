import { afterAll, beforeAll, expect, test } from 'vitest'
import { openStore } from '../../src/store/engine/open.ts'
import { makeTestPlace, openTestStore, type TestStore } from '../support/store.ts'

let store: TestStore
beforeAll(async () => {
  store = await openTestStore()
})
afterAll(() => store.close())

test('a time is kept as the instant it is, whatever the zone of the database', async () => {
  const instant = new Date('2016-07-04T06:55:00.123Z')
  await store.db.demoClock.create({ data: { domainAt: instant } })
  const { domainAt } = await store.db.demoClock.findUniqueOrThrow({ where: { id: 1 } })
  expect(domainAt).toEqual(instant)
  const [row] = await store.db.$queryRaw<{ ms: number }[]>`
    SELECT (extract(epoch FROM domain_at) * 1000)::float8 AS ms FROM demo_clock`
  expect(row?.ms).toBe(instant.getTime())
})

test('what the database calls now is now', async () => {
  const before = Date.now()
  const [row] = await store.db.$queryRaw<{ now: Date }[]>`SELECT clock_timestamp() AS now`
  expect(row?.now.getTime()).toBeGreaterThanOrEqual(before - 1)
  expect(row?.now.getTime()).toBeLessThanOrEqual(Date.now() + 1)
})

test('the version of a web post can be taken anew from its sequence', async () => {
  const post = { conversation: 'channel:ledelse', author: 'pejl', text: '', at: new Date(0) }
  const first = await store.db.webPost.create({ data: post })
  const second = await store.db.webPost.create({ data: post })
  await store.db.$executeRaw`
    UPDATE web_post SET version = nextval('web_post_version_seq') WHERE id = ${first.id}`
  const { version } = await store.db.webPost.findUniqueOrThrow({ where: { id: first.id } })
  expect(version).toBeGreaterThan(second.version)
})

test('a transaction that throws leaves nothing, and those that wait for it go on', async () => {
  const data = (key: string) => ({ key, name: key, email: key, platform: 'web' })
  const works = ['a', 'b', 'c', 'd'].map((key) =>
    store.db.$transaction(async (tx) => {
      await tx.person.create({ data: data(key) })
      if (key === 'b') throw new Error('no')
    }),
  )
  const outcomes = await Promise.allSettled(works)
  expect(outcomes.map(({ status }) => status)).toEqual([
    'fulfilled',
    'rejected',
    'fulfilled',
    'fulfilled',
  ])
  expect(await store.db.person.count()).toBe(3)
})

test('what was stored is there after closing and opening again', async () => {
  const { where, remove } = await makeTestPlace()
  const first = await openStore(where)
  await first.db.demoClock.create({ data: { domainAt: new Date(0) } })
  await Promise.all([first.close(), first.close()])
  const second = await openStore(where)
  expect(await second.db.demoClock.count()).toBe(1)
  await second.close()
  await remove()
})
