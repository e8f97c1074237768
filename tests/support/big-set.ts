/** A goal set of any size, with its people and channels, made in memory. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Delmaal, GoalSet, Pejlemaerke } from '../../src/domain/goal-set.ts'
import type { Channel } from '../../src/store/channels.ts'
import type { Person } from '../../src/store/people.ts'
import { parseReflection } from '../../src/store/seed/reflection-file.ts'
import { SEED_DIR, type Seed } from '../../src/store/seed/seed.ts'
import { NO_WORDS, oneDelmaal } from './one-delmaal.ts'

export const BIG_SET = 'stort'
const OWNERS = 100
const LEADERS = 30
const LETTERS = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZÆØÅ']

/**
 * So many pejlemærker with so many figures each. Each has a channel; the pejlemærker are shared out
 * among 30 leaders and 100 data owners, fewer where there are not so many.
 */
export function bigSeed(pejlemaerker: number, delmaalEach: number): Seed {
  const numbers = Array.from({ length: pejlemaerker }, (_, index) => index + 1)
  const set: GoalSet = {
    key: BIG_SET,
    name: '2014-2017',
    title: 'Et stort målsæt',
    fromYear: 2014,
    toYear: 2017,
    state: 'adopted',
    missingFigure: 'exclude',
    pejlemaerker: numbers.map((number) => pejlemaerke(number, delmaalEach)),
    ...NO_WORDS,
  }
  const checksum = `${pejlemaerker} × ${delmaalEach}`
  const people = peopleOf(set)
  return {
    sets: [{ set, checksum, text: '' }],
    people,
    channels: channelsOf(set),
    questions: questions(),
  }
}

/** The city's own. */
function questions(): Seed['questions'] {
  const name = 'reflection.yaml'
  const read = parseReflection(readFileSync(join(SEED_DIR, name), 'utf8'), name)
  if (!read.ok) throw new Error(read.errors.join('\n'))
  return read.value
}

function pejlemaerke(number: number, count: number): Pejlemaerke {
  const parts = Math.ceil(count / LETTERS.length)
  const letters = LETTERS.slice(0, Math.ceil(count / parts))
  const delmaal = letters.map((letter) => {
    const code = `${number}${letter}`
    if (parts === 1) return leaf(code)
    const own = Array.from({ length: parts }, (_, index) => leaf(`${code}${index + 1}`))
    return {
      ...leaf(code),
      target: { kind: 'not-set', text: '' },
      baseline: null,
      published: [],
      parts: own,
    } as const
  })
  return {
    number,
    title: `Flere københavnere i kvarter ${number} har en bolig`,
    delmaal,
    published: [],
    weighting: 'none',
    footnotes: [],
    breaks: [],
    background: [],
    belongs: null,
    notes: [],
  }
}

const leaf = (code: string): Delmaal =>
  oneDelmaal({
    code,
    title: `Der er færre hjemløse i ${code}`,
    published: [{ period: '2014', value: 1500, preliminary: false, n: null }],
  })

const keyOf = (role: string, number: number, many: number) => `${role}-${((number - 1) % many) + 1}`
const ownerOf = (number: number) => keyOf('dataejer', number, OWNERS)
const leaderOf = (number: number) => keyOf('leder', number, LEADERS)

function peopleOf({ pejlemaerker }: GoalSet): Person[] {
  const owned = Map.groupBy(pejlemaerker, ({ number }) => ownerOf(number))
  const owners = [...owned].map(([key, own]) =>
    person(
      key,
      own.flatMap(({ delmaal }) =>
        delmaal
          .flatMap((one) => (one.parts.length === 0 ? [one] : one.parts))
          .map(({ code }) => ({ set: BIG_SET, code })),
      ),
    ),
  )
  const leaders = [...new Set(pejlemaerker.map(({ number }) => leaderOf(number)))]
  const controller = { ...person('controller', []), isController: true, isFirstController: true }
  return [controller, ...owners, ...leaders.map((key) => person(key, []))]
}

const person = (key: string, owns: Person['owns']): Person => ({
  key,
  name: key.replace('-', ' '),
  email: `${key}@kk.example`,
  isController: false,
  isFirstController: false,
  isManagement: false,
  platform: null,
  owns,
})

function channelsOf({ pejlemaerker }: GoalSet): Channel[] {
  const own = pejlemaerker.map(({ number }) => channel(`pejlemaerke-${number}`, number))
  return [...own, channel('direktionen', null)]
}

const channel = (key: string, number: number | null): Channel => ({
  key,
  name: key,
  platform: null,
  address: key,
  set: BIG_SET,
  number,
  leader: number === null ? null : leaderOf(number),
})
