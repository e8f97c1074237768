import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { mkdir, rm, writeFile } from 'node:fs/promises'
import { createServer, type Socket } from 'node:net'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { lockFolder } from '../src/store/engine/lock.ts'
import { openStore } from '../src/store/engine/open.ts'
import { beginPejl, freePort, runPejl, startPejl } from './support/process.ts'
import { makeFolder, makeTestPlace, type TestPlace } from './support/store.ts'
import { typeCommand } from './support/web-api.ts'

const PATIENT = { timeout: 90_000 }

let folder: string
beforeAll(async () => {
  folder = await makeFolder()
})
afterAll(() => rm(folder, { recursive: true }))

describe('a start', () => {
  test(
    'says what it prepares, can be stopped meanwhile and however often, and goes on where it left off',
    PATIENT,
    async () => {
      const settings = { PEJL_DATA: join(folder, 'new', 'data') }

      const first = await beginPejl(settings)
      expect(first.line).toBe(
        'Gør databasen klar. Det sker kun første gang og tager et par sekunder.',
      )
      first.kill('SIGINT')
      expect(await first.ended).toMatchObject({ code: 0, stderr: '' })

      const second = await startPejl(settings)
      expect(second.progress).toEqual([])
      const page = await fetch(second.url)
      expect(page.status).toBe(200)
      expect(await page.text()).toContain('<html lang="da">')
      const receipt = await typeCommand(second.url, 'dataejer-bolig', 'indberet 1D 1.330')
      expect(receipt.text).toContain('Tak. 1D for 2015 er registreret som 1.330.')
      const stopped = await second.signal('SIGINT')
      expect(stopped).toMatchObject({ code: 0, stderr: '' })
      expect(stopped.stdout).toContain('pejl stopper …')
      expect(existsSync(join(settings.PEJL_DATA, 'pejl.sock'))).toBe(false)

      const third = await startPejl(settings)
      const history = await typeCommand(third.url, 'dataejer-bolig', 'historik 1D')
      expect(history.text).toContain('2015: 1.330')
      const [ended] = await Promise.all([third.signal('SIGTERM'), third.signal('SIGINT')])
      expect(ended).toMatchObject({ code: 0, stderr: '' })
    },
  )
})

describe('ends in one clear sentence and exit code 1', () => {
  let place: Awaited<ReturnType<typeof testPlace>>
  beforeAll(async () => {
    place = await testPlace()
  })
  afterAll(() => place.remove())

  /** The one sentence of a start that failed. */
  async function refusal(settings: Record<string, string>): Promise<string> {
    const { code, stdout, stderr } = await runPejl({ PEJL_DATA: place.dataDir, ...settings })
    expect(code).toBe(1)
    expect(stdout).toBe('')
    expect(stderr).toMatch(/^[^\n]+\n$/)
    return stderr.trim()
  }

  test('when settings are wrong, and names them all', PATIENT, async () => {
    const sentence = await refusal({
      PORT: '70000',
      PEJL_MODE: 'test',
      PEJL_LOG_LEVEL: 'loud',
      DATABASE_URL: 'mysql://somewhere',
    })
    expect(sentence).toBe(
      'Indstillingerne kan ikke bruges: PEJL_MODE skal være local eller production; PORT skal være et portnummer fra 1 til 65535; DATABASE_URL skal begynde med postgresql://; PEJL_LOG_LEVEL skal være debug, info, warn eller error.',
    )
  })

  test('in production, which has no platform yet', PATIENT, async () => {
    expect(await refusal({ PEJL_MODE: 'production' })).toContain('kræver en chatplatform')
  })

  test('with the web chat where NODE_ENV says production', PATIENT, async () => {
    expect(await refusal({ NODE_ENV: 'production' })).toContain('NODE_ENV kan ikke være production')
  })

  test('when pejl runs in the folder already, also with the same port', PATIENT, async () => {
    const PORT = String(await freePort())
    const running = await startPejl({ PEJL_DATA: place.dataDir, PORT })
    expect(await refusal({ PORT })).toContain(`${place.dataDir} er i brug af en anden pejl`)
    expect((await fetch(running.url)).status).toBe(200)
    await running.signal('SIGINT')
  })

  test('when the port is taken, and lets go of the folder and the socket', PATIENT, async () => {
    const other = createServer().listen(0, '127.0.0.1')
    await once(other, 'listening')
    const { port } = other.address() as { port: number }
    expect(await refusal({ PORT: String(port) })).toBe(
      `Porten ${port} er optaget af et andet program. Luk det, eller vælg en anden port med indstillingen PORT.`,
    )
    other.close()
    lockFolder(place.dataDir)()
    expect(existsSync(join(place.dataDir, 'pejl.sock'))).toBe(false)
  })

  test('when a newer pejl made the folder', PATIENT, async () => {
    const newer = await testPlace()
    const store = await openStore({ dataDir: newer.dataDir })
    await store.db.$executeRaw`
      INSERT INTO _prisma_migrations (id, checksum, migration_name)
      VALUES ('1', 'x', '29990101000000_from_the_future')`
    await store.close()
    expect(await refusal({ PEJL_DATA: newer.dataDir })).toContain('nyere pejl')
    await newer.remove()
  })

  test('when the folder cannot be written', PATIENT, async () => {
    const file = join(folder, 'a-file')
    await writeFile(file, '')
    expect(await refusal({ PEJL_DATA: join(file, 'data') })).toContain('kan ikke skrive i mappen')
  })

  test('when people.yaml is not as it should be, with file and line', PATIENT, async () => {
    const people = join(folder, 'mine.yaml')
    await writeFile(people, 'persons: []\nchannels: [\n')
    expect(await refusal({ PEJL_PEOPLE: people })).toMatch(/^mine\.yaml, linje \d: .*YAML/)
    expect(await refusal({ PEJL_PEOPLE: join(folder, 'none.yaml') })).toContain('kan ikke læses')
  })

  test('when the database does not answer, and never shows its password', PATIENT, async () => {
    const port = await freePort()
    const sentence = await refusal({
      DATABASE_URL: `postgresql://pejl:hemmelig@127.0.0.1:${port}/pejl`,
    })
    expect(sentence).toContain('kan ikke få forbindelse til databasen i DATABASE_URL')
    expect(sentence).not.toContain('hemmelig')
  })

  test('when the database is too old', PATIENT, async () => {
    const server = createServer(answerAsPostgres14).listen(0, '127.0.0.1')
    await once(server, 'listening')
    const { port } = server.address() as { port: number }
    expect(await refusal({ DATABASE_URL: `postgresql://pejl@127.0.0.1:${port}/pejl` })).toContain(
      'PostgreSQL 14.9 er for gammel',
    )
    server.close()
  })
})

