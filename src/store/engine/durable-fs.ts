import { closeSync, fsyncSync, openSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { NodeFS } from '@electric-sql/pglite/nodefs'

/**
 * PGlite's own file system never reaches the disk: its fsync does nothing, and `-F` tells
 * PostgreSQL not to ask. With this one, and `durableStartParams`, a commit that has returned is on
 * the disk: the log file, and each directory entry PostgreSQL wants there.
 */
export class DurableFs extends NodeFS {
  readonly #onPanic: () => never

  /**
   * `onPanic` is called when PostgreSQL gives up because it cannot write or sync its log. It must
   * not return: PGlite would swallow the failure, acknowledge the commit and then hang.
   */
  constructor(dir: string, onPanic: () => never) {
    super(dir)
    this.#onPanic = onPanic
  }

  override async init(...[pglite, options]: Parameters<NodeFS['init']>) {
    const { emscriptenOpts } = await super.init(pglite, options)
    emscriptenOpts.onAbort = this.#onPanic
    emscriptenOpts.preRun?.push((mod) => {
      mod.NODEFS.stream_ops.fsync = ({ nfd }: { nfd: number }) => {
        try {
          fsyncSync(nfd)
          return 0
        } catch {
          throw new mod.FS.ErrnoError(EIO)
        }
      }
    })
    return { emscriptenOpts }
  }
}

/** Emscripten's number for an I/O error. */
const EIO = 29

/** Small buffers: pejl's whole database is a few megabytes. */
const smallBuffers = ['-c', 'shared_buffers=4MB', '-c', 'wal_buffers=256kB']

/** For a folder that is synced as a whole when it is finished. */
export const quickStartParams = [...PGlite.defaultStartParams, ...smallBuffers]

/**
 * PostgreSQL obeys the last of two options that contradict each other, so `fsync=on` at the end undoes
 * PGlite's `-F`. fdatasync, the usual method, is an empty stub in this build; hence `wal_sync_method`.
 */
export const durableStartParams = [
  ...quickStartParams,
  ...['-c', 'fsync=on', '-c', 'wal_sync_method=fsync'],
]

/** Puts a file, or a directory's list of entries, on the disk. */
export function syncPath(path: string): void {
  const fd = openSync(path, 'r')
  try {
    fsyncSync(fd)
  } finally {
    closeSync(fd)
  }
}

/** Puts everything in a folder on the disk. */
export function syncTree(dir: string): void {
  for (const name of readdirSync(dir, { recursive: true, encoding: 'utf8' })) {
    syncPath(join(dir, name))
  }
  syncPath(dir)
}
