/** The pejlemærker and delmål that can be asked about, and which of them something typed fits. */
import { closest, distance } from 'fastest-levenshtein'
import { wordsOf } from '../domain/danish-words.ts'
import type { Delmaal, GoalSet, Pejlemaerke } from '../domain/goal-set.ts'
import { delmaalName, pejlemaerkeName } from '../loop/names.ts'

export type Topic = {
  /** What can be typed. */
  id: string
  title: string
  /** Those of the title. */
  words: readonly string[]
  code: string
  set: GoalSet
  pejlemaerke: Pejlemaerke
  /** Null for the pejlemærke itself. */
  delmaal: Delmaal | null
}

const topicsOfSets = new WeakMap<readonly GoalSet[], Map<GoalSet, readonly Topic[]>>()

/** Made once for as long as these sets are followed up: there may be ten thousand. */
export const allTopics = (sets: readonly GoalSet[]): readonly Topic[] =>
  sets.flatMap((set) => topicsIn(sets, set))

/** Those of one set, which need not be followed up. */
export function topicsIn(sets: readonly GoalSet[], set: GoalSet): readonly Topic[] {
  const known = topicsOfSets.get(sets) ?? new Map<GoalSet, readonly Topic[]>()
  topicsOfSets.set(sets, known)
  const topics = known.get(set) ?? topicsOf(sets, set)
  known.set(set, topics)
  return topics
}

function topicsOf(sets: readonly GoalSet[], set: GoalSet): Topic[] {
  const below = (pejlemaerke: Pejlemaerke, delmaal: Delmaal): Topic[] => {
    const { code, title, parts } = delmaal
    const id = delmaalName({ sets }, set, code)
    const own = { id, title, words: wordsOf(title), code, set, pejlemaerke, delmaal }
    return [own, ...parts.flatMap((part) => below(pejlemaerke, part))]
  }
  return set.pejlemaerker.flatMap((pejlemaerke) => {
    const { number, title, delmaal } = pejlemaerke
    const id = pejlemaerkeName({ sets }, set, number)
    const words = wordsOf(title)
    const own = { id, title, words, code: String(number), set, pejlemaerke, delmaal: null }
    return [own, ...delmaal.flatMap((one) => below(pejlemaerke, one))]
  })
}

/** "A1" or "B": the end of a code, without its pejlemærke. */
const PART = /^\p{L}\d*$/u

/** The delmål whose code ends so; none for anything that is not such an end. */
export const endingSo = (topics: readonly Topic[], code: string): Topic[] =>
  PART.test(code)
    ? topics.filter((topic) => topic.code.replace(/^\d+/, '') === code && topic.delmaal !== null)
    : []

/** Those whose title has every word, where its words begin or also inside them. A number alone is a number, never a piece of a title. */
export const titled = <T extends Pick<Topic, 'words'>>(
  topics: readonly T[],
  words: readonly string[],
  where: 'beginning' | 'anywhere' = 'anywhere',
): T[] =>
  words.some((word) => /\p{L}/u.test(word))
    ? topics.filter((topic) => words.every((word) => hasWord(topic, word, where)))
    : []

const SHORTEST_BEGINNING = 3
const SHORTEST_INSIDE = 5

const hasWord = (
  { words }: Pick<Topic, 'words'>,
  word: string,
  where: 'beginning' | 'anywhere',
): boolean =>
  words.some(
    (own) =>
      own === word ||
      (word.length >= SHORTEST_BEGINNING && own.startsWith(word)) ||
      (where === 'anywhere' && word.length >= SHORTEST_INSIDE && own.includes(word)),
  )

/** One letter or digit too many, too few or another: still the same code. */
const CODE_CHANGED = 1
/** More words than this are a sentence, and no misspelt title. */
const MOST_WORDS = 8

/** The nearest: by code for something like a code, else by words of the titles; none when none is near. */
export function nearestTopics(
  topics: readonly Topic[],
  code: string,
  words: readonly string[],
): Topic[] {
  if (words.length > MOST_WORDS) return []
  const far = /^\d/.test(code)
    ? (topic: Topic) => codeChanged(code, topic)
    : (topic: Topic) => wordsChanged(words, topic)
  return topics
    .flatMap((topic) => {
      const changed = far(topic)
      return changed === null ? [] : [{ topic, changed }]
    })
    .sort((a, b) => a.changed - b.changed)
    .map(({ topic }) => topic)
}

/**
 * A code with the same pejlemærke is nearer, and a number is near numbers only. Null when they are far
 * apart, as below.
 */
function codeChanged(typed: string, { code, delmaal }: Topic): number | null {
  if (/^\d+$/.test(typed) && delmaal !== null) return null
  const changed = distance(typed, code)
  const isFar = changed > CODE_CHANGED || changed >= typed.length
  return isFar ? null : changed - (code.startsWith(typed.slice(0, 1)) ? 0.5 : 0)
}

/** Of a title's word, so many letters may be others. */
const misspelt = (word: string): number => Math.max(1, Math.floor(word.length / 4))

function wordsChanged(words: readonly string[], topic: Topic): number | null {
  const changed = words.map((word) => distance(word, closest(word, topic.words)))
  const isNear = words.every((word, at) => (changed[at] ?? 0) <= misspelt(word))
  return isNear ? changed.reduce((sum, one) => sum + one, 0) : null
}
