import { closest, distance } from 'fastest-levenshtein'
import { readTypedName } from '../domain/figure-key.ts'
import { type Delmaal, type GoalSet, leaves, type Pejlemaerke } from '../domain/goal-set.ts'
import { delmaalName, pejlemaerkeName } from '../loop/names.ts'
import { mostChanged } from './parse.ts'

export type Found =
  | { kind: 'pejlemaerke'; set: GoalSet; pejlemaerke: Pejlemaerke }
  | { kind: 'delmaal'; set: GoalSet; pejlemaerke: Pejlemaerke; delmaal: Delmaal }
  | Several

/** Several fit, or nothing does and these, if any, are near. */
export type Several = {
  kind: 'several'
  /** One code in several goal sets, words that fit several titles, or nothing that fits. */
  why: 'sets' | 'words' | 'near'
  suggestions: Suggestion[]
}

/** What can be typed, and the title of what it means. */
export type Suggestion = { id: string; title: string }

/** A pejlemærke or delmål that can be asked about. */
type Topic = Suggestion & { code: string; set: GoalSet; found: Exclude<Found, Several> }

type Sets = { sets: readonly GoalSet[] }

const MOST = 4

/**
 * Finds a pejlemærke or delmål by "5", "5A", "2014-2017/5A" or words of its title. A code that only
 * one goal set has needs no set in front of it. Never fails: it suggests.
 */
export function find({ sets }: Sets, typed: string): Found {
  const { named, rest } = withoutSet(sets, typed.trim().replace(/^(pejlemærke|delmål)\s+/i, ''))
  const topics = allTopics(sets).filter(({ set }) => named.includes(set))
  const code = rest.replace(/\s+/g, '').toLocaleUpperCase('da')
  const exact = topics.filter((topic) => topic.code === code)
  if (exact.length > 1) return { kind: 'several', why: 'sets', suggestions: shown(exact) }
  if (exact[0]) return exact[0].found

  const words = rest.toLocaleLowerCase('da').split(/\s+/).filter(Boolean)
  const fits = topics.filter((topic) => words.every((word) => hasWord(topic.title, word)))
  const pejlemaerker = fits.filter((topic) => topic.found.kind === 'pejlemaerke')
  const [only, another] = pejlemaerker.length > 0 ? pejlemaerker : fits
  if (only && !another) return only.found
  return only
    ? { kind: 'several', why: 'words', suggestions: shown(fits) }
    : { kind: 'several', why: 'near', suggestions: shown(nearest(topics, code, words)) }
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
    const names = leafNames(all)
    const leafs = found.suggestions.filter(({ id }) => names.has(id))
    return leafs.length > 0 ? { ...found, suggestions: leafs } : found
  }
  const { set } = found
  const own =
    found.kind === 'delmaal' ? leaves(found.delmaal) : found.pejlemaerke.delmaal.flatMap(leaves)
  const [only, another] = own
  if (only && !another) return { set, delmaal: only }
  const suggestions = own.map(({ code, title }) => ({ id: delmaalName(all, set, code), title }))
  return { kind: 'several', why: 'words', suggestions }
}

const leafNames = (all: Sets): Set<string> =>
  new Set(
    all.sets.flatMap((set) =>
      set.pejlemaerker
        .flatMap(({ delmaal }) => delmaal.flatMap(leaves))
        .map(({ code }) => delmaalName(all, set, code)),
    ),
  )

const topicsOfSets = new WeakMap<readonly GoalSet[], readonly Topic[]>()

/** Made once for as long as these sets are followed up: there may be ten thousand. */
function allTopics(sets: readonly GoalSet[]): readonly Topic[] {
  const topics = topicsOfSets.get(sets) ?? sets.flatMap((set) => topicsOf(sets, set))
  topicsOfSets.set(sets, topics)
  return topics
}

function topicsOf(sets: readonly GoalSet[], set: GoalSet): Topic[] {
  const below = (pejlemaerke: Pejlemaerke, delmaal: Delmaal): Topic[] => [
    {
      id: delmaalName({ sets }, set, delmaal.code),
      code: delmaal.code,
      title: delmaal.title,
      set,
      found: { kind: 'delmaal', set, pejlemaerke, delmaal },
    },
    ...delmaal.parts.flatMap((part) => below(pejlemaerke, part)),
  ]
  return set.pejlemaerker.flatMap((pejlemaerke) => [
    {
      id: pejlemaerkeName({ sets }, set, pejlemaerke.number),
      code: String(pejlemaerke.number),
      title: pejlemaerke.title,
      set,
      found: { kind: 'pejlemaerke' as const, set, pejlemaerke },
    },
    ...pejlemaerke.delmaal.flatMap((delmaal) => below(pejlemaerke, delmaal)),
  ])
}

const wordsOf = (title: string): string[] =>
  title.toLocaleLowerCase('da').match(/[\p{L}\p{N}]+/gu) ?? []
const hasWord = (title: string, word: string): boolean =>
  wordsOf(title).some((own) => own.startsWith(word) || (word.length > 3 && own.includes(word)))
const shown = (topics: readonly Topic[]): Suggestion[] =>
  topics.slice(0, MOST).map(({ id, title }) => ({ id, title }))

/** One letter or digit too many, too few or another: still the same code. */
const CODE_CHANGED = 1

/** The nearest: by code for something like a code, else by words of the titles; none when none is near. */
function nearest(topics: readonly Topic[], code: string, words: readonly string[]): Topic[] {
  return topics
    .flatMap((topic) => {
      const far = /^\d/.test(code)
        ? codeChanged(code, topic.code)
        : wordsChanged(words, topic.title)
      return far === null ? [] : [{ topic, far }]
    })
    .sort((a, b) => a.far - b.far)
    .map(({ topic }) => topic)
}

/** A code with the same pejlemærke is nearer. Null when they are far apart, as below. */
function codeChanged(typed: string, code: string): number | null {
  const changed = distance(typed, code)
  return changed > CODE_CHANGED ? null : changed - (code.startsWith(typed.slice(0, 1)) ? 0.5 : 0)
}

function wordsChanged(words: readonly string[], title: string): number | null {
  const changed = words.map((word) => distance(word, closest(word, wordsOf(title))))
  const isNear = words.every((word, at) => (changed[at] ?? 0) <= mostChanged(word))
  return isNear ? changed.reduce((sum, one) => sum + one, 0) : null
}
