/** What each goal set's file said, from when on. Append-only: the newest counts, the others counted then. */
import type { GoalSet } from '../domain/goal-set.ts'
import { insertion } from './engine/insertion.ts'
import type { Tx } from './engine/open.ts'
import { parseGoalSet } from './seed/goal-set-file.ts'

/** A goal set as its file says it: the text, and by what it is known. */
export type SetFile = { set: GoalSet; checksum: string; text: string }

type Stored = { key: string; number: number; checksum: string; at: Date }

/** Every version there ever was, oldest first, without the texts. */
const stored = (db: Tx): Promise<Stored[]> => db.$queryRaw<Stored[]>`
  SELECT goal_set_key AS key, number, checksum, at FROM goal_set_version ORDER BY number`

/** Keeps the files that say something else than the newest version of their set, or are its first. */
export async function saveVersions(tx: Tx, files: readonly SetFile[], now: Date): Promise<void> {
  const newest = new Map((await stored(tx)).map((one) => [one.key, one]))
  const rows = files
    .filter(({ set, checksum }) => newest.get(set.key)?.checksum !== checksum)
    .map(({ set: { key }, checksum, text }) => ({
      ...{ goal_set_key: key, number: (newest.get(key)?.number ?? 0) + 1 },
      ...{ checksum, text, at: now },
    }))
  if (rows.length > 0) await tx.$executeRaw(insertion('goal_set_version', rows))
}

/** A goal set as it was defined at a moment. */
export type Defined = {
  /** null: as it is today. */
  set: GoalSet | null
  /** No version is as old as that, so this one is the oldest that is kept: from when; else null. */
  oldestFrom: Date | null
  /** There was another version, which today's pejl cannot read: it is not what `set` says. */
  unreadable: boolean
}

/** How each goal set was defined at a moment, by key. */
export async function definedAt(db: Tx, at: Date): Promise<Map<string, Defined>> {
  const all = new Map<string, Defined>()
  for (const [key, own] of Map.groupBy(await stored(db), (one) => one.key)) {
    const then = own.findLast((one) => one.at <= at)
    const [oldest] = own
    const meant = then ?? oldest
    if (!meant || !oldest) continue
    const isToday = meant.checksum === own.at(-1)?.checksum
    const set = isToday ? null : await read(db, meant)
    const oldestFrom = then ? null : oldest.at
    all.set(key, { set, oldestFrom, unreadable: !isToday && set === null })
  }
  return all
}

/** By today's parser, which knows what was not written then; null when that cannot read it. */
async function read(db: Tx, { key, number }: Stored): Promise<GoalSet | null> {
  const { text } = await db.goalSetVersion.findUniqueOrThrow({
    where: { goalSetKey_number: { goalSetKey: key, number } },
  })
  const parsed = parseGoalSet(text, key)
  return parsed.ok ? parsed.set : null
}
