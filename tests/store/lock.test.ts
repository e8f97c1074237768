import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { StoreError } from '../../src/store/engine/errors.ts'
import { lockFolder } from '../../src/store/engine/lock.ts'
import { openStore } from '../../src/store/engine/open.ts'
import { type Child, startChild } from '../support/child.ts'
import { makeFolder } from '../support/store.ts'

let dataDir: string
beforeEach(async () => {
  dataDir = await makeFolder()
})
afterEach(() => rm(dataDir, { recursive: true }))

/** Another process that has the folder, and keeps it. */
async function holder(): Promise<Child> {
  const child = startChild(
    `const { lockFolder } = await import('./src/store/engine/lock.ts')
    globalThis.unlock = lockFolder(process.argv[1])
    console.log('locked')
    process.stdin.resume()`,
    dataDir,
  )
  expect(await child.line()).toBe('locked')
  return child
}

const inUse = () =>
  `Mappen ${dataDir} er i brug af en anden pejl; stop den først, eller vælg en anden mappe med PEJL_DATA.`

test('a folder that another process has is refused with a sentence', async () => {
  await holder()
  await expect(openStore({ dataDir })).rejects.toThrow(new StoreError(inUse()))
})

test('a folder is free as soon as its process was killed', async () => {
  const { process, ended } = await holder()
  process.kill('SIGKILL')
  await ended()
  lockFolder(dataDir)()
})

test('a process that is only paused keeps its folder', async () => {
  const { process } = await holder()
  process.kill('SIGSTOP')
  expect(() => lockFolder(dataDir)).toThrow(inUse())
})

test('a second store of the same process is refused until the first has let go', () => {
  const unlock = lockFolder(dataDir)
  expect(() => lockFolder(dataDir)).toThrow(inUse())
  unlock()
  lockFolder(dataDir)()
})

test('a store that could not be opened leaves its folder free', async () => {
  await writeFile(join(dataDir, 'pgdata'), 'not a folder')
  await expect(openStore({ dataDir })).rejects.toThrow()
  lockFolder(dataDir)()
})

test('a folder that cannot be written is refused with a sentence', async () => {
  const file = join(dataDir, 'a-file')
  await writeFile(file, '')
  const where = { dataDir: join(file, 'data') }
  await expect(openStore(where)).rejects.toThrow(
    new StoreError(
      `pejl kan ikke skrive i mappen ${where.dataDir} (ENOTDIR); ret rettighederne, eller vælg en anden mappe med PEJL_DATA.`,
    ),
  )
})

test('locking says nothing on the terminal', async () => {
  const child = await holder()
  child.process.kill('SIGTERM')
  expect((await child.ended()).stderr).toBe('')
})
