import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import manifests from '@microsoft/app-manifest'
import { unzipSync } from 'fflate'
import { afterEach, expect, test, vi } from 'vitest'
import { appPackage, manifestFor } from '../../manifests/teams/package.ts'
import { commands } from '../../src/commands/index.ts'

const APP = '4c1d5a3c-0f5e-4b0e-8a1c-000000000002'
const run = promisify(execFile)

type Manifest = {
  id: string
  icons: Record<string, string>
  bots: { botId: string; commandLists: { scopes: string[]; commands: { title: string }[] }[] }[]
}

/** What each file of a ZIP begins with. */

afterEach(() => vi.unstubAllGlobals())

/** What Microsoft's own validator finds, without the network. */
async function problems(manifest: object): Promise<string[]> {
  vi.stubGlobal('fetch', () => {
    throw new Error('the schema was asked for on the network')
  })
  type Known = Parameters<typeof manifests.AppManifestUtils.validateAgainstSchema>[0]
  return await manifests.AppManifestUtils.validateAgainstSchema(manifest as Known)
}

test('the manifest is valid', async () => {
  expect(await problems(manifestFor(APP))).toEqual([])
})

test('a mistake in it would be found', async () => {
  expect(await problems({ ...manifestFor(APP), accentColor: 'green' })).not.toEqual([])
})

test('each command is offered in every scope, and the bot is the one in the settings', () => {
  const { id, bots } = manifestFor(APP) as Manifest
  expect([id, ...bots.map(({ botId }) => botId)]).toEqual([APP, APP])
  const lists = bots.flatMap(({ commandLists }) => commandLists)
  expect(lists.flatMap(({ scopes }) => scopes)).toEqual(['personal', 'team', 'groupChat'])
  for (const list of lists)
    expect(list.commands.map(({ title }) => title)).toEqual(commands.map(({ name }) => name))
})

test('the icons have the sizes that Teams asks for', () => {
  const files = appPackage(APP)
  const size = (name: string) => {
    const png = files.get(name)
    return png && [png.readUInt32BE(16), png.readUInt32BE(20)]
  }
  const { icons } = manifestFor(APP) as Manifest
  expect(size(icons.color ?? '')).toEqual([192, 192])
  expect(size(icons.outline ?? '')).toEqual([32, 32])
})

test('npm run teams-app packs it', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'pejl-package-'))
  const pack = join(import.meta.dirname, '../../manifests/teams/pack.ts')
  const { PATH = '' } = process.env
  const made = await run(process.execPath, [pack], {
    cwd: folder,
    env: { PATH, MicrosoftAppId: APP },
  })
  expect(made.stdout).toBe('pejl-teams.zip er klar til at blive lagt op i Teams.\n')
  const packed = unzipSync(await readFile(join(folder, 'pejl-teams.zip')))
  expect(
    new Map(Object.entries(packed).map(([name, content]) => [name, Buffer.from(content)])),
  ).toEqual(appPackage(APP))
  await rm(folder, { recursive: true })
})
