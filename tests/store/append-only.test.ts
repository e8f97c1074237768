import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { insertDelmaal } from '../support/delmaal-rows.ts'
import { openTestStore, type TestStore } from '../support/store.ts'

let store: TestStore
beforeAll(async () => {
  store = await openTestStore()
  const delmaalId = await insertDelmaal(store)
  const at = new Date('2016-01-04T07:00:00Z')
  const key = { delmaalId, revision: 1 }
  await store.db.yearlyStatus.create({ data: { goalSetKey: '2014', year: 2014, at, export: {} } })
  const { baseline, measurement, noFigure, postponement } = store.db
  await baseline.create({ data: { ...key, year: 2013, value: '1581', at } })
  await measurement.create({
    data: { ...key, period: '2015', value: '1330', through: 'web', at },
  })
  const postponed = { reason: 'Optælling', expectedOn: '2016-04-01', reportedBy: 'dataejer-bolig' }
  const given = { reason: 'Nedlagt', reopened: false, reportedBy: 'dataejer-bolig', through: 'web' }
  await noFigure.create({ data: { ...key, ...given, period: '2017', at } })
  await postponement.create({ data: { ...key, ...postponed, period: '2016', through: 'web', at } })
})
afterAll(() => store.close())

describe.each(['measurement', 'baseline', 'postponement', 'no_figure'])('%s', (table) => {
  test.each([
    ['changed', `UPDATE ${table} SET revision = 2`],
    ['removed', `DELETE FROM ${table}`],
    ['emptied', `TRUNCATE ${table}`],
  ])('a row is never %s', async (_what, statement) => {
    const before = await rows(table)
    expect(before).toHaveLength(1)
    await expect(store.db.$executeRawUnsafe(statement)).rejects.toThrow(`${table} is append-only`)
    expect(await rows(table)).toEqual(before)
  })

  test('a correction is a new revision', async () => {
    const columns = (
      await store.db.$queryRaw<{ name: string }[]>`
      SELECT column_name AS name FROM information_schema.columns
      WHERE table_schema = 'public' AND table_name = ${table}`
    )
      .map(({ name }) => `"${name}"`)
      .join(', ')
    const corrected = columns.replace('"revision"', 'revision + 1')
    await store.db.$executeRawUnsafe(
      `INSERT INTO ${table} (${columns}) SELECT ${corrected} FROM ${table}`,
    )
    expect(await rows(table)).toHaveLength(2)
  })
})

test.each([
  ['changed', 'UPDATE yearly_status SET year = 2013'],
  ['removed', 'DELETE FROM yearly_status'],
  ['emptied', 'TRUNCATE yearly_status'],
])('a published year is never %s', async (_what, statement) => {
  const before = await rows('yearly_status')
  expect(before).toHaveLength(1)
  await expect(store.db.$executeRawUnsafe(statement)).rejects.toThrow(
    'yearly_status is append-only',
  )
  expect(await rows('yearly_status')).toEqual(before)
})

test('a year is published once: there is no second row', async () => {
  const again = { goalSetKey: '2014', year: 2014, at: new Date(), export: {} }
  await expect(store.db.yearlyStatus.create({ data: again })).rejects.toThrow()
  expect(await rows('yearly_status')).toHaveLength(1)
})

test('an upsert does not get around it', async () => {
  const at = new Date('2016-01-05T07:00:00Z')
  const key = { delmaalId: '2014/1D', period: '2015', revision: 1 }
  await expect(
    store.db.measurement.upsert({
      where: { delmaalId_period_revision: key },
      create: { ...key, value: '1', through: 'web', at },
      update: { value: '1' },
    }),
  ).rejects.toThrow('append-only')
})

const rows = (table: string) => store.db.$queryRawUnsafe<object[]>(`SELECT * FROM ${table}`)
