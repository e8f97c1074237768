import { pace } from '../domain/barometer/expected.ts'
import type { DelmaalStatus, Pace, PejlemaerkeStatus } from '../domain/barometer/status.ts'
import { listText, lowerFirst, sentence, upperFirst } from '../domain/danish-text.ts'
import { formatFigure, formatScore } from '../domain/figures/danish-format.ts'
import { periodText } from '../domain/time/cadence.ts'
import { type Barometer, barometer, yearsText } from './barometer.ts'

export type DelmaalLine = {
  heading: string
  figures: string
  score: string
  why: string
  isPart: boolean
}

export type StatusData = {
  title: string
  /** What is said first: that its set is not followed up, or that it is how it was then; else "". */
  standing: string
  display: string
  scale: string
  hasScore: boolean
  barometer: Barometer
  coverage: string
  /** "Usikkerhed: mellem 0,8 og 2,8.", or why that cannot be said; "" without a score. */
  uncertainty: string
  /** Whether it is på målet, how it stands to the plan, and what its thresholds say; "" for none of it. */
  plan: string
  published: string
  notes: string
  delmaal: DelmaalLine[]
  /** How the pejlemærke is typed in a command. */
  topic: string
}
export type StatusCard = { name: 'status'; data: StatusData; text: string }
/** The same in one line, where several stand below one another. */
export type BarometerCard = { name: 'barometer'; data: StatusData; text: string }

/**
 * The status of one pejlemærke: the answer to `/pejl status 5`, and the body of its living card.
 * @param uncertainty how far chance may move its score (domain/chance/words.ts)
 * @param standing says first that its set is not followed up, where it is not
 */
export function statusCard(
  status: PejlemaerkeStatus,
  topic: string,
  uncertainty: string,
  standing = '',
): StatusCard {
  const data = { ...statusData(status, topic, uncertainty), standing }
  return { name: 'status', data, text: statusText(data) }
}

/** The status of one pejlemærke among others. */
export function barometerCard(
  status: PejlemaerkeStatus,
  topic: string,
  uncertainty: string,
): BarometerCard {
  return { ...statusCard(status, topic, uncertainty), name: 'barometer' }
}

export function statusData(
  status: PejlemaerkeStatus,
  topic: string,
  uncertainty: string,
): StatusData {
  return {
    title: `${upperFirst(status.noun.one)} ${status.number}: ${status.title}`,
    standing: '',
    display: status.display,
    scale: status.score === null ? '' : 'på skalaen fra −5 til 5',
    hasScore: status.score !== null,
    barometer: barometer(status),
    coverage: `Datagrundlag: ${status.coverage.text}.`,
    uncertainty,
    plan: planText(status),
    published: publishedText(status),
    notes: status.notes.map(sentence).join('\n'),
    delmaal: status.delmaal.flatMap((delmaal) => lines(delmaal, false, status.notes)),
    topic,
  }
}

export function statusText(data: StatusData): string {
  const head = [
    data.standing,
    `${data.title}: ${data.display}${data.scale === '' ? '' : ` ${data.scale}`}.`,
    data.coverage,
    data.uncertainty,
    data.plan,
    data.published,
  ]
  const rows = data.delmaal.map((line) =>
    [`${line.isPart ? '    ' : '  '}${line.heading}: ${line.score}`, line.figures, line.why]
      .filter((part) => part !== '')
      .join(' · '),
  )
  return [head.filter((part) => part !== '').join(' '), ...rows, data.notes]
    .filter((part) => part !== '')
    .join('\n')
}

/**
 * Like is compared with like: the plan is a straight line, which thresholds do not have, so where some of
 * what counts has none, the others are told apart.
 */
function planText(status: PejlemaerkeStatus): string {
  const { noun, reachedText } = status
  const reached = reachedText === '' ? '' : `${upperFirst(noun.the)} er ${reachedText}.`
  return [reached, lineText(status), thresholdsText(status)].filter((text) => text !== '').join(' ')
}

