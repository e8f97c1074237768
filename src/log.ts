import { type Logger, pino } from 'pino'

/**
 * Readable in a terminal, JSON elsewhere. What people wrote and every secret stays out: log ids and
 * kinds, never text.
 */
export function newLog(level: string): Logger {
  const target = process.stdout.isTTY ? { transport: prettyTransport } : {}
  return pino({ level, base: undefined, serializers: { err: errorOnly }, ...target })
}

const prettyTransport = {
  target: 'pino-pretty',
  options: { translateTime: 'SYS:HH:MM:ss', ignore: 'pid,hostname' },
}

/** An error's kind and where it came from. Its message may quote what somebody typed. */
function errorOnly(error: unknown): object {
  if (!(error instanceof Error)) return { type: typeof error }
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line))
  const code = 'code' in error && typeof error.code === 'string' ? { code: error.code } : {}
  return { type: error.name, ...code, stack: frames.slice(0, 8).map((line) => line.trim()) }
}
