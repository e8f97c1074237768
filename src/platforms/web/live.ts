/** Tells open pages of changed posts, as server-sent events. */
import type { Db } from '../../store/engine/open.ts'
import { changesSince, latestVersion } from './posts.ts'

export type Live = {
  /** Something changed in this process: pages hear of it at once. */
  wake(): void
  /** Sends a reader every change after a version, until the returned function is called. */
  follow(person: string, since: bigint, write: (event: string) => void): () => void
  stop(): void
}

/** How often changes made by another process on the same database are looked for, in real time. */
const POLL_MS = 1000

type Reader = { person: string; seen: bigint; write: (event: string) => void }

export function startLive(db: Db, failed: (error: unknown) => void): Live {
  const readers = new Set<Reader>()
  let looking = false
  let again = false

  async function tell(reader: Reader): Promise<void> {
    for (const post of await changesSince(db, reader.seen, reader.person)) {
      if (!readers.has(reader)) return
      reader.write(`id: ${post.version}\nevent: post\ndata: ${JSON.stringify(post)}\n\n`)
      reader.seen = BigInt(post.version)
    }
  }

  /** One look at a time; a wake during a look makes another one. */
  async function look(): Promise<void> {
    again = true
    if (looking) return
    looking = true
    try {
      while (again && readers.size > 0) {
        again = false
        const latest = await latestVersion(db)
        for (const reader of readers) {
          if (reader.seen >= latest) continue
          await tell(reader)
          reader.seen = reader.seen > latest ? reader.seen : latest
        }
      }
    } catch (error) {
      failed(error)
    } finally {
      looking = false
    }
  }

  const timer = setInterval(look, POLL_MS)
  return {
    wake: () => void look(),
    follow(person, since, write) {
      const reader = { person, seen: since, write }
      readers.add(reader)
      void look()
      return () => readers.delete(reader)
    },
    stop() {
      clearInterval(timer)
      readers.clear()
    },
  }
}
