import { afterAll, beforeAll, expect, test } from 'vitest'
import { Prisma } from '../../src/generated/prisma/client.ts'
import { insertDelmaal } from '../support/delmaal-rows.ts'
import { openTestStore, type TestStore } from '../support/store.ts'

let store: TestStore
let delmaalId: string
let revision = 0
beforeAll(async () => {
  store = await openTestStore()
  delmaalId = await insertDelmaal(store)
})
afterAll(() => store.close())

const at = new Date('2016-01-04T07:00:00Z')

async function keep(value: string | Prisma.Decimal): Promise<{ read: string; column: string }> {
  revision += 1
  const where = { delmaalId_revision: { delmaalId, revision } }
  await store.db.baseline.create({ data: { delmaalId, revision, year: 2014, value, at } })
  const { value: read } = await store.db.baseline.findUniqueOrThrow({ where })
  const [row] = await store.db.$queryRaw<{ text: string }[]>`
    SELECT value::text AS text FROM baseline WHERE revision = ${revision}`
  return { read: read.toString(), column: row?.text ?? '' }
}

test.each([
  ['95.9', '95.900000'],
  ['0.1', '0.100000'],
  ['1.005', '1.005000'],
  ['-80', '-80.000000'],
  ['-0.000001', '-0.000001'],
  ['21429', '21429.000000'],
  ['123456789012.345678', '123456789012.345678'],
])('the figure %s comes back as it was written', async (figure, column) => {
  expect(await keep(figure)).toEqual({ read: new Prisma.Decimal(figure).toString(), column })
  expect(await keep(new Prisma.Decimal(figure))).toEqual(await keep(figure))
})

test('a figure too large for its column is refused, not cut', async () => {
  await expect(keep('1234567890123')).rejects.toThrow()
})
