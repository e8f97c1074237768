import type { Unit } from '../goal-set.ts'
import { readCount } from './danish-count.ts'
import { type FigureReading, refused } from './danish-numeral.ts'
import { readShare } from './danish-share.ts'

export type { FigureReading } from './danish-numeral.ts'

/** Longer than any figure with its unit; keeps messages that quote the text readable. */
const MAX_LENGTH = 100

const DASHES_ONLY = /^[-–—−]*$/
const HIDDEN = /^(?:[<≤]|(?:under|færre end|mindre end) )/i
const ABOUT = /^(?:(?:ca|cir[ck]a|omkring|omtrent)(?![\p{L}])\.?|[~≈]) */iu
const OTHER_DIGITS = /(?![0-9])\p{Nd}/u
/** Sign, numeral, and whatever follows. Always matches, in one pass. */
const PARTS = /^([+\-–—−]?) *([\d., ]*)(.*)$/s

const SHARE_MARKS = ['%', 'pct', 'procent']
const POINTS = /^(?:(?:procent|pct\.?|%)[ -]*point|p\.?p\.?)$/

/**
 * Reads a figure as a Dane writes it. What is ambiguous is refused,
 * never guessed, and decimals beyond the unit's own are refused, never rounded. Never throws.
 *
 * `last` is the delmål's last known figure, else its baseline, else null. It serves one question:
 * is 0,971 perhaps 97,1 %? Somebody who did mean 0,971 confirms it, and the caller reads the same
 * text again with `last` null.
 */
export function readFigure(typed: string, unit: Unit, last: number | null): FigureReading {
  const text = tidy(typed)
  if (DASHES_ONLY.test(text)) return notYet
  if (text.length > MAX_LENGTH) return refused('Teksten er for lang. Skriv kun selve tallet.')
  if (OTHER_DIGITS.test(text)) return refused('Skriv tallet med almindelige cifre fra 0 til 9.')
  if (HIDDEN.test(text)) {
    return refused('Her skal stå et bestemt tal. Må tallet ikke vises? Kontakt en controller.')
  }
  if (ABOUT.test(text)) return withoutAbout(text.replace(ABOUT, ''), unit, last)

  const [, sign, digits = '', rest = ''] = PARTS.exec(text) ?? []
  const numeral = digits.trim()
  const word = unitWord(rest)
  if (!/\d/.test(numeral)) return refused(`»${text}« er ikke et tal. Skriv tallet med cifre.`)

  const isCount = unit.kind === 'count'
  if (isCount && (SHARE_MARKS.includes(word) || POINTS.test(word))) {
    return refused('Her skal stå et antal, ikke procent.')
  }
  if (sign === '+' || POINTS.test(word)) {
    const own = isCount ? 'antallet' : 'andelen'
    return refused(`Skriv ${own}, ikke ændringen. Jeg regner selv forskellen ud.`)
  }
  if (!isUnitOf(word, unit)) return refused(explainRest(rest, unit))
  if (sign) {
    return refused(
      isCount
        ? 'Et antal kan ikke være negativt. Skriv selve antallet.'
        : 'En andel kan ikke være negativ. Skriv selve andelen.',
    )
  }
  return isCount ? readCount(numeral) : readShare(numeral, unit, last)
}

const notYet: FigureReading = {
  ok: false,
  message: 'Her står ikke noget tal. Er tallet ikke klar, kan du vælge »Tallet findes ikke endnu«.',
  suggestion: null,
  offer: 'not-yet',
}

/** No-break, narrow no-break and thin space are spaces; å typed as a and a ring is å. */
function tidy(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\u00a0\u202f\u2009]/g, ' ')
    .trim()
}

function withoutAbout(rest: string, unit: Unit, last: number | null): FigureReading {
  const message = 'Skriv tallet uden ca.; forbeholdet kan stå i kommentaren.'
  return refused(message, readFigure(rest, unit, last).ok ? rest : null)
}

/** A unit word to compare by: "Pct." and "pct" are the same. */
function unitWord(text: string): string {
  return tidy(text).toLowerCase().replace(/\.$/, '')
}

function isUnitOf(word: string, unit: Unit): boolean {
  const own = [unit.noun, ...unit.inflections].map(unitWord)
  const marks = unit.kind === 'share' ? SHARE_MARKS : []
  return ['', ...own, ...marks].includes(word)
}

/** What is wrong with what follows the numeral: "e3", "-14", "hunde". */
function explainRest(rest: string, unit: Unit): string {
  if (/^e[+\-−]?\d+$/i.test(rest)) return 'Skriv tallet helt ud med cifre, uden e.'
  if (/\d/.test(rest)) return 'Her ser ud til at stå flere tal. Skriv kun ét.'
  return `Jeg kender ikke »${rest}« her. Skriv tallet alene eller med »${unit.noun}«.`
}
