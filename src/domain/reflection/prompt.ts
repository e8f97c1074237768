/**
 * What a leader is asked to reflect on. Document 001 places reflection with leaders at every level,
 * locally; 002 gives the four principles that the questions take turns to look through.
 */
import { formatFigure } from '../figures/danish-format.ts'
import type { Background } from '../sourced.ts'
import { type DelmaalChange, type Happening, type LastKnown, lastKnown } from './happening.ts'

/** The four principles of 002, in its order: early effort, resources, co-creation, dialogue. */
export const PRINCIPLES = ['forebyggelse', 'ressourcer', 'samskabelse', 'kvalitet'] as const
export type Principle = (typeof PRINCIPLES)[number]

/** The questions, in Danish, as prisma/seed/reflection.yaml has them. */
export type QuestionCatalogue = {
  /** Ask whether a point of attention, or a cause, plays a part; "{punkt}" stands for it. */
  attention: string
  cause: string
  /** Asked when a goal set's period has ended. */
  closing: readonly string[]
  happenings: Readonly<
    Record<Happening, { first: string; principles: Readonly<Record<Principle, string>> }>
  >
}

/** What a pejlemærke's background asks about. */
export type Point = { kind: 'attention' | 'cause'; text: string }

/** Points of attention where there are any (001), else causes, which then take their place. */
export function pointsOf(background: readonly Pick<Background, 'kind' | 'text'>[]): Point[] {
  const of = (kind: Point['kind']): Point[] =>
    background.filter((entry) => entry.kind === kind).map(({ text }) => ({ kind, text }))
  const attention = of('attention')
  return attention.length > 0 ? attention : of('cause')
}

export type Prompt = { opening: string; questions: string[]; principle: Principle }

export const PRIVACY = 'Kun du kan se dit svar, medmindre du deler det.'

/**
 * An opening sentence and two or three questions, in Danish.
 * @param points what the pejlemærke's background asks about; with any, one becomes a question
 * @param chart what is asked about how the figures swing; it goes before the background's
 * @param earlier how many prompts this leader has had: principles and points take turns by it
 */
export function reflectionPrompt(
  happening: Happening,
  change: DelmaalChange,
  points: readonly Point[],
  chart: readonly string[],
  earlier: number,
  catalogue: QuestionCatalogue,
): Prompt {
  const principle = inTurn(PRINCIPLES, earlier) ?? PRINCIPLES[0]
  const point = inTurn(points, earlier)
  const { first, principles } = catalogue.happenings[happening]
  const questions = [first, principles[principle]]
  const [swing] = chart
  if (swing !== undefined) questions.push(swing)
  else if (point !== undefined)
    questions.push(catalogue[point.kind].replace('{punkt}', () => point.text.replace(/\.$/, '')))
  const opening = [openingText(happening, change), breakText(change)].join(' ').trim()
  return { opening, questions, principle }
}

function inTurn<T>(list: readonly T[], turn: number): T | undefined {
  return list[turn % list.length]
}

function openingText(happening: Happening, { delmaal, before, after }: DelmaalChange): string {
  const { code } = delmaal
  const figure = (known: LastKnown) => formatFigure(known.value, delmaal.unit)
  const dated = (known: LastKnown) => `${figure(known)} (${known.when})`
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
        ? `${code} er ${figure(now)} for ${now.when} og dermed på målet, som er ${after.targetText}.`
        : `${moved} for ${now.when}, og det er målet: fremgang år for år.`
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
function breakText({ delmaal, before, after }: DelmaalChange): string {
  const [from, to] = [lastKnown(before)?.year, lastKnown(after)?.year]
  if (from === undefined || to === undefined) return ''
  const between = delmaal.breaks.filter(
    ({ year }) => from < to && (year === null || (from < year && year <= to)),
  )
  return between.map(({ text }) => text).join(' ')
}
