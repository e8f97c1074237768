import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { StoreError } from '../../src/store/engine/errors.ts'
import { openStore } from '../../src/store/engine/open.ts'
import { startChild } from '../support/child.ts'
import { createDatabase, dropDatabase } from '../support/test-database.ts'

let serverUrl: string
let databaseUrl: string
beforeAll(async () => {
  const prepared = inject('preparedStore')
  if ('dataDir' in prepared) throw new Error('These tests need a PostgreSQL.')
  serverUrl = prepared.serverUrl
  databaseUrl = await createDatabase(serverUrl)
})
afterAll(() => dropDatabase(serverUrl, databaseUrl))

test('of four processes that start at once on an empty database, one makes the tables', async () => {
  const children = Array.from({ length: 4 }, () =>
    startChild(
      `const { openStore } = await import('./src/store/engine/open.ts')
      console.log('ready')
      await new Promise((start) => process.stdin.once('data', start))
      process.stdin.destroy()
      const store = await openStore({ databaseUrl: process.argv[1] })
      console.log(await store.db.person.count())
      await store.close()`,
      databaseUrl,
    ),
  )
  for (const child of children) expect(await child.line()).toBe('ready')
  for (const child of children) child.process.stdin?.write('go')
  for (const child of children) {
    expect(await child.ended()).toEqual({ code: 0, stdout: ['0'], stderr: '' })
  }
  const store = await openStore({ databaseUrl })
  const rows = await store.db.$queryRaw<object[]>`
    SELECT migration_name, count(*) FROM _prisma_migrations GROUP BY 1 HAVING count(*) <> 1`
  expect(rows).toEqual([])
  await store.close()
})

test.each([
  ['a server that is not there', 'postgresql://pejl:hemmelig@127.0.0.1:1/pejl', 'ECONNREFUSED'],
  ['an address that is none', 'postgresql://pejl:hemmelig@[/pejl', 'ERR_INVALID_URL'],
])('%s is one sentence, without the password', async (_what, url, reason) => {
  const error = await openStore({ databaseUrl: url }).catch((thrown) => thrown)
  expect(error).toEqual(
    new StoreError(`pejl kan ikke få forbindelse til databasen i DATABASE_URL (${reason}).`),
  )
  expect(error.cause).toBe(undefined)
})
