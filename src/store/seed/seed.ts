import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { GoalSet } from '../../domain/goal-set.ts'
import type { QuestionCatalogue } from '../../domain/reflection/prompt.ts'
import { type Channel, saveChannels } from '../channels.ts'
import { markStart } from '../claims.ts'
import { StoreError } from '../engine/errors.ts'
import { type Db, inTransaction, type Tx } from '../engine/open.ts'
import { type SetFile, saveVersions } from '../goal-set-versions.ts'
import { bumpVersions, saveGoalSet } from '../goal-sets.ts'
import { type Person, savePeople } from '../people.ts'
import { savePrintedYears } from '../yearly-statuses.ts'
import { parseGoalSet } from './goal-set-file.ts'
import { linkProblems } from './link-checks.ts'
import { parsePeople } from './people-file.ts'
import { placePeople } from './people-places.ts'
import { parseReflection } from './reflection-file.ts'
import { placeIn } from './yaml-file.ts'

export type Seed = {
  /** Every goal set and plan, newest first; each with its file. */
  sets: readonly SetFile[]
  people: readonly Person[]
  channels: readonly Channel[]
  questions: QuestionCatalogue
}

/** prisma/seed, beside the schema. */
export const SEED_DIR = join(import.meta.dirname, '../../../prisma/seed')

/**
 * Reads the goal sets, the people and the questions. People are placed in the sets that are followed
 * up (the adopted ones). Throws StoreError that names file, line and field of everything that is wrong.
 */
export async function readSeed(dir: string, peopleFile: string | null): Promise<Seed> {
  const files = (await readdir(dir)).filter((file) => file.endsWith('.yaml')).sort()
  const goalSetFiles = files.filter((file) => !['people.yaml', 'reflection.yaml'].includes(file))
  const read = await Promise.all(goalSetFiles.map((file) => readGoalSet(dir, file)))
  const errors = read.flatMap((one) => ('errors' in one ? one.errors : []))
  if (errors.length > 0) throw new StoreError(errors.join('\n'))
  const sets = read
    .flatMap((one) => ('errors' in one ? [] : [one]))
    .sort(
      (a, b) =>
        Number(b.set.state === 'adopted') - Number(a.set.state === 'adopted') ||
        b.set.fromYear - a.set.fromYear ||
        (a.set.key < b.set.key ? -1 : 1),
    )
  if (!sets.some(({ set }) => set.state === 'adopted'))
    throw new StoreError(`Der er intet vedtaget målsæt i ${dir}.`)
  refuseSameName(sets.map(({ set }) => set))
  refuseLooseLinks(sets)
  const questions = parseReflection(
    await readFile(join(dir, 'reflection.yaml'), 'utf8'),
    'reflection.yaml',
  )
  if (!questions.ok) throw new StoreError(questions.errors.join('\n'))
  const placed = await readPeople(
    peopleFile ?? join(dir, 'people.yaml'),
    sets.map(({ set }) => set).filter(({ state }) => state === 'adopted'),
  )
  return {
    sets: sets.map(({ set, checksum, text }) => ({ set, checksum, text })),
    ...placed,
    questions: questions.value,
  }
}

type GoalSetFile = SetFile & { file: string }

async function readGoalSet(
  dir: string,
  file: string,
): Promise<GoalSetFile | { errors: readonly string[] }> {
  const text = await readFile(join(dir, file), 'utf8')
  const read = parseGoalSet(text, file)
  if (!read.ok) return { errors: read.errors }
  return { file, text, set: read.set, checksum: createHash('sha256').update(text).digest('hex') }
}

/** People type a set's name in front of a code, so two sets cannot be called the same. */
function refuseSameName(sets: readonly GoalSet[]): void {
  const names = sets.flatMap(({ key, name }) => (key === name ? [key] : [key, name]))
  const twice = names.find((name, index) => names.indexOf(name) < index)
  if (twice)
    throw new StoreError(`To målsæt hedder ${twice}. Giv det ene et andet navn (name) i dets fil.`)
}

/** A document may be put beside another, so what it names there must be there. */
function refuseLooseLinks(files: readonly GoalSetFile[]): void {
  const sets = files.map(({ set }) => set)
  const problems = files.flatMap(({ file, text, set }) =>
    linkProblems(set, sets).map(({ path, message }) => `${placeIn(text, file, path)}: ${message}`),
  )
  if (problems.length > 0) throw new StoreError(problems.join('\n'))
}

async function readPeople(path: string, sets: readonly GoalSet[]) {
  const file = basename(path)
  const text = await readFile(path, 'utf8').catch(() => {
    throw new StoreError(`Filen ${path} kan ikke læses.`)
  })
  const read = parsePeople(text, file)
  if (!read.ok) throw new StoreError(read.errors.join('\n'))
  const placed = placePeople(read.people, sets)
  if (placed.errors.length > 0)
    throw new StoreError(placed.errors.map((error) => `${file}: ${error}`).join('\n'))
  const { people, channels } = placed
  return { people, channels }
}

/** Any number will do, as long as every pejl uses the same. */
const LOCK = 7353

/** Ten thousand delmål take some seconds; a slow machine gets its time, since nobody waits yet. */
const LONGEST_MS = 5 * 60_000

/** Brings the seed into the database; repeating it changes nothing. */
export async function saveSeed(db: Db, seed: Seed, now: Date): Promise<void> {
  const keys = seed.sets.map(({ set }) => set.key)
  const byFile = seed.sets.filter(({ set }) => set.state === 'adopted').map(({ set }) => set.key)
  const save = async (tx: Tx) => {
    await tx.$queryRaw`SELECT 1 FROM (SELECT pg_advisory_xact_lock(${LOCK}::int)) AS lock`
    for (const { set, checksum } of seed.sets) await saveGoalSet(tx, set, checksum, now)
    await saveVersions(tx, seed.sets, now)
    await savePrintedYears(
      tx,
      seed.sets.map(({ set }) => set),
      now,
    )
    const people = await savePeople(tx, seed.people, byFile)
    const channels = await saveChannels(tx, seed.channels, byFile)
    if (people || channels) await bumpVersions(tx, keys)
    await markStart(tx, now)
  }
  await inTransaction(db, save, LONGEST_MS)
}
