import type { PejlemaerkeStatus } from '../domain/barometer/status.ts'
import { listText } from '../domain/danish-text.ts'
import { formatScore } from '../domain/figures/danish-format.ts'
import { periodText } from '../domain/time/cadence.ts'

/** A barometer as a picture, as a line of letters where none can be shown, and in words. */
export type Barometer = { picture: string; line: string; altText: string }

const WIDTH = 320
const LEFT = 24
const STEP = (WIDTH - 2 * LEFT) / 10
const x = (points: number) => LEFT + (points + 5) * STEP

/** Where the picture stands in a dark page; platforms that convert it use the light colours. */
const DARK =
  '<style>@media (prefers-color-scheme: dark){text{fill:#a9b6c0}.scale{fill:#36424c}path{stroke:#a9b6c0}circle{stroke:#e7eeef;stroke-width:2}}</style>'

/**
 * Draws a status on its scale, with a thin mark where the plan expects it; no mark where the score holds
 * thresholds, which the plan says nothing of. An SVG data URI: platforms that need another format convert it.
 */
export const barometer = (status: PejlemaerkeStatus): Barometer => drawn(status, 52, ticks)

/** The same for a row of many, at half the size: without numbers, which nobody could read there. */
export const smallBarometer = (status: PejlemaerkeStatus): Barometer => drawn(status, 40, '')

function drawn(status: PejlemaerkeStatus, height: number, below: string): Barometer {
  const { score, path } = status
  const plan = path !== null && path.score === score ? path : null
  return {
    picture: picture(score, plan?.expected ?? null, height, below),
    line: line(score),
    altText: altText(status, plan),
  }
}

const ticks = [-5, 0, 5]
  .map(
    (n) =>
      `<text x="${x(n)}" y="48" text-anchor="middle">${n < 0 ? `−${-n}` : n === 0 ? '0' : `+${n}`}</text>`,
  )
  .join('')

function picture(
  score: number | null,
  expected: number | null,
  height: number,
  below: string,
): string {
  const bar =
    score === null
      ? ''
      : `<rect x="${Math.min(x(0), x(score))}" y="14" width="${Math.abs(x(score) - x(0))}" height="12" fill="${score < 0 ? '#c4722d' : '#2f7f79'}"/>` +
        `<circle cx="${x(score)}" cy="20" r="9" fill="${score < 0 ? '#a3581a' : '#1f615c'}"/>`
  const plan =
    expected === null
      ? ''
      : `<path d="M${x(expected)} 6v28" stroke="#43505c" stroke-width="2" stroke-dasharray="3 2"/>`
  const svg =
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" font-family="sans-serif" font-size="12" fill="#56616b">${DARK}` +
    `<rect class="scale" x="${LEFT}" y="14" width="${WIDTH - 2 * LEFT}" height="12" rx="6" fill="#dfe4e8"/>${bar}` +
    `<path d="M${x(0)} 10v20" stroke="#56616b" stroke-width="2"/>${plan}${below}</svg>`
  return `data:image/svg+xml,${encodeURIComponent(svg)}`
}

function altText({ score, display }: PejlemaerkeStatus, plan: PejlemaerkeStatus['path']): string {
  if (score === null) return 'Barometer fra −5 til 5 uden tal endnu.'
  const expected =
    plan === null
      ? ''
      : ` Planen er ${formatScore(plan.expected, true)} for tal fra ${yearsText(plan.periods)}.`
  return `Barometer: ${display} på skalaen fra −5 til 5.${expected}`
}

/** "2014 og 2015": the periods that figures are of. */
export const yearsText = (periods: readonly string[]): string => listText(periods.map(periodText))

/** "−5 ──────────┼────●───── 5": two letters a point, all equally wide. */
function line(score: number | null): string {
  const cells: string[] = Array.from({ length: 21 }, (_, cell) => (cell === 10 ? '┼' : '─'))
  if (score !== null) cells[Math.round((score + 5) * 2)] = '●'
  return `−5 ${cells.join('')} 5`
}
