/**
 * What a leader is asked to reflect on. Document 001 places reflection with leaders at every level,
 * locally; 002 gives the four principles that the questions take turns to look through.
 */

import type { DelmaalStatus } from '../barometer/status.ts'
import { formatFigure } from '../figures/danish-format.ts'
import type { Delmaal } from '../goal-set.ts'
import { periodEndYear, periodText } from '../time/cadence.ts'

export const HAPPENINGS = [
  'gaaet-tilbage',
  'staaet-stille',
  'gaaet-frem',
  'naaet',
  'kun-baseline',
  'findes-ikke-endnu-igen',
  'kommet-tilbage',
  'foerste-tal',
] as const
export type Happening = (typeof HAPPENINGS)[number]

/** The four principles of 002, in its order: early effort, resources, co-creation, dialogue. */
export const PRINCIPLES = ['forebyggelse', 'ressourcer', 'samskabelse', 'kvalitet'] as const
export type Principle = (typeof PRINCIPLES)[number]

/** The questions, in Danish, as prisma/seed/reflection.yaml has them. */
export type Questions = {
  /** Asks whether a point of attention plays a part; "{punkt}" stands for it. */
  attention: string
  happenings: Readonly<
    Record<Happening, { first: string; principles: Readonly<Record<Principle, string>> }>
  >
}

/** One leaf before and after an answer. */
export type Change = {
  delmaal: Delmaal
  before: DelmaalStatus
  after: DelmaalStatus
  /** How often "Tallet findes ikke endnu" was answered since the last figure before this answer. */
  notYet: number
}

export type Prompt = { opening: string; questions: string[]; principle: Principle }

export const PRIVACY = 'Kun du kan se dit svar, medmindre du deler det.'

/**
 * What an answer means for a delmål; null when it calls for no reflection: a figure that was
 * corrected, one for an older period, the first "Tallet findes ikke endnu" after a status.
 */
export function whatHappened({ delmaal, before, after, notYet }: Change): Happening | null {
  if (after.status === null || after.status.period === before.status?.period) {
    if (notYet > 1) return 'findes-ikke-endnu-igen'
    return notYet === 1 && after.status === null && after.baseline ? 'kun-baseline' : null
  }
  if (after.reached) return 'naaet'
  const earlier = lastKnown(before)
  if (earlier === null) return 'foerste-tal'
  const ahead = (after.status.value - earlier.value) * (delmaal.direction === 'more' ? 1 : -1)
  if (ahead < 0) return 'gaaet-tilbage'
  if (notYet > 0) return 'kommet-tilbage'
  return ahead === 0 ? 'staaet-stille' : 'gaaet-frem'
}

/**
 * An opening sentence and two or three questions, in Danish.
 * @param attention the pejlemærke's points of attention (001); with any, one becomes a question
 * @param earlier how many prompts this leader has had: principles and points take turns by it
 */
export function reflectionPrompt(
  happening: Happening,
  change: Change,
  attention: readonly string[],
  earlier: number,
  catalogue: Questions,
): Prompt {
  const principle = inTurn(PRINCIPLES, earlier) as Principle
  const point = inTurn(attention, earlier)
  const { first, principles } = catalogue.happenings[happening]
  const questions = [first, principles[principle]]
  if (point !== undefined)
    questions.push(catalogue.attention.replace('{punkt}', () => point.replace(/\.$/, '')))
  const opening = [openingText(happening, change), breakText(change)].join(' ').trim()
  return { opening, questions, principle }
}

function inTurn<T>(list: readonly T[], turn: number): T | undefined {
  return list[turn % list.length]
}

function openingText(happening: Happening, { delmaal, before, after }: Change): string {
  const { code } = delmaal
  const figure = (known: Known) => formatFigure(known.value, delmaal.unit)
  const dated = (known: Known) => `${figure(known)} (${known.when})`
  const now = lastKnown(after)
  if (now === null) return `Der er fortsat ikke et tal for ${code}.`
  const earlier = lastKnown(before)
  const moved = earlier ? `${code} er gået fra ${figure(earlier)} til ${figure(now)}` : ''
  const target = after.target === null ? null : `målet på ${after.targetText}`
  switch (happening) {
    case 'gaaet-tilbage':
      return `${moved}, altså ${target ? `væk fra ${target}` : 'den anden vej end ønsket'}.`
    case 'gaaet-frem':
      return `${moved}, altså ${target ? `nærmere ${target}` : 'i den ønskede retning'}.`
    case 'staaet-stille':
      return `${code} står stadig på ${figure(now)}${target ? `; målet er ${after.targetText}` : ''}.`
    case 'naaet':
      return target
        ? `${code} er på ${figure(now)}. Dermed er ${target} nået.`
        : `${moved}. Dermed er målet om fremgang år for år nået.`
    case 'kun-baseline':
      return `${code} har en baseline på ${dated(now)}, men endnu ingen status.`
    case 'findes-ikke-endnu-igen':
      return `Der er fortsat ikke et nyt tal for ${code}. Det seneste er ${dated(now)}.`
    case 'kommet-tilbage':
      return `Der er igen et tal for ${code}: ${dated(now)}${earlier ? `. Det seneste før var ${dated(earlier)}` : ''}.`
    case 'foerste-tal':
      return `${code} har fået sit første tal: ${dated(now)}.`
  }
}

/** What the reader must know before comparing figures on two sides of a break in definition. */
function breakText({ delmaal, before, after }: Change): string {
  const [from, to] = [lastKnown(before)?.year, lastKnown(after)?.year]
  if (from === undefined || to === undefined) return ''
  const between = delmaal.breaks.filter(({ year }) => from < year && year <= to)
  return between.map(({ text }) => text).join(' ')
}

type Known = { value: number; year: number; when: string }

/** The status, or the baseline while there is no status. */
function lastKnown({ status, baseline }: DelmaalStatus): Known | null {
  if (status) {
    const { value, period } = status
    return { value, year: periodEndYear(period), when: periodText(period) }
  }
  return baseline ? { ...baseline, when: `${baseline.year}` } : null
}
