import { subjectOf, wordsOf } from '../domain/danish-words.ts'
import { readTypedName } from '../domain/figure-key.ts'
import { type Delmaal, type GoalSet, leaves } from '../domain/goal-set.ts'
import { delmaalName } from '../loop/names.ts'
import { allTopics, endingSo, nearestTopics, type Topic, titled, topicsIn } from './topics.ts'

export type Found = { kind: 'topic'; topic: Topic } | Several

/** Several fit, or nothing does and these, if any, are near. */
export type Several = {
  kind: 'several'
  /** One code in several goal sets, the end of a code, words that fit several titles, or nothing that fits. */
  why: 'sets' | 'parts' | 'words' | 'near'
  topics: readonly Topic[]
}

/** `documents` can be named too; without a name only what is followed up is meant. */
type Sets = {
  sets: readonly GoalSet[]
  documents?: readonly GoalSet[]
  /** Of what several sets have, this one's is meant. */
  home?: GoalSet | undefined
}

/**
 * Finds a pejlemærke or delmål by "5", "5A", "2014-2017/5A" or words of its title. A code that only
 * one goal set has needs no set in front of it; the end of a code ("A1") is asked about. Never fails:
 * it suggests.
 */
export function find({ sets, documents = sets, home }: Sets, typed: string): Found {
  const { named, rest } = withoutSet({ documents }, subjectOf(typed))
  const topics = named ? topicsIn(sets, named) : allTopics(sets)
  const code = rest.replace(/\s+/g, '').toLocaleUpperCase('da')
  const exact = topics.filter((topic) => topic.code === code)
  const own = exact.find(({ set }) => set === home)
  if (own) return { kind: 'topic', topic: own }
  if (exact.length > 1) return { kind: 'several', why: 'sets', topics: exact }
  if (exact[0]) return { kind: 'topic', topic: exact[0] }
  const parts = endingSo(topics, code)
  if (parts.length > 0) return { kind: 'several', why: 'parts', topics: parts }

  const words = wordsOf(rest)
  const fits = titled(topics, words)
  const pejlemaerker = fits.filter(({ delmaal }) => delmaal === null)
  const [only, another] = pejlemaerker.length > 0 ? pejlemaerker : fits
  if (only && !another) return { kind: 'topic', topic: only }
  return only
    ? { kind: 'several', why: 'words', topics: fits }
    : { kind: 'several', why: 'near', topics: nearestTopics(topics, code, words) }
}

/** "2014-2017/1B" → that set and "1B"; null without a set's name. */
function withoutSet({ documents }: { documents: readonly GoalSet[] }, typed: string) {
  const { setName, rest } = readTypedName(typed)
  const named = setName === null ? undefined : setNamed(documents, setName)
  return named ? { named, rest } : { named: null, rest: typed }
}

/** The goal set that is called so, whatever letters are capitals. */
export const setNamed = (sets: readonly GoalSet[], typed: string): GoalSet | undefined =>
  sets.find(({ name, key }) => [name, key].includes(typed.toLocaleLowerCase('da')))

/** Finds a delmål that has figures; a delmål with parts suggests its parts. */
export function findLeaf(all: Sets, typed: string): { set: GoalSet; delmaal: Delmaal } | Several {
  const found = find(all, typed)
  if (found.kind === 'several') {
    const leafs = found.topics.filter(({ delmaal }) => delmaal?.parts.length === 0)
    return leafs.length > 0 ? { ...found, topics: leafs } : found
  }
  const { topic } = found
  const own = leavesOf(topic)
  const [only, another] = own
  if (only && !another) return { set: topic.set, delmaal: only }
  const topics = own.map((delmaal) => ({
    ...topic,
    id: delmaalName(all, topic.set, delmaal.code),
    code: delmaal.code,
    title: delmaal.title,
    words: wordsOf(delmaal.title),
    delmaal,
  }))
  return { kind: 'several', why: 'words', topics }
}

/** The delmål with figures that a topic is made of. */
export const leavesOf = ({ pejlemaerke, delmaal }: Topic): readonly Delmaal[] =>
  delmaal === null ? pejlemaerke.delmaal.flatMap(leaves) : leaves(delmaal)
