/** The names of what pejl follows up, made, printed and read here only. Several goal sets may use one code. */
import { isPeriod, type Period } from './time/cadence.ts'

/** A pejlemærke: a goal set's key and a number in it. */
export type PejlemaerkeKey = { set: string; number: number }
/** A delmål, or a step of a plan: a goal set's key and a code in it. */
export type DelmaalKey = { set: string; code: string }
/** What is asked for a period: a delmål's figure, or how a plan's step stands. */
export type QuestionKey = DelmaalKey & { period: Period }
/** One figure: a delmål and a period. */
export type FigureKey = QuestionKey

/** "pejlemaerker-2014-2017/1": also what the store calls it. */
export const pejlemaerkeId = ({ set, number }: PejlemaerkeKey): string => `${set}/${number}`

/** "pejlemaerker-2014-2017/1D": also what the store calls it. */
export const delmaalId = ({ set, code }: DelmaalKey): string => `${set}/${code}`

/** "1D:2015": a figure within its goal set. */
export const figureIn = ({ code, period }: Omit<FigureKey, 'set'>): string => `${code}:${period}`

/** "pejlemaerker-2014-2017/1D:2015" */
export const figureId = (key: FigureKey): string => `${key.set}/${figureIn(key)}`

/** "2014-2017/1D": what people type for a code or number that several goal sets have. */
export const typedName = (setName: string, code: string): string => `${setName}/${code}`

/** What stands before and after the first slash of something typed; `setName` is null without one. */
export function readTypedName(typed: string): { setName: string | null; rest: string } {
  const [, setName = null, rest = typed] = TYPED.exec(typed) ?? []
  return { setName, rest }
}

export const isSameDelmaal = (a: DelmaalKey, b: DelmaalKey): boolean =>
  a.set === b.set && a.code === b.code

export const isSameFigure = (a: FigureKey, b: FigureKey): boolean =>
  isSameDelmaal(a, b) && a.period === b.period

const PEJLEMAERKE = /^([a-z0-9-]+)\/(\d+)$/
const DELMAAL = /^([a-z0-9-]+)\/([^/:@\s]+)$/
const TYPED = /^([^/\s]+)\/(.*)$/s
const FIGURE = /^(?:([a-z0-9-]+)\/)?([^/:@\s]+):([^/:@\s]+)$/

/** Throws RangeError for text that is no pejlemærke's name: it comes from the store. */
export function readPejlemaerkeId(text: string): PejlemaerkeKey {
  const [, set, number] = PEJLEMAERKE.exec(text) ?? []
  if (!set || !number) throw new RangeError(`not a pejlemærke: ${text}`)
  return { set, number: Number(number) }
}

/** Throws RangeError for text that is no delmål's name: it comes from the store. */
export function readDelmaalId(text: string): DelmaalKey {
  const [, set, code] = DELMAAL.exec(text) ?? []
  if (!set || !code) throw new RangeError(`not a delmål: ${text}`)
  return { set, code }
}

/**
 * Reads a figure's name; null for anything else, since cards come back from outside.
 * @param setOf which goal set a code belongs to, for cards that were sent before sets had names
 */
export function readFigureId(
  text: string,
  setOf: (code: string) => string | null,
): FigureKey | null {
  const [, named, code, period] = FIGURE.exec(text) ?? []
  if (!code || !period || !isPeriod(period)) return null
  const set = named ?? setOf(code)
  return set === null ? null : { set, code, period }
}
