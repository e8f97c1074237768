import { ConfigError } from './config.ts'
import { StoreError } from './store/errors.ts'

/** Ends the process with one clear sentence where we know what is wrong, and exit code 1. */
export function fail(error: unknown): never {
  process.stderr.write(`${sentenceFor(error)}\n`)
  process.exit(1)
}

function sentenceFor(error: unknown): string {
  if (error instanceof ConfigError || error instanceof StoreError) return error.message
  const { code, port } = error as { code?: string; port?: number }
  if (code === 'EADDRINUSE' && port !== undefined)
    return `Porten ${port} er optaget. Luk det andet program, eller vælg en anden port, fx PORT=${port + 1} npm start.`
  return `pejl måtte stoppe på grund af en fejl: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`
}
