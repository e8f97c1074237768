import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { z } from 'zod'

const Lock = z.object({
  packages: z.record(
    z.string(),
    z.object({
      hasInstallScript: z.boolean().default(false),
      engines: z.object({ node: z.string().optional() }).optional(),
    }),
  ),
})
const text = readFileSync(join(import.meta.dirname, '../../package-lock.json'), 'utf8')
const packages = Object.entries(Lock.parse(JSON.parse(text)).packages)

// npm runs an install script only where package-lock.json says hasInstallScript, on the Node that npm
// itself runs on. Prisma's end it below 20.19, and download an engine: take these lines out.
test('on any Node from 20, npm ci runs no script but that of the Node it installs', () => {
  const scripted = packages.filter(([, { hasInstallScript }]) => hasInstallScript)
  expect(scripted.map(([path]) => path)).toEqual(['', 'node_modules/node'])
})

// npm leaves an optional package out, without a word, when its engines do not fit the Node that npm itself
// runs on. It is used by Node 24, so take these engines out.
test('on any Node from 20, npm ci leaves out no binary of the test runner', () => {
  const binaries = packages.filter(([path]) => path.startsWith('node_modules/@rolldown/binding-'))
  expect(binaries.length).toBeGreaterThan(0)
  expect(binaries.filter(([, { engines }]) => engines).map(([path]) => path)).toEqual([])
})