function lineText({ score, path, pace, noun }: PejlemaerkeStatus): string {
  if (path === null || pace === null) return ''
  const expected = `${formatScore(path.expected, true)} for tal fra ${yearsText(path.periods)}`
  const stands = standsText(pace)
  return path.score === score
    ? `Efter planen skulle tallet være ${expected}; ${noun.the} ${stands}.`
    : `For ${listText(path.codes)} alene er tallet ${formatScore(path.score, path.score === 5)}, og efter planen skulle det være ${expected}; ${path.codes.length === 1 ? 'det' : 'de'} ${stands}.`
}

const standsText = (stands: Pace) => (stands === 'følger planen' ? stands : `er ${stands}`)

/** The same of one delmål with a figure of its own: that it is på målet or a threshold, and how it stands to the plan. */
export function delmaalPlanText({ code, path, threshold, reachedText }: DelmaalStatus): string {
  const holds = upperFirst([threshold ? 'tærskel' : '', reachedText].filter(Boolean).join(', '))
  const line =
    path === null
      ? ''
      : `Efter planen skulle tallet være ${formatScore(path.expected, true)} for tal fra ${yearsText(path.periods)}; ${code} ${standsText(pace(path.score, path.expected))}.`
  return [sentence(holds), line].filter((text) => text !== '').join(' ')
}

/** "2 af 2 tærskler holder." */
function thresholdsText({ thresholds: { holding, total } }: PejlemaerkeStatus): string {
  if (total === 0) return ''
  if (total === 1) return `Tærsklen holder${holding === 1 ? '' : ' ikke'}.`
  return `${holding} af ${total} tærskler holder.`
}

/** The published score and, in short, why it differs; the rest stands in `beregning`. */
function publishedText({ published }: PejlemaerkeStatus): string {
  if (published === null) return ''
  const { year, label, whyDifferent: why } = published
  return sentence(`Offentliggjort for ${year}: ${label}${why === '' ? '' : `; ${lowerFirst(why)}`}`)
}

/** A footnote that the whole pejlemærke has is told there, in `notes`. */
function lines(delmaal: DelmaalStatus, isPart: boolean, notes: readonly string[]): DelmaalLine[] {
  const own: DelmaalLine = {
    heading: `${delmaal.code} · ${delmaal.title}`,
    figures: footnotedFigures(delmaal, notes),
    score: delmaal.display,
    why: whyText(delmaal),
    isPart,
  }
  return [own, ...delmaal.parts.flatMap((part) => lines(part, true, notes))]
}

/** Why it does not count, that it is a threshold, and that it is på målet. */
function whyText({ counted, threshold, why, reachedText }: DelmaalStatus): string {
  const reached = upperFirst(reachedText)
  if (counted) return threshold ? ['Tærskel', reachedText].filter(Boolean).join(', ') : reached
  return [sentence(why), reached].filter(Boolean).join(' ')
}

/** The figures, and the document's footnotes to them that are not told already; a parent has only footnotes. */
export function footnotedFigures(delmaal: DelmaalStatus, told: readonly string[] = []): string {
  const figures = delmaal.parts.length > 0 ? '' : figuresText(delmaal)
  const footnotes = delmaal.footnotes.filter((one) => !told.includes(one)).join(' ')
  return footnotes === '' ? figures : `${sentence(figures)} ${footnotes}`.trim()
}

export function figuresText(delmaal: DelmaalStatus): string {
  const { unit } = delmaal
  const baseline =
    delmaal.baseline === null
      ? 'ingen baseline endnu'
      : `baseline ${formatFigure(delmaal.baseline.value, unit)} (${delmaal.baseline.year})`
  const status =
    delmaal.status === null
      ? 'ingen status endnu'
      : `status ${formatFigure(delmaal.status.value, unit)} (${periodText(delmaal.status.period)})`
  return upperFirst(`${baseline}, ${status}, mål ${delmaal.targetText} (${delmaal.targetYear})`)
}
