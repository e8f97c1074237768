/** `målsæt forlæng 2014-2017 til 2019 grund`: a controller lets a period end another year. */
import { noticeCard } from '../../cards/notice.ts'
import { eitherText } from '../../domain/danish-text.ts'
import { quoted } from '../../domain/danish-words.ts'
import { allLeaves, type GoalSet } from '../../domain/goal-set.ts'
import { asInFile } from '../../domain/period-end/prolonged.ts'
import { may, refusal } from '../../domain/rights.ts'
import { periodEndYear } from '../../domain/time/cadence.ts'
import type { Pejl } from '../../loop/pejl.ts'
import { prolong } from '../../loop/prolonged/prolong.ts'
import type { Situation } from '../../loop/situation.ts'
import { buttons, no } from '../answers.ts'
import type { Invocation, Outcome } from '../command.ts'
import { situationIn } from '../situation-of.ts'
import { documentNamed } from './document-named.ts'

/** A period that is prolonged by more than this is a new one. */
const MOST_YEARS = 10
const LONGEST_REASON = 2000
const TYPED = /^(?:(?!til\s)(\S+)\s+)?(?:til\s+(?:og\s+med\s+)?)?(\d{4})(?:[\s,]+(.*))?$/is

/** @param rest what follows "målsæt forlæng" */
export async function forlaeng(pejl: Pejl, invocation: Invocation, rest: string): Promise<Outcome> {
  const [, name = '', year = '', reason = ''] = TYPED.exec(rest.trim()) ?? []
  const set = setMeant(pejl, name)
  const [some] = set ? [set] : pejl.sets
  if (year === '' && some)
    return no(
      `Hvilket målsæt skal forlænges, og til hvilket år? Skriv fx »målsæt forlæng ${some.name} til ${some.toYear + 2}«.`,
    )
  if (!set) {
    const names = pejl.sets.map((one) => one.name)
    return no(
      `${name === '' ? 'Hvilket målsæt mener du?' : `Jeg kender ikke ${quoted(name)} blandt dem, der følges op.`} Det kan være ${eitherText(names)}.`,
      buttons(names.map((one) => `målsæt forlæng ${one} til ${year} ${reason}`.trim())),
    )
  }
  if (!may(invocation.person, 'prolong')) return no(refusal('prolong', set.title, []))
  const known = situationIn(invocation, set)
  const toYear = Number(year)
  const problem = problemWith(known, toYear, reason.trim())
  if (problem !== '') return no(problem)
  const done = await prolong(pejl, invocation.actor, set, toYear, reason.trim(), invocation.now)
  if (!done) return no(`Perioden er netop ændret. Se »målsæt ${set.name}«.`)
  return {
    card: noticeCard(
      `${set.title} gælder nu til og med ${toYear} (før ${set.toYear}). Mål, der skulle nås i ${set.toYear}, skal nås i ${toYear}. Ledelsen får besked. Det kan ændres igen med »målsæt forlæng ${set.name} til ${set.toYear}«.`,
    ),
    json: { goalSet: set.key, fromYear: set.toYear, toYear, reason: reason.trim() },
    ok: true,
  }
}

/** With one goal set that is followed up its name can be left out. */
function setMeant({ sets }: Pejl, name: string): GoalSet | null {
  if (name !== '') return documentNamed(sets, name) ?? null
  const [only, another] = sets
  return only && !another ? only : null
}

/** Why the period cannot end in this year; "" when it can. */
function problemWith({ set, facts }: Situation, toYear: number, reason: string): string {
  const first = asInFile(set).toYear
  if (toYear === set.toYear) return `${set.title} gælder allerede til og med ${toYear}.`
  if (toYear < first)
    return `${set.title} er vedtaget til og med ${first} og kan ikke slutte før. Skriv et senere år.`
  if (toYear > first + MOST_YEARS)
    return `${toYear} er mere end ${MOST_YEARS} år efter ${first}. Så er det et nyt målsæt. Skriv et tidligere år.`
  const later = allLeaves(set).find(({ delmaal: { code } }) =>
    facts.figures.get(code)?.some(({ period }) => periodEndYear(period) > toYear),
  )
  if (later)
    return `${later.delmaal.code} har tal efter ${toYear}, så perioden kan ikke slutte der.`
  return reason.length > LONGEST_REASON
    ? `Begrundelsen må højst være på ${LONGEST_REASON} tegn.`
    : ''
}
