import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { StoreError } from './errors.ts'

/** SQLite's own number for "another connection holds the lock". */
const SQLITE_BUSY = 5

/**
 * Takes the data folder for this process. Two processes on one embedded store corrupt it silently.
 * SQLite's exclusive lock is the kernel's: free at once when its process ends, however it ends, and
 * never taken from one that is only paused. Nothing is ever written to the file.
 *
 * Returns what releases it. Throws StoreError when another pejl has the folder.
 */
export function lockFolder(dataDir: string): () => void {
  const database = new DatabaseSync(join(dataDir, 'lock.sqlite'), { timeout: 0 })
  try {
    database.exec('PRAGMA locking_mode=EXCLUSIVE; BEGIN EXCLUSIVE')
  } catch (error) {
    database.close()
    const { errcode }: { errcode?: number } = Object(error)
    if (errcode !== SQLITE_BUSY) throw error
    throw new StoreError(
      `Mappen ${dataDir} er i brug af en anden pejl; stop den først, eller vælg en anden mappe med PEJL_DATA.`,
    )
  }
  return () => database.close()
}
