import type { FastifyInstance } from 'fastify'
import type { Logger } from 'pino'
import type { Inbound } from '../commands/inbound.ts'
import type { Recipient } from '../domain/recipient.ts'
import type { Platform } from '../outbox/port.ts'
import type { Db } from '../store/engine/open.ts'

/** A platform as it is started: it delivers for the outbox, and brings in what people do. */
export type ChatPlatform = Platform & {
  start(inbound: Inbound): Promise<void>
  stop(): Promise<void>
}

/** The demo clock of local mode, as it is moved by hand. */
export type Demo = {
  /** Domain time. */
  now(): Promise<Date>
  /** The next thing that happens, and what it is in a few Danish words. */
  next(): Promise<{ at: Date; what: string } | null>
  /** Moves domain time and runs what falls in between. */
  advanceTo(to: Date): Promise<void>
}

/** What pejl gives a platform to live in. */
export type PlatformContext = {
  /** For the platform's own settings. */
  env: NodeJS.ProcessEnv
  /** null in production. */
  demo: Demo | null
  /** Domain time. */
  now(): Promise<Date>
  db: Db
  /** Routes are put on it in `start`; it listens when every platform has started. */
  http: FastifyInstance
  /** How each command is typed, for suggestions. */
  commands: () => { usage: string; description: string }[]
  /** Somebody, or a channel, can be written to (again): what waited or failed there goes out now. */
  reachable(recipient: Recipient): Promise<void>
  /**
   * What is wrong with the platform as a whole, in one sentence with what to do (a secret that has
   * expired), for health and the log; null when it works. Saying the same again changes nothing.
   */
  trouble(platform: string, sentence: string | null): void
  log: Logger
}

/**
 * Every folder here has an index.ts with this `make`: the platform, or null when its settings are
 * not given. Throws ConfigError when they are given wrongly. An SDK is imported in `start`.
 */
export type Make = (context: PlatformContext) => ChatPlatform | null
