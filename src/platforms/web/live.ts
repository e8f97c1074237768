/** Tells open pages of changed posts, as server-sent events. */
import type { Writable } from 'node:stream'
import type { Db } from '../../store/engine/open.ts'
import { changesSince, latestVersion } from './posts.ts'

export type Live = {
  /** Something changed in this process: pages hear of it at once. */
  wake(): void
  /**
   * Writes every change after a version to a page, until it is closed. One that does not read is told
   * no more until it reads again, and goes on from there.
   */
  follow(person: string, since: bigint, page: Writable): void
  stop(): void
}

/** How often changes made by another process on the same database are looked for, in real time. */
const POLL_MS = 1000

/** Bytes on the way to a page that has not read them; more wait in the database until it has. */
const FULL = 1024 * 1024

type Reader = { person: string; seen: bigint; page: Writable }

export function startLive(db: Db, failed: (error: unknown) => void): Live {
  const readers = new Set<Reader>()
  let looking = false
  let again = false

  /** Tells a reader of what there is up to a version, some changes at a time. */
  async function tell(reader: Reader, latest: bigint): Promise<void> {
    const { page, person } = reader
    const hears = () => readers.has(reader) && page.writableLength <= FULL
    while (reader.seen < latest && hears()) {
      const changed = await changesSince(db, reader.seen, person)
      for (const post of changed) {
        if (!hears()) return
        page.write(`id: ${post.version}\nevent: post\ndata: ${JSON.stringify(post)}\n\n`)
        reader.seen = BigInt(post.version)
      }
      if (changed.length === 0) reader.seen = latest
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
        for (const reader of readers) await tell(reader, latest)
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
    follow(person, since, page) {
      const reader = { person, seen: since, page }
      readers.add(reader)
      page.on('drain', look).on('close', () => readers.delete(reader))
      void look()
    },
    stop() {
      clearInterval(timer)
      readers.clear()
    },
  }
}
