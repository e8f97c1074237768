import { formatScore } from '../domain/figures/danish-format.ts'

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
 * Draws a score (points, −5 … +5) on its scale, with a thin mark where the plan expects it.
 * An SVG data URI: platforms that need another format convert it.
 */
export const barometer = (
  score: number | null,
  reached: boolean,
  expectedByNow: number | null,
): Barometer => ({
  picture: picture(score, expectedByNow, 52, ticks),
  line: line(score),
  altText: altText(score, reached, expectedByNow),
})

/** The same for a row of many, at half the size: without numbers, which nobody could read there. */
export const smallBarometer: typeof barometer = (score, reached, expectedByNow) => ({
  picture: picture(score, expectedByNow, 40, ''),
  line: line(score),
  altText: altText(score, reached, expectedByNow),
})

const ticks = [-5, 0, 5]
  .map(
    (n) =>
      `<text x="${x(n)}" y="48" text-anchor="middle">${n < 0 ? `−${-n}` : n === 0 ? '0' : `+${n}`}</text>`,
  )
  .join('')

function picture(
  score: number | null,
  expectedByNow: number | null,
  height: number,
  below: string,
): string {
  const bar =
    score === null
      ? ''
      : `<rect x="${Math.min(x(0), x(score))}" y="14" width="${Math.abs(x(score) - x(0))}" height="12" fill="${score < 0 ? '#c4722d' : '#2f7f79'}"/>` +
        `<circle cx="${x(score)}" cy="20" r="9" fill="${score < 0 ? '#a3581a' : '#1f615c'}"/>`
  const plan =
    expectedByNow === null
      ? ''
      : `<path d="M${x(expectedByNow)} 6v28" stroke="#43505c" stroke-width="2" stroke-dasharray="3 2"/>`
  const svg =
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" font-family="sans-serif" font-size="12" fill="#56616b">${DARK}` +
    `<rect class="scale" x="${LEFT}" y="14" width="${WIDTH - 2 * LEFT}" height="12" rx="6" fill="#dfe4e8"/>${bar}` +
    `<path d="M${x(0)} 10v20" stroke="#56616b" stroke-width="2"/>${plan}${below}</svg>`
  return `data:image/svg+xml,${encodeURIComponent(svg)}`
}

function altText(score: number | null, reached: boolean, expectedByNow: number | null): string {
  if (score === null) return 'Barometer fra −5 til 5 uden tal endnu.'
  const expected =
    expectedByNow === null
      ? ''
      : ` Planen er ${formatScore(expectedByNow, true)} på dette tidspunkt.`
  return `Barometer: ${formatScore(score, reached)} på skalaen fra −5 til 5.${expected}`
}

/** "−5 ──────────┼────●───── 5": two letters a point, all equally wide. */
function line(score: number | null): string {
  const cells: string[] = Array.from({ length: 21 }, (_, cell) => (cell === 10 ? '┼' : '─'))
  if (score !== null) cells[Math.round((score + 5) * 2)] = '●'
  return `−5 ${cells.join('')} 5`
}
