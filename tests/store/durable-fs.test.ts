import { existsSync, readdirSync, writeFileSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { openStore } from '../../src/store/engine/open.ts'
import { startChild } from '../support/child.ts'
import { makeFolder, makePreparedFolder } from '../support/store.ts'

/** Paths in the order they were put on the disk, with the moves between them. */
const disk = vi.hoisted(() => ({ synced: [] as string[], onMove: (_from: string) => {} }))

vi.mock('node:fs', async (importOriginal) => {
  const fs = await importOriginal<typeof import('node:fs')>()
  return {
    ...fs,
    fsyncSync: (fd: number) => {
      disk.synced.push(fs.readlinkSync(`/proc/self/fd/${fd}`))
      fs.fsyncSync(fd)
    },
    renameSync: (from: string, to: string) => {
      disk.onMove(from)
      fs.renameSync(from, to)
    },
  }
})

const folders: string[] = []
beforeEach(() => {
  disk.synced.length = 0
  disk.onMove = () => {}
})
afterEach(async () => {
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true })
})

async function newFolder(make: () => Promise<string>): Promise<string> {
  const folder = await make()
  folders.push(folder)
  return folder
}

const person = (key: string) => ({ key, name: key, email: `${key}@example.dk`, platform: 'web' })

/** Opens a store in a process of its own, where pejl's own calls of `node:fs` can be replaced. */
const OPEN = `
  import fs from 'node:fs'
  import { syncBuiltinESMExports } from 'node:module'
  const { openStore } = await import('./src/store/engine/open.ts')
  const dataDir = process.argv[1]
  const person = (key) => ({ key, name: key, email: key + '@example.dk', platform: 'web' })
  const die = () => process.kill(process.pid, 'SIGKILL')
`

test.runIf(existsSync('/proc/self/fd'))(
  'each commit has put the log on the disk when it returns',
  async () => {
    const store = await openStore({ dataDir: await newFolder(makePreparedFolder) })
    for (const key of ['a', 'b', 'c']) {
      disk.synced.length = 0
      await store.db.person.create({ data: person(key) })
      expect(disk.synced.some((path) => path.includes('/pg_wal/'))).toBe(true)
    }
    await store.close()
  },
)

test.runIf(existsSync('/proc/self/fd'))(
  'a new folder is wholly on the disk before it takes its place',
  async () => {
    const dataDir = await newFolder(makeFolder)
    let missing: string[] | undefined
    disk.onMove = (from) => {
      if (!from.endsWith('pgdata.unfinished')) return
      const entries = readdirSync(from, { recursive: true, encoding: 'utf8' })
      missing = [from, ...entries.map((entry) => join(from, entry))].filter(
        (path) => !disk.synced.includes(path),
      )
      disk.synced.length = 0
    }
    await (await openStore({ dataDir })).close()
    expect(missing).toEqual([])
    expect(disk.synced).toContain(dataDir)
  },
)

test.each([
  ['while it is being unpacked', 'writeFileSync', 300],
  ['just before it takes its place', 'renameSync', 1],
])('a first start killed %s leaves a folder that opens', async (_when, call, nth) => {
  const dataDir = await newFolder(makeFolder)
  const child = startChild(
    `${OPEN}
    let calls = 0
    const real = fs.${call}
    fs.${call} = (...args) => (++calls === ${nth} ? die() : real(...args))
    syncBuiltinESMExports()
    await openStore({ dataDir })`,
    dataDir,
  )
  await child.ended()
  expect(child.process.signalCode).toBe('SIGKILL')
  expect(existsSync(join(dataDir, 'pgdata.unfinished'))).toBe(true)
  const store = await openStore({ dataDir })
  expect(await store.db.person.count()).toBe(0)
  expect(existsSync(join(dataDir, 'pgdata.unfinished'))).toBe(false)
  await store.close()
})

test('what was acknowledged is there after kill -9', async () => {
  const dataDir = await newFolder(makePreparedFolder)
  const child = startChild(
    `${OPEN}
    const store = await openStore({ dataDir })
    for (let i = 0; ; i++) {
      await store.db.$transaction((tx) => tx.person.create({ data: person('p' + i) }))
      fs.writeSync(1, 'p' + i + '\\n')
    }`,
    dataDir,
  )
  const acknowledged: string[] = []
  while (acknowledged.length < 25) acknowledged.push((await child.line()) ?? 'ended too early')
  child.process.kill('SIGKILL')
  acknowledged.push(...(await child.ended()).stdout)
  const store = await openStore({ dataDir })
  const kept = new Set((await store.db.person.findMany()).map(({ key }) => key))
  expect(acknowledged.filter((key) => !kept.has(key))).toEqual([])
  await store.close()
})

test('a disk that cannot be written stops pejl with a sentence, and nothing is acknowledged', async () => {
  const dataDir = await newFolder(makePreparedFolder)
  const child = startChild(
    `${OPEN}
    const store = await openStore({ dataDir })
    fs.fsyncSync = () => { throw new Error('EIO') }
    syncBuiltinESMExports()
    await store.db.$transaction((tx) => tx.person.create({ data: person('a') }))
    fs.writeSync(1, 'acknowledged\\n')`,
    dataDir,
  )
  const { code, stdout, stderr } = await child.ended()
  expect(stdout).toEqual([])
  expect(code).toBe(1)
  expect(stderr).toContain(`Databasen i ${dataDir} kan ikke skrive til disken, så pejl stopper`)
  expect(stderr.trim().split('\n')).toHaveLength(1)
})

test('a folder of another PostgreSQL is refused with a sentence', async () => {
  const dataDir = await newFolder(makePreparedFolder)
  writeFileSync(join(dataDir, 'pgdata', 'PG_VERSION'), '17\n')
  await expect(openStore({ dataDir })).rejects.toThrow(
    new RegExp(`^Databasen i ${dataDir} kunne ikke åbnes: .*17`),
  )
})
