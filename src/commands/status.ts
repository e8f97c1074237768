import { listCard } from '../cards/list.ts'
import { figuresText, statusCard } from '../cards/status.ts'
import { pejlemaerkeStatus } from '../domain/barometer/pejlemaerke.ts'
import {
  type DelmaalStatus,
  delmaalIn,
  type PejlemaerkeStatus,
} from '../domain/barometer/status.ts'
import { listText } from '../domain/danish-text.ts'
import { quoted, subjectOf } from '../domain/danish-words.ts'
import { formatScore } from '../domain/figures/danish-format.ts'
import { delmaalName, pejlemaerkeName } from '../loop/names.ts'
import type { Pejl } from '../loop/pejl.ts'
import type { Situation } from '../loop/situation.ts'
import { no, suggest } from './answers.ts'
import type { Command, Outcome } from './command.ts'
import { find } from './find.ts'
import { readYear } from './period.ts'
import { situationIn } from './situation-of.ts'
import { delmaalJson, statusJson } from './status-json.ts'

export const status: Command = {
  name: 'status',
  aliases: ['s', 'stand'],
  usage: '[5 | 5A | ord fra titlen] [for 2014]',
  description: 'viser, hvor langt et pejlemærke eller delmål er; uden nummer alle',
  example: 'status 5',
  onlyShows: true,
  async run(pejl, invocation) {
    const { args, situations } = invocation
    const { rest, year } = readYear(args)
    const subject = subjectOf(rest)
    const found = subject === '' ? null : find(pejl, subject)
    const asked = found?.kind === 'topic' ? [situationIn(invocation, found.topic.set)] : situations
    const years = yearsWithFigures(asked)
    if (year !== null && !years.includes(year)) return noFigures(subject, year, years)
    if (found === null) return overview(pejl, situations, year)
    if (found.kind === 'several') {
      const text =
        found.why === 'words'
          ? `Flere passer på ${quoted(subject)}. Hvilken mener du?`
          : `Jeg kan ikke finde ${quoted(rest)}.`
      return suggest(text, 'status', found, year === null ? '' : `for ${year}`)
    }
    const { set, pejlemaerke, delmaal } = found.topic
    const known = situationIn(invocation, set)
    const { number } = pejlemaerke
    const whole = read(known, number, year)
    if (delmaal !== null) return one(pejl, known, delmaalIn(whole, delmaal.code), whole, year)
    const shown = { ...whole, title: whole.title + onlyFor(year) }
    const card = statusCard(shown, pejlemaerkeName(pejl, known.set, number))
    return { card, json: statusJson(whole), ok: true }
  },
}

/** A pejlemærke's living status, or with a year the frozen one. */
const read = (
  { set, facts, today }: Situation,
  number: number,
  year: number | null,
): PejlemaerkeStatus =>
  pejlemaerkeStatus(set, number, facts, { on: today, year: year ?? undefined })

function yearsWithFigures(situations: readonly Situation[]): number[] {
  const figures = situations.flatMap(({ facts }) => [...facts.figures.values()].flat())
  const years = figures.map(({ period }) => Number(period.slice(0, 4)))
  return [...new Set(years)].sort((a, b) => a - b)
}

function noFigures(subject: string, year: number, years: readonly number[]): Outcome {
  return no(
    `Der er ingen tal for ${year}. Der er tal for ${listText(years.map(String))}.`,
    years.map((one) => ({
      title: `For ${one}`,
      command: `status ${subject} for ${one}`.replace(/\s+/g, ' '),
    })),
  )
}

/** A frozen status says so; the living one needs no words. */
const onlyFor = (year: number | null): string => (year === null ? '' : ` (kun tal for ${year})`)

function overview(pejl: Pejl, situations: readonly Situation[], year: number | null): Outcome {
  const sets = situations.map((known) => ({
    title: known.set.title,
    rows: known.set.pejlemaerker.map(({ number }) => ({
      topic: pejlemaerkeName(pejl, known.set, number),
      status: read(known, number, year),
    })),
  }))
  const several = sets.length > 1
  const rows = sets.flatMap(({ title, rows: own }) => [
    ...(several ? [{ heading: title, text: '' }] : []),
    ...own.map(({ status: { number, title: name, display, coverage, pace } }) => ({
      heading: `${number}. ${name}: ${display}`,
      text: `Datagrundlag: ${coverage.text}${pace === null ? '' : ` · ${pace}`}`,
    })),
  ])
  const json = situations.map(({ set }, index) => ({
    goalSet: set.key,
    pejlemaerker: sets[index]?.rows.map((row) => statusJson(row.status)) ?? [],
  }))
  return {
    card: listCard(
      (several ? 'Alle pejlemærker' : (sets[0]?.title ?? '')) + onlyFor(year),
      'Skalaen går fra −5 til 5; 0 er baseline, og 5 er målet.',
      rows,
      sets
        .flatMap(({ rows: own }) => own)
        .map(({ topic }) => ({ title: `Status ${topic}`, command: `status ${topic}` })),
    ),
    json: several ? { goalSets: json } : json[0],
    ok: true,
  }
}

function one(
  pejl: Pejl,
  { set }: Situation,
  delmaal: DelmaalStatus,
  whole: PejlemaerkeStatus,
  year: number | null,
): Outcome {
  const shown = delmaal.score === null ? '–' : formatScore(delmaal.score, delmaal.reached)
  const parts = [delmaal, ...delmaal.parts].filter((part) => part.parts.length === 0)
  const topic = pejlemaerkeName(pejl, set, whole.number)
  const name = delmaalName(pejl, set, delmaal.code)
  return {
    card: listCard(
      `${name} · ${delmaal.title}${onlyFor(year)}: ${shown}`,
      delmaal.counted || delmaal.parts.length === 0 ? '' : `Tæller ikke med: ${delmaal.why}`,
      [
        ...parts.map((part) => ({
          heading: part === delmaal ? '' : `${part.code} · ${part.title}`,
          text: figuresText(part),
          detail: part.trace.map(({ text }) => text).join('\n'),
        })),
        {
          heading: '',
          text: `Hører til pejlemærke ${topic}, ${whole.title}: ${whole.display}`,
        },
      ],
      [
        { title: 'Hele pejlemærket', command: `status ${topic}` },
        { title: 'Historik', command: `historik ${name}` },
      ],
    ),
    json: { goalSet: whole.goalSet, number: whole.number, ...delmaalJson(delmaal) },
    ok: true,
  }
}
