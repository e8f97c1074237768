import { subjectOf, wordsOf } from '../domain/danish-words.ts'
import { readTypedName } from '../domain/figure-key.ts'
import { type Delmaal, type GoalSet, leaves } from '../domain/goal-set.ts'
import { delmaalName } from '../loop/names.ts'
import { allTopics, endingSo, nearestTopics, type Topic, titled } from './topics.ts'

export type Found = { kind: 'topic'; topic: Topic } | Several

/** Several fit, or nothing does and these, if any, are near. */
export type Several = {
  kind: 'several'
  /** One code in several goal sets, the end of a code, words that fit several titles, or nothing that fits. */
  why: 'sets' | 'parts' | 'words' | 'near'
  topics: readonly Topic[]
}

type Sets = { sets: readonly GoalSet[] }

/**
 * Finds a pejlemærke or delmål by "5", "5A", "2014-2017/5A" or words of its title. A code that only
 * one goal set has needs no set in front of it; the end of a code ("A1") is asked about. Never fails:
 * it suggests.
 */
export function find({ sets }: Sets, typed: string): Found {
  const { named, rest } = withoutSet(sets, subjectOf(typed))
  const topics = allTopics(sets).filter(({ set }) => named.includes(set))
  const code = rest.replace(/\s+/g, '').toLocaleUpperCase('da')
  const exact = topics.filter((topic) => topic.code === code)
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

/** "2014-2017/1B" → that set and "1B"; without a set's name, every set. */
function withoutSet(sets: readonly GoalSet[], typed: string) {
  const { setName, rest } = readTypedName(typed)
  const named = sets.filter(({ name, key }) => name === setName || key === setName)
  return named.length > 0 ? { named, rest } : { named: [...sets], rest: typed }
}

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
