import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chownSync, globSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { createInterface } from 'node:readline'

/**
 * For `npm run test:postgres`: uses the PostgreSQL of PEJL_TEST_DATABASE_URL, or starts a private
 * one that listens on a socket in its own folder only, and is gone afterwards.
 */
export default async function setup(): Promise<(() => Promise<void>) | undefined> {
  if (process.env.PEJL_TEST_DATABASE_URL) return undefined
  const bin = findServer()
  const folder = mkdtempSync(join(tmpdir(), 'pejl-postgres-'))
  const account = serverAccount()
  if (account) chownSync(folder, account.uid, account.gid)
  const data = join(folder, 'data')
  execFileSync(
    join(bin, 'initdb'),
    ['--username=postgres', '--auth=trust', '--encoding=UTF8', '--no-sync', '-D', data],
    { ...account, cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] },
  )
  const server = spawn(join(bin, 'postgres'), ['-D', data, '-k', folder, ...settings()], {
    ...account,
    cwd: folder,
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  await ready(server)
  process.env.PEJL_TEST_DATABASE_URL = `postgresql://postgres@localhost/postgres?host=${encodeURIComponent(folder)}`
  return async () => {
    const ended = once(server, 'exit')
    server.kill('SIGINT')
    await ended
    rmSync(folder, { recursive: true })
    delete process.env.PEJL_TEST_DATABASE_URL
  }
}

/** A zone other than UTC, as a city's own server has; no sync, because its data is thrown away. */
function settings(): string[] {
  const values = ['listen_addresses=', 'timezone=Europe/Copenhagen', 'fsync=off']
  return values.flatMap((value) => ['-c', value])
}

/** The folder of an installed server, 15 or newer. */
function findServer(): string {
  const installed = globSync([
    '/usr/lib/postgresql/*/bin/postgres',
    '/usr/pgsql-*/bin/postgres',
    '/{opt/homebrew,usr/local}/opt/postgresql@*/bin/postgres',
    ...(process.env.PATH ?? '').split(delimiter).map((dir) => join(dir, 'postgres')),
  ])
  const found = installed.find((postgres) => majorVersion(postgres) >= 15)
  if (found) return join(found, '..')
  throw new Error(
    'Der er ingen PostgreSQL 15 eller nyere på maskinen: kør .ci/install-postgres, eller peg på en server med PEJL_TEST_DATABASE_URL.',
  )
}

function majorVersion(postgres: string): number {
  const text = execFileSync(postgres, ['--version'], { encoding: 'utf8' })
  return Number(/ (\d+)/.exec(text)?.[1])
}

/** PostgreSQL refuses to run as root: then it runs as its own user. */
function serverAccount(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined
  const id = (flag: string) => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }))
  return { uid: id('-u'), gid: id('-g') }
}

async function ready(server: ChildProcess): Promise<void> {
  if (!server.stderr) throw new Error('The server was started without a pipe for its log.')
  const log: string[] = []
  for await (const line of createInterface({ input: server.stderr })) {
    if (line.includes('database system is ready to accept connections')) {
      server.stderr.resume()
      return
    }
    log.push(line)
  }
  throw new Error(`PostgreSQL ville ikke starte:\n${log.join('\n')}`)
}
