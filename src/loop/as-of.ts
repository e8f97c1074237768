/** Everything as it was known at the end of a day, or at any moment: the facts, the goal sets and which were followed up. */
import type { GoalSet } from '../domain/goal-set.ts'
import { dateText, dayOf } from '../domain/time/calendar.ts'
import { type Defined, definedAt } from '../store/goal-set-versions.ts'
import { knownAt, knownSince } from './known-at.ts'
import type { Pejl } from './pejl.ts'
import { type AllSituations, type Situation, situationOf } from './situation.ts'

export type AsOf = {
  /** With the goal sets as they were defined then; what is followed up is what was. */
  pejl: Pejl
  all: AllSituations
  /** What could not be made as it was then, in Danish sentences. */
  notes: readonly string[]
}

/** The moment as it was; before anything was known, when that began. */
export async function asOf(
  pejl: Pejl,
  { followed, shown }: AllSituations,
  at: Date,
): Promise<AsOf | { began: Date | null }> {
  const defined = await definedAt(pejl.db, at)
  const then = [...followed, ...shown].flatMap((known) => thatTime(known, defined, at))
  if (then.length === 0) return { began: firstOf([...followed, ...shown]) }
  const isFollowed = ({ set, adoptedAt }: Situation) =>
    set.state === 'adopted' || adoptedAt !== null
  const own = then.map(({ situation }) => situation)
  const all = {
    followed: own.filter(isFollowed),
    shown: own.filter((one) => !isFollowed(one)),
  }
  const inOrder = (sets: readonly GoalSet[], of: readonly Situation[]) =>
    sets.flatMap(({ key }) => of.find(({ set }) => set.key === key)?.set ?? [])
  return {
    pejl: {
      ...pejl,
      documents: sameOr(pejl.documents, inOrder(pejl.documents, own)),
      sets: sameOr(pejl.sets, inOrder(pejl.documents, all.followed)),
      home: own.find(({ set }) => set.key === pejl.home?.key)?.set,
    },
    all,
    notes: then.flatMap(({ note }) => (note === '' ? [] : [note])),
  }
}

/** None for a goal set of which nothing was known then. */
function thatTime(
  known: Situation,
  defined: ReadonlyMap<string, Defined>,
  at: Date,
): { situation: Situation; note: string }[] {
  const {
    set: own = null,
    oldestFrom = null,
    unreadable = false,
  } = defined.get(known.set.key) ?? {}
  const since = knownSince(known)
  if (oldestFrom && (since === null || since > at)) return []
  const set = own ?? known.set
  return [
    {
      situation: situationOf(knownAt({ ...known, set }, at), at),
      note: noteOn(set, oldestFrom, unreadable),
    },
  ]
}

function noteOn({ title }: GoalSet, oldestFrom: Date | null, unreadable: boolean): string {
  if (unreadable)
    return `${title}: målene, som de stod dengang, kan ikke læses længere. Her er regnet med dem, der gælder i dag.`
  if (oldestFrom)
    return `${title}: de ældste mål, pejl har gemt, er fra ${dateText(dayOf(oldestFrom))}. Her er regnet med dem.`
  return ''
}

function firstOf(situations: readonly Situation[]): Date | null {
  const [first = null] = situations
    .flatMap((known) => knownSince(known) ?? [])
    .sort((a, b) => a.getTime() - b.getTime())
  return first
}

/** What is worked out for a list of sets is kept for that list (commands/topics.ts), so it is not made anew for nothing. */
const sameOr = (today: readonly GoalSet[], then: readonly GoalSet[]): readonly GoalSet[] =>
  today.length === then.length && today.every((set, at) => set === then[at]) ? today : then
