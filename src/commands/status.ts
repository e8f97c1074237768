import { listCard } from '../cards/list.ts'
import { figuresText, statusCard } from '../cards/status.ts'
import { dayOf } from '../domain/time/calendar.ts'
import { formatScore } from '../domain/figures/danish-format.ts'
import { pejlemaerkeStatus } from '../domain/barometer/pejlemaerke.ts'
import type { Pejl } from '../loop/pejl.ts'
import { delmaalIn } from '../domain/barometer/status.ts'
import { listText } from '../domain/danish-text.ts'
import { loadFacts } from '../store/facts.ts'
import { no, suggest } from './answers.ts'
import type { Command, Outcome } from './command.ts'
import { find } from './find.ts'
import { delmaalJson, statusJson } from './status-json.ts'

export const status: Command = {
  name: 'status',
  aliases: ['s', 'stand'],
  usage: '[5 | 5A | ord fra titlen] [for 2014]',
  description: 'viser, hvor langt et pejlemærke eller delmål er; uden nummer alle',
  example: 'status 5',
  async run(pejl, { args }) {
    const [, subject = '', typedYear] = /^(.*?)(?:\s*\bfor\s+(\d{4}))?$/s.exec(args) ?? []
    const year = typedYear === undefined ? undefined : Number(typedYear)
    const years = await yearsWithFigures(pejl)
    if (year !== undefined && !years.includes(year)) return noFigures(subject.trim(), year, years)
    const read = await reader(pejl, year)
    if (subject.trim() === '') return overview(pejl, read, year)
    const found = find(pejl.set, subject)
    if (found.kind === 'several')
      return suggest(
        found.exact
          ? `Flere passer på »${subject}«. Hvilken mener du?`
          : `Jeg kan ikke finde »${subject}«.`,
        'status',
        found.suggestions,
      )
    const whole = read(found.pejlemaerke.number)
    if (found.kind === 'pejlemaerke') {
      const shown = { ...whole, title: whole.title + onlyFor(year) }
      return { card: statusCard(shown), json: statusJson(whole), ok: true }
    }
    return one(delmaalIn(whole, found.delmaal.code), whole, year)
  },
}

type Whole = ReturnType<typeof pejlemaerkeStatus>

/** Reads a pejlemærke's living status, or with a year the frozen one. */
export async function reader(pejl: Pejl, year?: number): Promise<(number: number) => Whole> {
  const facts = await loadFacts(pejl.prisma, pejl.set)
  const on = dayOf(await pejl.clock.now())
  return (number) => pejlemaerkeStatus(pejl.set, number, facts, { on, year })
}

async function yearsWithFigures(pejl: Pejl): Promise<number[]> {
  const { figures } = await loadFacts(pejl.prisma, pejl.set)
  const years = [...figures.values()].flat().map(({ period }) => Number(period.slice(0, 4)))
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
const onlyFor = (year: number | undefined): string =>
  year === undefined ? '' : ` (kun tal for ${year})`

function overview(pejl: Pejl, read: (number: number) => Whole, year: number | undefined): Outcome {
  const all = pejl.set.pejlemaerker.map(({ number }) => read(number))
  return {
    card: listCard(
      pejl.set.title + onlyFor(year),
      'Skalaen går fra −5 til 5; 0 er baseline, og 5 er målet.',
      all.map((one) => ({
        heading: `${one.number}. ${one.title}: ${one.display}`,
        text: `Datagrundlag: ${one.coverage.text}${one.pace === null ? '' : ` · ${one.pace}`}`,
      })),
      all.map(({ number }) => ({ title: `Status ${number}`, command: `status ${number}` })),
    ),
    json: { goalSet: pejl.set.key, pejlemaerker: all.map(statusJson) },
    ok: true,
  }
}

function one(
  delmaal: ReturnType<typeof delmaalIn>,
  whole: Whole,
  year: number | undefined,
): Outcome {
  const shown = delmaal.score === null ? '–' : formatScore(delmaal.score, delmaal.reached)
  const parts = [delmaal, ...delmaal.parts].filter((part) => part.parts.length === 0)
  return {
    card: listCard(
      `${delmaal.code} · ${delmaal.title}${onlyFor(year)}: ${shown}`,
      delmaal.counted || delmaal.parts.length === 0 ? '' : `Tæller ikke med: ${delmaal.why}`,
      [
        ...parts.map((part) => ({
          heading: part === delmaal ? '' : `${part.code} · ${part.title}`,
          text: figuresText(part),
          detail: part.trace.map(({ text }) => text).join('\n'),
        })),
        {
          heading: '',
          text: `Hører til pejlemærke ${whole.number}, ${whole.title}: ${whole.display}`,
        },
      ],
      [
        { title: 'Hele pejlemærket', command: `status ${whole.number}` },
        { title: 'Historik', command: `historik ${delmaal.code}` },
      ],
    ),
    json: { goalSet: whole.goalSet, number: whole.number, ...delmaalJson(delmaal) },
    ok: true,
  }
}
