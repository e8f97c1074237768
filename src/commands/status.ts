import { listCard } from '../cards/list.ts'
import { delmaalPlanText, figuresText, statusCard } from '../cards/status.ts'
import { remarksOn } from '../domain/barometer/remarks.ts'
import {
  type DelmaalStatus,
  delmaalIn,
  type PejlemaerkeStatus,
} from '../domain/barometer/status.ts'
import { uncertaintyOf } from '../domain/chance/words.ts'
import { linesText, listText, sentence } from '../domain/danish-text.ts'
import { subjectOf } from '../domain/danish-words.ts'
import { type GoalSet, withParts } from '../domain/goal-set.ts'
import { notThereNotes } from '../loop/awaited.ts'
import { besideItsEnd, delmaalEndText, endText, finalIn } from '../loop/closing/final.ts'
import { delmaalName, pejlemaerkeName } from '../loop/names.ts'
import type { Pejl } from '../loop/pejl.ts'
import type { Situation } from '../loop/situation.ts'
import { no, notOne, suggest } from './answers.ts'
import { chanceOfDelmaal } from './chance-rows.ts'
import type { Command, Invocation, Outcome } from './command.ts'
import { find, setNamed } from './find.ts'
import { standingFor } from './not-followed.ts'
import { readYear } from './period.ts'
import { remarkRows } from './remark-rows.ts'
import { situationIn } from './situation-of.ts'
import { delmaalJson, statusJson } from './status-json.ts'
import { onlyFor, statusOfYear } from './status-of-year.ts'
import { statusOverview } from './status-overview.ts'

export const status: Command = {
  name: 'status',
  aliases: ['s', 'stand'],
  usage: '[5 | 5A | ord fra titlen] [for 2014] [pr. dato]',
  description: 'viser, hvor langt et pejlemærke eller delmål er; uden nummer alle',
  example: 'status 5',
  onlyShows: true,
  todaysOnly: '',
  async run(pejl, invocation) {
    const { args } = invocation
    const { rest, year } = readYear(args)
    const subject = subjectOf(rest)
    const named = setNamed(pejl.documents, subject)
    const found = subject === '' || named ? null : find(pejl, subject)
    const asked = situationsOf(
      invocation,
      named ?? (found?.kind === 'topic' ? found.topic.set : null),
    )
    const years = yearsWithFigures(asked)
    if (year !== null && !years.includes(year)) return noFigures(subject, year, years)
    if (found === null) return statusOverview(pejl, asked, year)
    if (found.kind === 'several') {
      const typed = found.why === 'words' ? subject : rest
      return suggest(notOne(found, typed), 'status', found, year === null ? '' : `for ${year}`)
    }
    const { set, pejlemaerke, delmaal } = found.topic
    const known = situationIn(invocation, set)
    const { number } = pejlemaerke
    const counted = statusOfYear(known, number, year)
    const codes = counted.delmaal.flatMap((one) => withParts(one)).map(({ code }) => code)
    const notes = [...counted.notes, ...notThereNotes(known, codes, year)]
    const whole = { ...counted, notes }
    if (delmaal !== null) return one(pejl, known, delmaalIn(whole, delmaal.code), whole, year)
    const shown = { ...whole, title: whole.title + onlyFor(year) }
    const topic = pejlemaerkeName(pejl, known.set, number)
    // How the period ended is no part of one year's status.
    const ended = year === null ? endText(known, number) : ''
    const standing = standingFor(pejl, set) || ended
    const final = year === null ? finalIn(known, number) : null
    const told = final === null ? shown : besideItsEnd(shown)
    const card = statusCard(told, topic, uncertaintyOf(known.set, whole), standing)
    return { card, json: statusJson(whole, known.set, final), ok: true }
  },
}

/** A goal set's own; of none in particular, those that are followed up. */
const situationsOf = (invocation: Invocation, set: GoalSet | null): readonly Situation[] =>
  set === null ? invocation.situations : [situationIn(invocation, set)]

function yearsWithFigures(situations: readonly Situation[]): number[] {
  const figures = situations.flatMap(({ facts }) => [...facts.figures.values()].flat())
  const years = figures.map(({ period }) => Number(period.slice(0, 4)))
  return [...new Set(years)].sort((a, b) => a - b)
}

function noFigures(subject: string, year: number, years: readonly number[]): Outcome {
  return no(
    years.length === 0
      ? `Der er ingen tal for ${year}.`
      : `Der er ingen tal for ${year}. Der er tal for ${listText(years.map(String))}.`,
    years.map((one) => ({
      title: `For ${one}`,
      command: `status ${subject} for ${one}`.replace(/\s+/g, ' '),
    })),
  )
}

function one(
  pejl: Pejl,
  known: Situation,
  delmaal: DelmaalStatus,
  whole: PejlemaerkeStatus,
  year: number | null,
): Outcome {
  const { set } = known
  const parts = [delmaal, ...delmaal.parts].filter((part) => part.parts.length === 0)
  const topic = pejlemaerkeName(pejl, set, whole.number)
  const name = delmaalName(pejl, set, delmaal.code)
  const codes = parts.map(({ code }) => code)
  const notThere = notThereNotes(known, codes, year).map(sentence)
  const remarks = [...notThere, ...remarksOn(set, whole, delmaal.code)]
  return {
    card: listCard(
      `${name} · ${delmaal.title}${onlyFor(year)}: ${delmaal.display}`,
      linesText(
        standingFor(pejl, set) ||
          (year === null ? delmaalEndText(known, whole.number, delmaal.code) : ''),
        delmaal.counted || delmaal.parts.length === 0 ? '' : `Tæller ikke med: ${delmaal.why}`,
      ),
      [
        ...parts.map((part) => ({
          heading: part === delmaal ? '' : `${part.code} · ${part.title}`,
          text: linesText(figuresText(part), delmaalPlanText(part)),
          detail: linesText(
            ...part.trace.map(({ text }) => text),
            part.counted ? chanceOfDelmaal(known, part) : '',
          ),
        })),
        {
          heading: '',
          text: `Hører til ${set.noun.one} ${topic}, ${whole.title}: ${whole.display}`,
        },
        ...remarkRows(remarks),
      ],
      [
        { title: `Hele ${set.noun.the}`, command: `status ${topic}` },
        { title: 'Historik', command: `historik ${name}` },
      ],
    ),
    json: {
      ...{ goalSet: whole.goalSet, number: whole.number, ...delmaalJson(delmaal, set) },
      notes: remarks,
    },
    ok: true,
  }
}
