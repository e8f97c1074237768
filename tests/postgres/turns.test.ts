import pg from 'pg'
import { expect, onTestFinished, test } from 'vitest'
import { form } from '../support/form.ts'
import { type House, openHouse } from '../support/house.ts'

/** A connection beside pejl's that keeps figures from being recorded, but not from being read. */
async function holdFigures(databaseUrl: string): Promise<{ letGo(): Promise<unknown> }> {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  onTestFinished(() => client.end())
  await client.query('BEGIN; LOCK TABLE measurement IN EXCLUSIVE MODE')
  return { letGo: () => client.query('COMMIT') }
}

/** How many of pejl's transactions can go no further. */
async function waiting({ prisma }: House): Promise<number> {
  const [row] = await prisma.$queryRaw<[{ count: number }]>`
    SELECT count(*)::int AS count FROM pg_stat_activity
    WHERE datname = current_database() AND wait_event_type = 'Lock'`
  return row.count
}

test('of two who answer one pejlemærke at once, the second goes on from where the first came to', async () => {
  const house = await openHouse('2016-02-01 09:00')
  onTestFinished(() => house.close())
  await house.tickAt('2016-02-01 09:00')
  if (!('databaseUrl' in house.store.where)) throw new Error('This test needs a PostgreSQL.')
  const figures = await holdFigures(house.store.where.databaseUrl)
  const both = [
    house.press('dataejer-bolig', 'report', form({ '1D:2015': '1.330' })),
    house.press('dataejer-botilbud', 'report', form({ '1F1:2015': '110' })),
  ]
  await expect.poll(() => waiting(house), { timeout: 20_000 }).toBe(both.length)
  await figures.letGo()
  for (const { card } of await Promise.all(both)) expect(card.text).toContain('er registreret som')
  await house.drain()

  const [living, ...thread] = await house.posts('channel:pejlemaerke-1')
  const told = thread.map(({ text }) => /er gået fra (\S+) til (\S+), fordi/.exec(text) ?? [text])
  const [[, start, between] = [], [, onward, end] = []] = told
  expect(told).toHaveLength(2)
  expect(start).toBe('2,4')
  expect(onward).toBe(between)
  expect(end).not.toBe(between)
  expect(living?.text).toContain(`: ${end} på skalaen`)
})
