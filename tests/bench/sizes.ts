/**
 * `npm run bench`: what goal sets of three sizes take on the embedded store, in milliseconds. Compare
 * the numbers of one run with each other: those of two machines say nothing.
 */
import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { toChannel } from '../../src/domain/recipient.ts'
import { latestDigest } from '../../src/domain/time/digest-time.ts'
import { digestOf } from '../../src/loop/digest/render.ts'
import { messageKey } from '../../src/loop/message-keys.ts'
import { situation } from '../../src/loop/situation.ts'
import { tick } from '../../src/loop/tick.ts'
import { type Db, inTransaction, openStore } from '../../src/store/engine/open.ts'
import { lease } from '../../src/store/leases.ts'
import { enqueue } from '../../src/store/messages.ts'
import { saveSeed } from '../../src/store/seed/seed.ts'
import { BIG_SET, bigSeed } from '../support/big-set.ts'
import { form } from '../support/form.ts'
import { furnish, momentOf } from '../support/house.ts'

/** Pejlemærker, and delmål in each: 36, 1,000 and 10,200 delmål. */
const SIZES = [
  [9, 4],
  [50, 20],
  [300, 34],
] as const
const START = '2016-01-04 07:55'
/** Replies in one thread. */
const LANE = { platform: 'web', hosts: ['web'], on: ['web'], canLookUp: ['web'] }
const WAITING = 2_000
const FORVARSEL = '2016-01-18 08:30'

async function measure(pejlemaerker: number, delmaalEach: number) {
  const dataDir = mkdtempSync(join(tmpdir(), 'pejl-bench-'))
  const store = await openStore({ dataDir })
  const { db } = store
  const seed = bigSeed(pejlemaerker, delmaalEach)
  const row: Record<string, number> = {}
  const timed = async <T>(name: string, work: () => Promise<T>): Promise<T> => {
    const from = performance.now()
    const result = await work()
    row[name] = Number((performance.now() - from).toFixed(1))
    return result
  }
  await timed('start', () => saveSeed(db, seed, momentOf(START)))
  const house = await furnish(db, START, [], seed)
  const { pejl } = house
  await timed('first tick', () => tick(pejl))
  await timed('living cards drained', house.drain)
  await timed('idle tick', () => tick(pejl))
  house.setClock(FORVARSEL)
  await timed('tick with reminders', () => tick(pejl))
  const sent = await timed('reminders drained', house.drain)
  row['messages a second'] = Number(((sent * 1000) / (row['reminders drained'] ?? 1)).toFixed(1))
  const item = `${BIG_SET}/1A${delmaalEach > 29 ? '1' : ''}:2015`
  const owner = { personKey: 'dataejer-1', through: 'web' }
  await timed('figure answered', () =>
    house.inbound.submit(owner, { verb: 'report', data: form({ [item]: '1.400' }) }),
  )
  await timed('its messages drained', house.drain)
  await timed('status 5', () => house.say('controller', 'status 5'))
  await timed('status', () => house.say('controller', 'status'))
  const until = latestDigest(momentOf(FORVARSEL)).at.toISOString()
  await timed('digest rendered', async () => {
    const known = await situation(pejl, BIG_SET, momentOf(FORVARSEL))
    if (known) digestOf(pejl, known, { since: momentOf(START).toISOString(), until })
  })
  await putReplies(db, messageKey.announcement({ set: BIG_SET, number: 1 }), WAITING)
  await timed(`a lease of ${WAITING}`, () => lease(db, randomUUID(), new Date(), LANE, 50))
  await store.close()
  rmSync(dataDir, { recursive: true })
  return row
}

/** A thread that nobody has sent anything of yet. */
async function putReplies(db: Db, rootKey: string, count: number): Promise<void> {
  const reply = { kind: 'change', intent: {}, recipient: toChannel('pejlemaerke-1'), rootKey }
  const at = momentOf(FORVARSEL)
  await inTransaction(
    db,
    async (tx) => {
      for (let nth = 0; nth < count; nth++) await enqueue(tx, { ...reply, key: `reply ${nth}`, at })
    },
    120_000,
  )
}

/** A line a measure, a column a size. */
function table(columns: readonly Record<string, number>[]): string {
  const names = Object.keys(columns[0] ?? {})
  const head = ['', ...SIZES.map(([pejlemaerker, each]) => `${pejlemaerker * each} delmål`)]
  const rows = names.map((name) => [name, ...columns.map((column) => String(column[name]))])
  const lines = [head, ...rows].map(([name = '', ...cells]) =>
    [name.padEnd(24), ...cells.map((cell) => cell.padStart(14))].join(''),
  )
  return `${lines.join('\n')}\n`
}

await measure(2, 2) // What is loaded and compiled at first use is not the set's.
const columns = []
for (const [pejlemaerker, delmaalEach] of SIZES)
  columns.push(await measure(pejlemaerker, delmaalEach))
process.stdout.write(table(columns))
