import { newLog } from './log.ts'

/**
 * Errors whose message is a Danish sentence for the person at the keyboard. By name: their classes
 * bring the database client along, and a terminal beside a running server has no use for it.
 */
const CLEAR = ['ConfigError', 'StoreError', 'TerminalError']

/** Ends the process with exit code 1 and one clear sentence; what nobody foresaw is also logged. */
export function fail(error: unknown): never {
  const sentence = sentenceFor(error)
  if (sentence === null) newLog('fatal').fatal({ err: error }, 'stopped by an unexpected error')
  process.stderr.write(
    `${sentence ?? 'pejl måtte stoppe på grund af en uventet fejl. Hvor den opstod, står i loggen lige ovenfor.'}\n`,
  )
  process.exit(1)
}

function sentenceFor(error: unknown): string | null {
  if (error instanceof Error && CLEAR.includes(error.name)) return error.message
  const { code, port }: { code?: string; port?: number } = Object(error)
  if (port === undefined) return null
  const another = 'vælg en anden port med indstillingen PORT.'
  if (code === 'EADDRINUSE')
    return `Porten ${port} er optaget af et andet program. Luk det, eller ${another}`
  if (code === 'EACCES') return `Porten ${port} må pejl ikke bruge på denne maskine; ${another}`
  return null
}
