import fastify from 'fastify'
import { pino } from 'pino'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { newTroubles, serveHealth } from '../src/health.ts'
import type { Db } from '../src/store/engine/open.ts'
import { openTestStore, type TestStore } from './support/store.ts'

let store: TestStore
beforeEach(async () => {
  store = await openTestStore()
})
afterEach(() => store.close())

async function open(db: Db = store.db) {
  const logged: string[] = []
  const log = pino({ level: 'info' }, { write: (line) => void logged.push(JSON.parse(line).msg) })
  const troubles = newTroubles(log)
  const http = fastify()
  serveHealth(http, { db, platforms: new Map([['teams', {}]]), troubles, log })
  const ask = async () => await http.inject('/health')
  return { troubles, ask, logged }
}

const put = (state: 'due' | 'uncertain' | 'failed', waitingSince: Date | null = null) =>
  store.db.message.create({
    data: {
      id: crypto.randomUUID(),
      key: state,
      kind: 'letter',
      intent: {},
      recipient: 'person:somebody',
      state,
      waitingSince,
      at: new Date(),
    },
  })

test('all is well when everything has gone out', async () => {
  const { ask } = await open()
  const answer = await ask()
  expect([answer.statusCode, answer.json()]).toEqual([
    200,
    {
      ok: true,
      platforms: { teams: 'ok' },
      messages: { waitingOverAnHour: 0, uncertain: 0, failed: 0 },
    },
  ])
})

test('a platform in trouble is said with what to do, once in the log, until it works again', async () => {
  const { troubles, ask, logged } = await open()
  troubles.say('teams', 'Hemmeligheden er udløbet. Lav en ny.')
  troubles.say('teams', 'Hemmeligheden er udløbet. Lav en ny.')
  expect((await ask()).json()).toMatchObject({
    ok: false,
    platforms: { teams: 'Hemmeligheden er udløbet. Lav en ny.' },
  })
  troubles.say('teams', null)
  troubles.say('teams', null)
  expect((await ask()).json()).toMatchObject({ ok: true })
  expect(logged).toEqual(['the platform does not work', 'the platform works again'])
})

test('what has not gone out for an hour, may have arrived, or failed is counted', async () => {
  const { ask } = await open()
  await put('due', new Date(Date.now() - 2 * 60 * 60_000))
  await put('uncertain')
  await put('failed')
  expect((await ask()).json()).toMatchObject({
    ok: false,
    messages: { waitingOverAnHour: 1, uncertain: 1, failed: 1 },
  })
})

test('a store that does not answer is the only thing that a restart may mend', async () => {
  const broken = new Proxy(store.db, {
    get: () => {
      throw new Error('no store')
    },
  })
  const { ask } = await open(broken)
  const answer = await ask()
  expect([answer.statusCode, answer.json()]).toEqual([
    503,
    { ok: false, error: 'Databasen svarer ikke.' },
  ])
})
