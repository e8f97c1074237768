import { closest, distance } from 'fastest-levenshtein'
import { type Delmaal, type GoalSet, leaves, type Pejlemaerke } from '../domain/goal-set.ts'
import { mostChanged } from './parse.ts'

export type Found =
  | { kind: 'pejlemaerke'; pejlemaerke: Pejlemaerke }
  | { kind: 'delmaal'; pejlemaerke: Pejlemaerke; delmaal: Delmaal }
  /** Several fit, or nothing does and these, if any, are near. `exact` tells which. */
  | { kind: 'several'; exact: boolean; suggestions: Suggestion[] }

export type Suggestion = { id: string; title: string }

type Place = Suggestion & { found: Exclude<Found, { kind: 'several' }> }

const MOST = 4

/** Finds a pejlemærke or delmål by "5", "5A" or words of its title. Never fails: it suggests. */
export function find(set: GoalSet, typed: string): Found {
  const places = allPlaces(set)
  const id = typed
    .trim()
    .replace(/^(pejlemærke|delmål)\s+/i, '')
    .replace(/\s+/g, '')
    .toLocaleUpperCase('da')
  const exact = places.find((place) => place.id === id)
  if (exact) return exact.found

  const words = typed.toLocaleLowerCase('da').split(/\s+/).filter(Boolean)
  const fits = places.filter((place) => words.every((word) => hasWord(place.title, word)))
  const pejlemaerker = fits.filter((place) => place.found.kind === 'pejlemaerke')
  const [only, another] = pejlemaerker.length > 0 ? pejlemaerker : fits
  if (only && !another) return only.found
  if (only) return { kind: 'several', exact: true, suggestions: named(fits) }
  return { kind: 'several', exact: false, suggestions: named(nearest(places, id, words)) }
}

/** Finds a delmål that has figures; a delmål with parts suggests its parts. */
export function findLeaf(set: GoalSet, typed: string): Delmaal | Suggestion[] {
  const found = find(set, typed)
  if (found.kind === 'several') {
    const isLeaf = (id: string) => allLeafCodes(set).includes(id)
    const leafs = found.suggestions.filter(({ id }) => isLeaf(id))
    return leafs.length > 0 ? leafs : found.suggestions
  }
  const own =
    found.kind === 'delmaal' ? leaves(found.delmaal) : found.pejlemaerke.delmaal.flatMap(leaves)
  const [only, another] = own
  return only && !another ? only : own.map(({ code, title }) => ({ id: code, title }))
}

const allLeafCodes = (set: GoalSet): string[] =>
  set.pejlemaerker.flatMap(({ delmaal }) => delmaal.flatMap(leaves)).map(({ code }) => code)

function allPlaces(set: GoalSet): Place[] {
  const below = (pejlemaerke: Pejlemaerke, delmaal: Delmaal): Place[] => [
    {
      id: delmaal.code,
      title: delmaal.title,
      found: { kind: 'delmaal', pejlemaerke, delmaal },
    },
    ...delmaal.parts.flatMap((part) => below(pejlemaerke, part)),
  ]
  return set.pejlemaerker.flatMap((pejlemaerke) => [
    {
      id: String(pejlemaerke.number),
      title: pejlemaerke.title,
      found: { kind: 'pejlemaerke' as const, pejlemaerke },
    },
    ...pejlemaerke.delmaal.flatMap((delmaal) => below(pejlemaerke, delmaal)),
  ])
}

const wordsOf = (title: string): string[] =>
  title.toLocaleLowerCase('da').match(/[\p{L}\p{N}]+/gu) ?? []
const hasWord = (title: string, word: string): boolean =>
  wordsOf(title).some((own) => own.startsWith(word) || (word.length > 3 && own.includes(word)))
const named = (places: readonly Place[]): Suggestion[] =>
  places.slice(0, MOST).map(({ id, title }) => ({ id, title }))

/** One letter or digit too many, too few or another: still the same code. */
const CODE_CHANGED = 1

/** The nearest: by id for something like a code, else by words of the titles; none when none is near. */
function nearest(places: readonly Place[], id: string, words: readonly string[]): Place[] {
  return places
    .flatMap((place) => {
      const far = /^\d/.test(id) ? codeChanged(id, place.id) : wordsChanged(words, place.title)
      return far === null ? [] : [{ place, far }]
    })
    .sort((a, b) => a.far - b.far)
    .map(({ place }) => place)
}

/** A code with the same pejlemærke is nearer. Null when they are far apart, as below. */
function codeChanged(typed: string, id: string): number | null {
  const changed = distance(typed, id)
  return changed > CODE_CHANGED ? null : changed - (id.startsWith(typed.slice(0, 1)) ? 0.5 : 0)
}

function wordsChanged(words: readonly string[], title: string): number | null {
  const changed = words.map((word) => distance(word, closest(word, wordsOf(title))))
  const isNear = words.every((word, at) => (changed[at] ?? 0) <= mostChanged(word))
  return isNear ? changed.reduce((sum, one) => sum + one, 0) : null
}
