import { randomUUID } from 'node:crypto'
import type { Logger } from 'pino'
import type { Card } from '../cards/card.ts'
import type { Message } from '../store/deliveries.ts'
import type { Db } from '../store/engine/open.ts'
import type { Lane } from '../store/leases.ts'
import type { Waiting } from '../store/waiting.ts'
import type { Pacer } from './pacing.ts'
import type { Outgoing, Platform } from './port.ts'

/** What a delivery works with. */
export type Outbox = {
  db: Db
  platforms: ReadonlyMap<string, Platform>
  /** Domain time, asked for once a batch. */
  now(): Promise<Date>
  /** What the message says at a moment of domain time; null when there is nothing left to say. */
  render(message: Message, now: Date): Promise<Card | null>
  /** Whether messages of a kind are made anew when they are deleted where they stand. */
  isLiving(kind: string): boolean
  tell: Telling
  pacer: Pacer
  log: Logger
  worker: string
  realNow(): Date
}

/** Whoever must know, or act. */
export type Telling = {
  /**
   * A message does not arrive, and what somebody can do about it. `avoid` names the platform that is
   * down as a whole: the controller had better hear of it through another.
   */
  problem(message: Message, advice: string, avoid: string | null): Promise<void>
  /** Nobody knows whether it arrived, and pejl cannot find out: somebody must say. */
  uncertain(message: Message): Promise<void>
  /** Of one that was told of as uncertain nobody needs to say any more. */
  settled(message: Message): Promise<void>
  /** The same of all that are known by now: a process may have died, or failed, before it said so. */
  settleKnown(): Promise<void>
  /** These have not gone out for an hour. */
  waiting(platform: string, messages: readonly Waiting[]): Promise<void>
  /** What is wrong with a platform as a whole; null when something has gone through. */
  trouble(platform: string, sentence: string | null): void
}

export const newWorker = (): string => randomUUID()

/** Everything about a message but what it says. */
export const envelope = ({ id, recipient, at, root }: Message): Omit<Outgoing, 'card'> => ({
  messageId: id,
  recipient,
  at,
  ...(root && { root }),
})

/** The messages of one platform; of null: those for platforms that are not on. */
export function laneOf({ platforms }: Outbox, platform: string | null): Lane {
  const guests = [...platforms.values()].filter(({ guest }) => guest).map(({ name }) => name)
  const hosts = [...platforms.keys()].filter((name) => !guests.includes(name))
  const canLookUp = [...platforms.values()].filter(({ lookUp }) => lookUp).map(({ name }) => name)
  return { platform, hosts, on: [...hosts, ...guests], canLookUp }
}
