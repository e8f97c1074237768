/** pejl as it really runs: processes of its own, started as `npm start` and `npm run pejl` do. */
import { type ChildProcessByStdio, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'
import { NODE_COMPILE_CACHE, QUICK_TO_COMPILE } from './quick.ts'
import type { TestPlace } from './store.ts'

export type Settings = Readonly<Record<string, string>>
export type Ended = { code: number | null; stdout: string; stderr: string }

export type RunningPejl = {
  url: string
  /** What was said before the address. */
  progress: string[]
  signal(signal: NodeJS.Signals): Promise<Ended>
}

const SRC = join(import.meta.dirname, '../../src')

/** Where a test's pejl keeps its store, as settings. */
export const settingsOf = ({ where }: Pick<TestPlace, 'where'>): Settings =>
  'dataDir' in where ? { PEJL_DATA: where.dataDir } : { DATABASE_URL: where.databaseUrl }

/** Runs `npm run pejl -- …`. */
export function runCli(settings: Settings, ...args: string[]): Promise<Ended> {
  return spawnPejl('cli.ts', settings, args).ended
}

/** Starts pejl and waits for its end: for starts that are to fail. */
export async function runPejl(settings: Settings): Promise<Ended> {
  const PORT = String(await freePort())
  return await spawnPejl('main.ts', { PORT, ...settings }).ended
}

/** Starts pejl on a free port and waits until it has said its address. */
export async function startPejl(settings: Settings): Promise<RunningPejl> {
  const PORT = settings.PORT ?? String(await freePort())
  const { child, ended } = spawnPejl('main.ts', { ...settings, PORT })
  const progress: string[] = []
  for await (const line of createInterface({ input: child.stdout })) {
    if (!line.startsWith('pejl er klar: ')) {
      progress.push(line)
      continue
    }
    return {
      url: `http://127.0.0.1:${PORT}`,
      progress,
      signal(signal) {
        child.kill(signal)
        return ended
      },
    }
  }
  const { code, stderr } = await ended
  throw new Error(`pejl ended with ${code} before it was ready: ${stderr}`)
}

/** One that is still on its way up: its first words, and its end. */
export async function beginPejl(settings: Settings) {
  const PORT = settings.PORT ?? String(await freePort())
  const { child, ended } = spawnPejl('main.ts', { ...settings, PORT })
  const [line] = (await once(createInterface({ input: child.stdout }), 'line')) as [string]
  return { line, kill: (signal: NodeJS.Signals) => child.kill(signal), ended }
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as { port: number }
  server.close()
  await once(server, 'close')
  return port
}

/**
 * With none of this machine's own settings: not from the environment, and not from an .env in the
 * working folder. It does not outlive the test's process.
 */
function spawnPejl(file: string, settings: Settings, args: readonly string[] = []) {
  const { PATH = '', HOME = '' } = process.env
  const child: ChildProcessByStdio<null, Readable, Readable> = spawn(
    process.execPath,
    [QUICK_TO_COMPILE, join(SRC, file), ...args],
    {
      cwd: tmpdir(),
      env: { PATH, HOME, NODE_COMPILE_CACHE, ...settings },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  )
  const end = () => child.kill('SIGKILL')
  process.once('exit', end)
  const said = { stdout: '', stderr: '' }
  for (const stream of ['stdout', 'stderr'] as const)
    child[stream].setEncoding('utf8').on('data', (text: string) => {
      said[stream] += text
    })
  const ended = once(child, 'close').then(([code]): Ended => {
    process.off('exit', end)
    return { code: code as number | null, ...said }
  })
  return { child, ended }
}