describe('an error that nobody foresaw', () => {
  const SENTENCE =
    'pejl måtte stoppe på grund af en uventet fejl. Hvor den opstod, står i loggen lige ovenfor.'

  /** Everything it wrote to stderr: the log as JSON, then the sentence. */
  function readStderr(stderr: string) {
    const lines = stderr.trim().split('\n')
    return { log: lines.slice(0, -1).map((line) => JSON.parse(line)), sentence: lines.at(-1) }
  }

  test('during the start is a sentence, with its place in the log', PATIENT, async () => {
    const place = await testPlace()
    await mkdir(join(place.dataDir, 'pejl.sock'))
    const { code, stderr } = await runPejl({ PEJL_DATA: place.dataDir })
    expect(code).toBe(1)
    const { log, sentence } = readStderr(stderr)
    expect(sentence).toBe(SENTENCE)
    expect(log).toMatchObject([{ level: 60, err: { code: 'ERR_FS_EISDIR' } }])
    await place.remove()
  })

  test(
    'in a promise that nobody waits for too, without what its message says',
    PATIENT,
    async () => {
      const place = await testPlace()
      const reject = `process.once('SIGUSR2', () => void Promise.reject(new Error('for' + 'troligt')))`
      const pejl = await startPejl({
        PEJL_DATA: place.dataDir,
        NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(reject)}`,
      })
      const { code, stderr } = await pejl.signal('SIGUSR2')
      expect(code).toBe(1)
      const { log, sentence } = readStderr(stderr)
      expect(sentence).toBe(SENTENCE)
      expect(log).toMatchObject([{ level: 60, err: { type: 'Error' } }])
      expect(stderr).not.toContain('fortroligt')
      await place.remove()
    },
  )
})

async function testPlace(): Promise<{ dataDir: string } & Pick<TestPlace, 'remove'>> {
  const { where, remove } = await makeTestPlace()
  if (!('dataDir' in where)) throw new Error('these tests need the embedded store')
  return { dataDir: where.dataDir, remove }
}

/** As much of PostgreSQL's protocol as it takes to say which version one is. */
function answerAsPostgres14(socket: Socket): void {
  const message = (type: string, body: Buffer) => {
    const head = Buffer.from(`${type}\0\0\0\0`)
    head.writeInt32BE(body.length + 4, 1)
    return Buffer.concat([head, body])
  }
  const ready = message('Z', Buffer.from('I'))
  const column = (name: string) =>
    Buffer.concat([
      Buffer.from(`${name}\0`),
      Buffer.from('000000000000000000190000ffffffff0000', 'hex'),
    ])
  const value = (text: string) => {
    const head = Buffer.alloc(4)
    head.writeInt32BE(text.length)
    return Buffer.concat([head, Buffer.from(text)])
  }
  const two = Buffer.from([0, 2])
  const row = [
    message('T', Buffer.concat([two, column('number'), column('version')])),
    message('D', Buffer.concat([two, value('140009'), value('14.9')])),
    message('C', Buffer.from('SELECT 1\0')),
    ready,
  ]
  socket.on('error', () => {})
  socket.once('data', () => {
    socket.write(Buffer.concat([message('R', Buffer.alloc(4)), ready]))
    socket.on(
      'data',
      (data) => data.toString('latin1', 0, 1) === 'Q' && socket.write(Buffer.concat(row)),
    )
  })
}
