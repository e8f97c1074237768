/** What was typed after "hvad-hvis", read as a reported figure is, or what is asked back. */
import { periodProblem } from '../../domain/answer/question.ts'
import { listText } from '../../domain/danish-text.ts'
import { quoted } from '../../domain/danish-words.ts'
import { readFigure } from '../../domain/figures/danish-figure.ts'
import { figuresAfter } from '../../domain/figures-known.ts'
import type { Delmaal, GoalSet } from '../../domain/goal-set.ts'
import { dayAfter, periodText, readPeriod } from '../../domain/time/cadence.ts'
import {
  readFiguresTyped,
  type TypedFigure,
  typedText,
} from '../../domain/what-if/figures-typed.ts'
import { type Imagined, imaginedTwice } from '../../domain/what-if/imagined.ts'
import { nextPeriod } from '../../domain/what-if/next-period.ts'
import { delmaalName } from '../../loop/names.ts'
import type { Pejl } from '../../loop/pejl.ts'
import { questionOf } from '../../loop/reminder/question.ts'
import type { Situation } from '../../loop/situation.ts'
import { no, suggest } from '../answers.ts'
import type { Invocation, Outcome } from '../command.ts'
import { findLeaf } from '../find.ts'
import { readArgs } from '../period.ts'
import { situationIn } from '../situation-of.ts'

/** An imagined figure, with the delmål it is of. */
export type Thought = Imagined & { set: GoalSet; delmaal: Delmaal; name: string }

/** One that was found, with its figure as typed and the period it is for. */
type Named = Omit<Thought, 'value'> & { figure: string; ownPeriod: boolean }

const COMMAND = 'hvad-hvis'
const EXAMPLE = `Skriv fx »${COMMAND} 1D 1.300« eller »${COMMAND} 1D 1.300, 1E 200«.`

/** Every figure, or the question back: nothing that could mean two things is guessed. */
export function figuresImagined(pejl: Pejl, invocation: Invocation): Thought[] | Outcome {
  const [, typed = '', yes] = /^(.*?)(\s+ja)?$/s.exec(invocation.args) ?? []
  const isSure = invocation.confirmed || yes !== undefined
  const read = readFiguresTyped(typed)
  if (read.kind === 'none') return no(`Hvilke delmål skal have hvilke tal? ${EXAMPLE}`)
  if (read.kind === 'glued')
    return no(
      `Jeg er ikke sikker på, hvor tallet slutter i ${quoted(read.at)}. Mener du ${quoted(read.meant)}?`,
      [{ title: `Ja, ${read.meant}`, command: `${COMMAND} ${read.meant}` }],
    )
  const named: Named[] = []
  for (const [index, one] of read.figures.entries()) {
    const others = read.figures.filter((_, at) => at !== index)
    const found = nameOne(pejl, invocation, one, others)
    if ('card' in found) return found
    named.push(found)
  }
  const twice = imaginedTwice(named.map((one) => ({ ...one, code: keyOf(one), value: 0 })))
  if (twice)
    return no(`Der står to tal for samme delmål og år (${periodText(twice.period)}). Skriv kun ét.`)
  return whichPeriods(named) ?? valuesOf(invocation, named, isSure)
}

const keyOf = ({ set, code }: Named): string => `${set.key} ${code}`

function nameOne(
  pejl: Pejl,
  invocation: Invocation,
  { code, typed }: TypedFigure,
  others: readonly TypedFigure[],
): Named | Outcome {
  const found = findLeaf(pejl, code)
  if ('kind' in found) {
    const rest = [typed, typedText(others)].filter((part) => part !== '').join(', ')
    return suggest(`Jeg kan ikke finde tal for ${quoted(code)}.`, COMMAND, found, rest)
  }
  const { set, delmaal } = found
  const name = delmaalName(pejl, set, delmaal.code)
  const { figure, period: said } = readArgs(`${name} ${typed}`)
  if (figure === '')
    return no(
      `Hvilket tal skal ${name} have i det tænkte eksempel? Skriv fx »${COMMAND} ${name} 100«.`,
    )
  const period = periodImagined(situationIn(invocation, set), name, delmaal, said)
  if (typeof period !== 'string') return period
  return { set, delmaal, name, code: delmaal.code, figure, period, ownPeriod: said !== '' }
}

