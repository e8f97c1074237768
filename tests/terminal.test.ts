import { once } from 'node:events'
import { rm, stat } from 'node:fs/promises'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { socketPath } from '../src/terminal-client.ts'
import { wrap } from '../src/wrap.ts'
import { refused, taken } from './support/danish-figures.ts'
import { beginPejl, type RunningPejl, runCli, type Settings, startPejl } from './support/process.ts'
import { makeFolder, makeTestPlace, type TestPlace } from './support/store.ts'

const PATIENT = { timeout: 90_000 }

/** What a shell, or reading options, might spoil: the whole table is in tests/commands/indberet.test.ts. */
const KINDS = ['97.1', '−3', '-3', '+41 procentpoint', '-']
const kinds = KINDS.flatMap((kind) => refused.find(({ typed }) => typed === kind) ?? [])

describe('beside a running server', () => {
  let place: TestPlace
  let pejl: RunningPejl
  let settings: Settings
  beforeAll(async () => {
    place = await makeTestPlace()
    settings = settingsIn(place)
    pejl = await startPejl(settings)
  })
  afterAll(async () => {
    await pejl.signal('SIGTERM')
    await place.remove()
  })

  const run = (...args: string[]) => runCli(settings, ...args)

  test('text is for people, --json for machines', PATIENT, async () => {
    const text = await run('status', '1')
    expect(text).toMatchObject({ code: 0, stderr: '' })
    expect(text.stdout).toContain('har en bolig: 2,4 på skalaen fra −5 til 5.')

    const { code, stdout } = await run('/pejl', 'status', '1', '--json')
    expect(code).toBe(0)
    expect(JSON.parse(stdout)).toMatchObject({
      score: expect.closeTo(2.3954, 3),
      published: 1.6,
      coverage: { counted: 4, total: 6 },
      expectedByNow: 1.25,
    })
  })

  test.each(kinds)('»$typed« for $delmaal is answered as in a card', PATIENT, async (row) => {
    const { code, stdout } = await run('indberet', row.delmaal, ...row.typed.split(' '))
    expect(code).toBe(1)
    expect(stdout).toContain(row.answer)
  })

  test('an empty figure shows what is asked for, and how it is written', PATIENT, async () => {
    const { stdout } = await run('indberet', '1E', '')
    expect(stdout).toContain('Tallet for 1E for 2015')
    expect(stdout).toContain('\nindberet 1E … for 2015\n')
  })

  test('a figure is taken, with spaces as with dots', PATIENT, async () => {
    const typed = taken[1]?.typed ?? ''
    expect(await run('indberet', '1D', ...typed.split(' '))).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('Tak. 1D for 2015 er registreret som 1.581.'),
    })
    const history = await run('historik', '1D')
    expect(history.stdout).toMatch(/2015: 1\.581\n {2}controller .* \(Terminal\)/)
  })

  test('a question about a figure is answered with --ja', PATIENT, async () => {
    const asked = await run('indberet', '1A', '8.280')
    expect(asked.code).toBe(1)
    expect(asked.stdout).toContain('Er 8.280 rigtigt?')
    expect(asked.stdout).toContain('skriv kommandoen igen med --ja')
    const yes = await run('indberet', '1A', '8.280', '--ja')
    expect(yes.code).toBe(0)
    expect(yes.stdout).toContain('Tak. 1A for 2015 er registreret som 8.280.')
  })

  test.each(['leder-bolig', 'Leder Bolig'])('--som takes »%s«', PATIENT, async (som) => {
    const mine = await run('mine', '--som', som)
    expect(mine.stdout).toContain('Leder bolig')
    expect(await run('indberet', '1B', '470', `--som=${som}`)).toMatchObject({
      code: 1,
      stdout: 'Du kan desværre ikke indberette 1B. Det kan dataejer bolig eller en controller.\n',
    })
  })

  test('somebody unknown gets the names that are known', PATIENT, async () => {
    const { code, stdout } = await run('mine', '--som', 'nobody')
    expect(code).toBe(1)
    expect(stdout).toContain('Jeg kender ikke »nobody«. Her er dem, jeg kender: controller, ')
  })

  test('an unknown word gets the nearest and exit code 1', PATIENT, async () => {
    const { code, stdout } = await run('stauts', '1')
    expect(code).toBe(1)
    expect(stdout).toContain('Mener du »status 1«')
  })

  test.each([['--jsn'], ['--som']])(
    'an option such as %s is explained',
    PATIENT,
    async (option) => {
      const { code, stdout, stderr } = await run('status', option)
      expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
      expect(stderr).toContain('Jeg kender kun --json')
    },
  )

  test('the socket is for this user alone', async () => {
    const { mode } = await stat(socketPath(settings.PEJL_DATA ?? ''))
    expect(mode & 0o777).toBe(0o600)
  })
})

describe('without a server', () => {
  test(
    'it waits for a server that is starting, and opens the store itself, also where the path is too long for a socket',
    PATIENT,
    async () => {
      const folder = await makeFolder()
      const settings = { PEJL_DATA: join(folder, 'a'.repeat(60), 'b'.repeat(60)) }
      const starting = await beginPejl(settings)
      const beside = await runCli(settings, 'status', '1')
      expect(['', 'En anden pejl er ved at starte eller svare. Jeg venter på den …\n']).toContain(
        beside.stderr,
      )
      expect(beside.code).toBe(0)
      expect(beside.stdout).toContain('har en bolig: 2,4')
      starting.kill('SIGTERM')
      expect((await starting.ended).code).toBe(0)

      const { code, stdout, stderr } = await runCli(settings, 'status', '5', '--json')
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
      expect(JSON.parse(stdout)).toMatchObject({ score: -1, published: 0.2 })
      await rm(folder, { recursive: true })
    },
  )

  test('several at once take turns', PATIENT, async () => {
    const place = await makeTestPlace()
    const settings = settingsIn(place)
    const runs = await Promise.all(
      ['1A 900', '1B 470'].map((figure) => runCli(settings, 'indberet', ...figure.split(' '))),
    )
    expect(runs.map(({ code }) => code)).toEqual([0, 0])
    await place.remove()
  })

  test('bad settings are one sentence here too', PATIENT, async () => {
    const { code, stderr } = await runCli({ PORT: 'x' }, 'status')
    expect({ code, stderr }).toEqual({
      code: 1,
      stderr: 'Indstillingerne kan ikke bruges: PORT skal være et portnummer fra 1 til 65535.\n',
    })
  })
})

test('a server that fails is told of in a sentence', PATIENT, async () => {
  const folder = await makeFolder()
  const server = createServer((_, response) => response.writeHead(500).end())
  server.listen(socketPath(folder))
  await once(server, 'listening')
  const { code, stderr } = await runCli({ PEJL_DATA: folder }, 'status')
  expect({ code, stderr }).toEqual({
    code: 1,
    stderr: `Den pejl, der kører i ${folder}, svarede ikke (500). Prøv igen.\n`,
  })
  server.close()
  await rm(folder, { recursive: true })
})

test('long lines break between words, each continued under its own beginning', () => {
  expect(wrap('et to tre fire\n  fem seks syv', 10)).toBe('et to tre\n  fire\n  fem seks\n    syv')
  expect(wrap('Datagrundlaget\n\nok', 5)).toBe('Datagrundlaget\n\nok')
})

function settingsIn({ where }: TestPlace): { PEJL_DATA: string } {
  if (!('dataDir' in where)) throw new Error('these tests need the embedded store')
  return { PEJL_DATA: where.dataDir }
}
