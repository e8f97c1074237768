import { createRequire } from 'node:module'
import { type Logger, pino } from 'pino'
import type { PrettyStream } from 'pino-pretty'

/**
 * Readable in a terminal, JSON elsewhere. On stderr, so that stdout has nothing but sentences for
 * people (progress, the address) and whoever collects the log gets JSON lines. Written at once, so
 * that the last line is there when the process ends. What people wrote and every secret stays out:
 * log ids and kinds, never text.
 */
export function newLog(level: string): Logger {
  const stream = process.stderr.isTTY
    ? readable()
    : pino.destination({ dest: process.stderr.fd, sync: true })
  return pino({ level, base: undefined, serializers: { err: errorOnly } }, stream)
}

/** Loaded only where somebody reads along: it costs a good 50 ms. */
function readable(): PrettyStream {
  const pretty: typeof import('pino-pretty').build = createRequire(import.meta.url)('pino-pretty')
  return pretty({ destination: process.stderr.fd, sync: true, translateTime: 'SYS:HH:MM:ss' })
}

/** An error's kind and where it came from. Its message may quote what somebody typed. */
export function errorOnly(error: unknown): object {
  if (!(error instanceof Error)) return { type: typeof error }
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line))
  const code = 'code' in error && typeof error.code === 'string' ? { code: error.code } : {}
  return { type: error.name, ...code, stack: frames.slice(0, 8).map((line) => line.trim()) }
}