/** What was said, else the one that is reported next, else the newest, which would be corrected. */
function periodImagined(
  known: Situation,
  name: string,
  delmaal: Delmaal,
  said: string,
): string | Outcome {
  const { facts, today: now } = known
  const [newest] = figuresAfter(facts, delmaal.code, facts.baselines.get(delmaal.code))
  const meant = nextPeriod(delmaal, known, now) ?? newest?.period ?? null
  const period = said === '' ? meant : readPeriod(said, delmaal.cadence.every)
  if (period === null)
    return said === ''
      ? no(`${name} følges ikke længere op. Skriv året, du tænker på, fx »for 2014«.`)
      : no(`Jeg forstår ikke perioden ${quoted(said)}. Skriv fx »for 2015«.`)
  // What has not ended yet can be imagined; it is judged as on the day it can be reported.
  const today = dayAfter(period)
  const refused = periodProblem({ ...questionOf(known, name, new Map(), delmaal, period), today })
  return refused === '' ? period : no(refused)
}

/** "1D 1.300, 1E 200 for 2016": whether the year is the last one's alone is asked where it matters. */
function whichPeriods(named: readonly Named[]): Outcome | null {
  const last = named.at(-1)
  const before = named.slice(0, -1)
  const others = before.filter(({ period }) => period !== last?.period)
  if (!last?.ownPeriod || others.length === 0 || before.some(({ ownPeriod }) => ownPeriod))
    return null
  const year = periodText(last.period)
  const typedFor = (period: (one: Named) => string) =>
    `${COMMAND} ${typedText(named.map((one) => ({ code: one.name, typed: `${one.figure} for ${periodText(period(one))}` })))}`
  return no(
    `Gælder ${year} også ${listText(others.map(({ name }) => name))}? Skriv året efter hvert tal.`,
    [
      { title: `Ja, alle for ${year}`, command: typedFor(() => last.period) },
      { title: `Nej, kun ${last.name}`, command: typedFor(({ period }) => period) },
    ],
  )
}

/** The figures, refused as a reported one is; whether one is far from the last is not asked of a thought. */
function valuesOf(
  invocation: Invocation,
  named: readonly Named[],
  isSure: boolean,
): Thought[] | Outcome {
  const thoughts: Thought[] = []
  for (const one of named) {
    const { set, delmaal, name, figure, period } = one
    const known = situationIn(invocation, set)
    const { last, baseline } = questionOf(known, name, new Map(), delmaal, period)
    const before = isSure ? null : (last?.value ?? baseline?.value ?? null)
    const reading = readFigure(figure, delmaal.unit, before)
    if (!reading.ok) return refused(named, one, reading, isSure)
    thoughts.push({ ...one, value: reading.value })
  }
  return thoughts
}

function refused(
  named: readonly Named[],
  one: Named,
  { message, suggestion }: { message: string; suggestion: string | null },
  isSure: boolean,
): Outcome {
  const withFigure = (figure: string) =>
    `${COMMAND} ${typedText(
      named.map((each) => ({
        code: each.name,
        typed: `${each === one ? figure : each.figure}${each.ownPeriod ? ` for ${periodText(each.period)}` : ''}`,
      })),
    )}`
  const isMeant = !isSure && readFigure(one.figure, one.delmaal.unit, null).ok
  const text = named.length === 1 ? message : `${one.name}: ${message}`
  return no(text, [
    ...(suggestion === null
      ? []
      : [{ title: `Ja, ${suggestion}`, command: withFigure(suggestion) }]),
    ...(isMeant
      ? [{ title: `Nej, ${one.figure} er rigtigt`, command: `${withFigure(one.figure)} ja` }]
      : []),
  ])
}
