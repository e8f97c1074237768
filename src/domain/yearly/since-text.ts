/** What has happened to a published pejlemærke since, in a sentence. */
import { listText, sentence } from '../danish-text.ts'
import { formatFigure, formatNumber } from '../figures/danish-format.ts'
import { periodText } from '../time/cadence.ts'
import { dateText, dayOf } from '../time/calendar.ts'
import { type Correction, isMoved, type SincePublished } from './corrections.ts'

/** "2,997 ved offentliggørelsen; 3,352 efter rettelse af 1A den … af controller (fra 1.040 til 1.100)." */
export function sinceText(since: SincePublished, year: number): string {
  const { published, recomputed, corrections } = since
  if (corrections.length === 0 && !isMoved(since)) return ''
  const [was, is] = shownBeside(published, recomputed ?? { score: null, display: 'udgået' })
  const causes = corrections.map((one) => causeText(one, year))
  const after = causes.length === 0 ? 'nu regnet anderledes' : `efter ${listText(causes)}`
  return isMoved(since)
    ? sentence(`${was} ved offentliggørelsen; ${is} ${after}`)
    : sentence(`${was} ved offentliggørelsen og stadig ${after}`)
}

type Shown = { score: number | null; display: string }

/** Three decimals, or six where three would not show the difference; a label where there is no score. */
function shownBeside(was: Shown, is: Shown): [string, string] {
  const at = ({ score, display }: Shown, decimals: number) =>
    score === null ? display : formatNumber(score, decimals)
  const decimals = was.score !== is.score && at(was, 3) === at(is, 3) ? 6 : 3
  return [at(was, decimals), at(is, decimals)]
}

function causeText(one: Correction, year: number): string {
  if (one.what === 'definition')
    return one.code === ''
      ? 'ændring af målsættets regler'
      : `ændring af, hvordan ${one.code} opgøres`
  const { code, unit, period, from, to, by, at } = one
  const what = one.what === 'baseline' ? `baseline for ${code}` : code
  const when = one.what === 'figure' && period !== `${year}` ? ` for ${periodText(period)}` : ''
  const who = by === null ? 'i dokumentets fil' : `af ${by}`
  const source = `${dateText(dayOf(new Date(at)))} ${who}`
  const figure = formatFigure(to, unit)
  if (from === null) return `${fresh(one)} ${code}${when} ${source} (${figure})`
  const values = from === to ? `nu fra ${period}` : `fra ${formatFigure(from, unit)} til ${figure}`
  return `rettelse af ${what}${when} ${source} (${values})`
}

const fresh = ({ what }: Correction): string =>
  what === 'baseline' ? 'ny baseline for' : 'nyt tal for'
