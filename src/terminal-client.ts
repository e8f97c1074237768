import { createHash } from 'node:crypto'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'

/** What a terminal asks for, and what it gets to print. `as` null is the first controller. */
export type TerminalRequest = { text: string; as: string | null; confirmed: boolean }
const answerSchema = z.object({ text: z.string(), json: z.unknown(), ok: z.boolean() })
export type TerminalAnswer = z.infer<typeof answerSchema>

/** Why a terminal gets no answer: one Danish sentence. */
export class TerminalError extends Error {
  override name = 'TerminalError'
}

/** The longest path a Unix socket can have is 103 bytes on some systems. */
const LONGEST_PATH = 103

/**
 * Where the process that holds the store listens for terminals: in the data folder, or in the
 * machine's temporary folder when that path is too long for a socket.
 */
export function socketPath(dataDir: string): string {
  const path = join(dataDir, 'pejl.sock')
  if (Buffer.byteLength(path) <= LONGEST_PATH) return path
  const short = createHash('sha256').update(dataDir).digest('hex').slice(0, 16)
  return join(tmpdir(), `pejl-${short}.sock`)
}

/** Nobody listens: the folder is not there, is not in use, or was left by a process that died. */
const NOBODY = ['ENOENT', 'ENOTDIR', 'ECONNREFUSED']

/**
 * Asks the process that holds the store; null when none listens. Throws TerminalError when one does
 * and gives no answer; the command may have been carried out.
 */
export function askServer(
  dataDir: string,
  question: TerminalRequest,
): Promise<TerminalAnswer | null> {
  const { promise, resolve, reject } = Promise.withResolvers<TerminalAnswer | null>()
  const failed = ({ code }: { code?: string }) =>
    reject(
      new TerminalError(`Den pejl, der kører i ${dataDir}, svarede ikke (${code}). Prøv igen.`),
    )
  const call = request({
    socketPath: socketPath(dataDir),
    method: 'POST',
    headers: { 'content-type': 'application/json' },
  })
  call.on('error', (error: NodeJS.ErrnoException) =>
    NOBODY.includes(error.code ?? '') ? resolve(null) : failed(error),
  )
  call.on('response', async (response) => {
    try {
      const body = Buffer.concat(await response.toArray()).toString('utf8')
      if (response.statusCode === 200) resolve(answerSchema.parse(JSON.parse(body)))
      else failed({ code: String(response.statusCode) })
    } catch (error) {
      failed(Object(error))
    }
  })
  call.end(JSON.stringify(question))
  return promise
}
