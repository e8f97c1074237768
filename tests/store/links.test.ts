import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readSeed, SEED_DIR } from '../../src/store/seed/seed.ts'
import { makeFolder } from '../support/store.ts'

const FILE = 'kvalitetsmaal-2010-2013.yaml'

test.each([
  [
    'here: 1A',
    'here: 1B',
    'here: 1B findes ikke i kvalitetsmaal-2010-2013: skriv nummeret på et mål',
  ],
  [
    'there: "1.1"',
    'there: "1.9"',
    'there: 1.9 findes ikke i strategi-2010: skriv nummeret på et mål',
  ],
  [
    'set: strategi-2010',
    'set: strategi',
    'set: strategi er ikke nøglen (key) på et andet dokument',
  ],
])('a link with »%s« as »%s« is refused with file, line and what to do', async (from, to, says) => {
  const folder = await makeFolder(SEED_DIR)
  const text = await readFile(join(SEED_DIR, FILE), 'utf8')
  const line = text.slice(0, text.indexOf(from)).split('\n').length
  await writeFile(join(folder, FILE), text.replace(from, to))
  await expect(readSeed(folder, null)).rejects.toThrow(`${FILE}, linje ${line}, links[0].${says}`)
})
