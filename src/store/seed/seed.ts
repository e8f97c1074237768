import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { allLeaves, type GoalSet } from '../../domain/goal-set.ts'
import type { QuestionCatalogue } from '../../domain/reflection/prompt.ts'
import type { PrismaClient } from '../../generated/prisma/client.ts'
import { claim } from '../claims.ts'
import { StoreError } from '../engine/errors.ts'
import { saveGoalSet } from '../goal-sets.ts'
import { savePeople } from '../people.ts'
import { parseGoalSet } from './goal-set-file.ts'
import { type People, parsePeople } from './people-file.ts'
import { parseReflection } from './reflection-file.ts'

export type Seed = { set: GoalSet; checksum: string; people: People; questions: QuestionCatalogue }

/** prisma/seed, beside the schema. */
export const SEED_DIR = join(import.meta.dirname, '../../../prisma/seed')

/**
 * Reads the goal set that is followed up (the newest adopted one), the people and the questions.
 * Throws StoreError that names file, line and field of everything that is wrong.
 */
export async function readSeed(dir: string, peopleFile: string | null): Promise<Seed> {
  const files = (await readdir(dir)).filter((file) => file.endsWith('.yaml')).sort()
  const goalSetFiles = files.filter((file) => !['people.yaml', 'reflection.yaml'].includes(file))
  const sets = await Promise.all(
    goalSetFiles.map(async (file) => {
      const text = await readFile(join(dir, file), 'utf8')
      const read = parseGoalSet(text, file)
      if (!read.ok) throw new StoreError(read.errors.join('\n'))
      return { set: read.set, checksum: createHash('sha256').update(text).digest('hex') }
    }),
  )
  const newest = sets
    .filter(({ set }) => set.state === 'adopted')
    .sort((a, b) => b.set.fromYear - a.set.fromYear)[0]
  if (!newest) throw new StoreError(`Der er intet vedtaget målsæt i ${dir}.`)
  const questions = parseReflection(
    await readFile(join(dir, 'reflection.yaml'), 'utf8'),
    'reflection.yaml',
  )
  if (!questions.ok) throw new StoreError(questions.errors.join('\n'))
  const people = await readPeople(peopleFile ?? join(dir, 'people.yaml'), newest.set)
  return { ...newest, people, questions: questions.value }
}

async function readPeople(path: string, set: GoalSet): Promise<People> {
  const file = basename(path)
  const text = await readFile(path, 'utf8').catch(() => {
    throw new StoreError(`Filen ${path} kan ikke læses.`)
  })
  const read = parsePeople(text, file)
  if (!read.ok) throw new StoreError(read.errors.join('\n'))
  const codes = allLeaves(set).map(({ delmaal }) => delmaal.code)
  const wrong = read.people.persons.flatMap(({ name, owns }) =>
    owns
      .filter((code) => !codes.includes(code))
      .map((code) => `${file}: ${name} ejer ${code}, som ikke er et delmål i ${set.title}.`),
  )
  if (wrong.length > 0) throw new StoreError(wrong.join('\n'))
  return read.people
}

/** Brings the seed into the database; repeating it changes nothing. */
export async function saveSeed(prisma: PrismaClient, seed: Seed, now: Date): Promise<void> {
  await prisma.$transaction(async (tx) => {
    await tx.$queryRaw`SELECT 1 FROM (SELECT pg_advisory_xact_lock(7353)) AS lock`
    await saveGoalSet(tx, seed.set, seed.checksum, now)
    await savePeople(tx, seed.set, seed.people)
    await claim(tx, [{ key: 'start', kind: 'start', at: now }])
  })
}
