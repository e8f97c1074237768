import { createHash } from 'node:crypto'
import { chmod, rm } from 'node:fs/promises'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fastify, { type FastifyInstance } from 'fastify'
import { z } from 'zod'
import { runCommand } from './commands/index.ts'
import type { Pejl } from './loop/pejl.ts'

/** What a terminal asks for, and what it gets to print. */
export type TerminalRequest = { text: string; as: string | null; confirmed: boolean }
export type TerminalAnswer = { text: string; json: unknown; ok: boolean }

const requestSchema = z.object({
  text: z.string().max(10_000),
  as: z.string().max(200).nullable(),
  confirmed: z.boolean(),
})

/** The longest path a Unix socket can have is 103 bytes on some systems. */
const LONGEST_PATH = 103

/** Where the process that holds the store listens for terminals: in the data folder. */
export function socketPath(dataDir: string): string {
  const path = join(dataDir, 'pejl.sock')
  if (Buffer.byteLength(path) <= LONGEST_PATH) return path
  const short = createHash('sha256').update(dataDir).digest('hex').slice(0, 16)
  return join(tmpdir(), `pejl-${short}.sock`)
}

/** Runs a command for a terminal: as the first controller, or as whoever it names. */
export async function runForTerminal(
  pejl: Pejl,
  { text, as, confirmed }: TerminalRequest,
): Promise<TerminalAnswer> {
  const people = await pejl.prisma.person.findMany({ where: { active: true } })
  const wanted = as?.toLocaleLowerCase('da')
  const person = people.find(({ key, name, isFirstController }) =>
    wanted === undefined
      ? isFirstController
      : key === wanted || name.toLocaleLowerCase('da') === wanted,
  )
  if (!person) {
    const names = people.map(({ name }) => name).join(', ')
    const sentence = `Jeg kender ikke »${as}«. Her er dem, jeg kender: ${names}.`
    return { text: sentence, json: { error: sentence }, ok: false }
  }
  const actor = { personKey: person.key, through: 'terminal' }
  const { card, json, ok } = await runCommand(pejl, actor, text, confirmed)
  return { text: card.text, json, ok }
}

/** Serves terminals on a Unix socket that only this user can open. */
export async function serveTerminals(pejl: Pejl, dataDir: string): Promise<FastifyInstance> {
  const path = socketPath(dataDir)
  await rm(path, { force: true })
  const server = fastify({ forceCloseConnections: true })
  server.post('/', async (incoming) => runForTerminal(pejl, requestSchema.parse(incoming.body)))
  const mask = process.umask(0o177)
  try {
    await server.listen({ path })
  } finally {
    process.umask(mask)
  }
  await chmod(path, 0o600)
  return server
}

/** Asks the process that holds the store; null when none does. */
export function askServer(
  dataDir: string,
  question: TerminalRequest,
): Promise<TerminalAnswer | null> {
  const body = JSON.stringify(question)
  const { promise, resolve, reject } = Promise.withResolvers<TerminalAnswer | null>()
  const call = request({
    socketPath: socketPath(dataDir),
    method: 'POST',
    path: '/',
    headers: { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) },
  })
  call.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'ECONNREFUSED') resolve(null)
    else reject(error)
  })
  call.on('response', async (response) => {
    try {
      const chunks = await response.toArray()
      resolve(JSON.parse(Buffer.concat(chunks).toString('utf8')) as TerminalAnswer)
    } catch (error) {
      reject(error)
    }
  })
  call.end(body)
  return promise
}
