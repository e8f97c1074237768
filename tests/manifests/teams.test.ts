import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import manifests from '@microsoft/app-manifest'
import { unzipSync } from 'fflate'
import { afterEach, expect, test, vi } from 'vitest'
import { appPackage, manifestFor, readAppId } from '../../manifests/teams/package.ts'
import { dailyCommands } from '../../src/commands/index.ts'

const APP = '4c1d5a3c-0f5e-4b0e-8a1c-000000000002'
const run = promisify(execFile)
const ROOT = join(import.meta.dirname, '../..')
const TEAMS = join(ROOT, 'manifests/teams')
const read = (name: string): string => readFileSync(join(TEAMS, name), 'utf8')

type Read = {
  id: string
  icons: Record<string, string>
  bots: { botId: string; commandLists: { scopes: string[]; commands: { title: string }[] }[] }[]
}

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
  const { id, bots } = manifestFor(APP) as unknown as Read
  expect([id, ...bots.map(({ botId }) => botId)]).toEqual([APP, APP])
  const lists = bots.flatMap(({ commandLists }) => commandLists)
  expect(lists.flatMap(({ scopes }) => scopes)).toEqual(['personal', 'team', 'groupChat'])
  for (const list of lists)
    expect(list.commands.map(({ title }) => title)).toEqual(dailyCommands.map(({ name }) => name))
})

test('the icons have the sizes that Teams asks for', () => {
  const files = appPackage(manifestFor(APP))
  const size = (name: string) => {
    const png = files.get(name)
    return png && [png.readUInt32BE(16), png.readUInt32BE(20)]
  }
  const { icons } = manifestFor(APP) as unknown as Read
  expect(size(icons.color ?? '')).toEqual([192, 192])
  expect(size(icons.outline ?? '')).toEqual([32, 32])
})

test('it says that it is made for shared and private channels too, without which Teams takes no app for teams', () => {
  expect(manifestFor(APP)).toMatchObject({ supportsChannelFeatures: 'tier1' })
})

/** What `npm run teams-app` says, for a copy of this folder with a manifest of one's own. */
async function pack(env: Record<string, string>, manifest = read('manifest.json')) {
  const home = await mkdtemp(join(tmpdir(), 'pejl-package-'))
  const folder = join(home, 'manifests/teams')
  await cp(TEAMS, folder, { recursive: true })
  for (const name of ['src', 'cards', 'node_modules', 'package.json'])
    await symlink(join(ROOT, name), join(home, name))
  await writeFile(join(folder, 'manifest.json'), manifest)
  const { PATH = '' } = process.env
  const said = await run(process.execPath, [join(folder, 'pack.ts')], {
    cwd: home,
    env: { PATH, ...env },
  }).catch((refused: { stdout: string; stderr: string }) => refused)
  const zip = await readFile(join(home, 'pejl-teams.zip')).catch(() => null)
  await rm(home, { recursive: true })
  return { said: said.stdout + said.stderr, packed: zip && unzipSync(zip) }
}

test("npm run teams-app packs it, with the organisation's own addresses", async () => {
  const own = read('manifest.json').replaceAll('pejl.example', 'by.example')
  const { said, packed } = await pack({ MicrosoftAppId: APP }, own)
  expect(said).toBe('pejl-teams.zip er klar til at blive lagt op i Teams.\n')
  const text = Buffer.from(packed?.['manifest.json'] ?? []).toString()
  expect(JSON.parse(text)).toMatchObject({ id: APP, developer: JSON.parse(own).developer })
  expect(Object.keys(packed ?? {})).toEqual(['manifest.json', 'colour.png', 'outline.png'])
})

test("the sample's addresses are refused, each by its name", async () => {
  expect(await pack({ MicrosoftAppId: APP })).toEqual({
    said: 'manifests/teams/manifest.json har endnu eksemplets adresser (websiteUrl, privacyUrl, termsOfUseUrl): skriv jeres egne sider under developer, og kør npm run teams-app igen.\n',
    packed: null,
  })
})

test('so is an app id that is not set', async () => {
  const sentence =
    'MicrosoftAppId mangler i .env: skriv bottens Microsoft App ID fra Azure, for det siger, hvilken bot appen hører til.'
  expect(await pack({})).toEqual({ said: `${sentence}\n`, packed: null })
  const asInExample = { MicrosoftAppId: '00000000-0000-0000-0000-000000000000' }
  expect(() => readAppId(asInExample)).toThrow(sentence)
  expect(() => readAppId({ MicrosoftAppId: 'pejl' })).toThrow(sentence)
})
