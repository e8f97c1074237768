import type { Unit } from '../goal-set.ts'
import { formatFigure } from './danish-format.ts'
import {
  digitsOf,
  doubt,
  explainNumeral,
  type FigureReading,
  type Numeral,
  parseNumeral,
  type Read,
  refused,
  splitAtDot,
  unsure,
} from './danish-numeral.ts'

/** Percentage points within which 0,971 for a last figure of 97,1 is taken for a fraction. */
const NEAR_POINTS = 10

/** Reads digits, dots, commas and ordinary spaces as percent, 0 to 100; `last` as in `readFigure`. */
export function readShare(text: string, unit: Unit, last: number | null): FigureReading {
  const read: Read = (other) => readShare(other, unit, last)
  const numeral = parseNumeral(text)
  if (numeral === null) {
    const dotted = splitAtDot(text)
    return dotted === null
      ? explainNumeral(text, read)
      : doubt(unsure(text), `${dotted.whole},${dotted.decimals}`, read)
  }
  const { whole, decimals } = numeral
  const value = Number(`${digitsOf(whole)}.${decimals}`)
  if (value > 100) return overHundred(numeral, read)

  const percent = last === null ? null : fractionAsPercent(numeral, last)
  if (last !== null && percent !== null && read(percent).ok) {
    const before = `Seneste tal var ${formatFigure(last, unit)}, og du har skrevet ${text}.`
    return refused(`${before} Mener du ${percent} %?`, percent)
  }
  return decimals.length <= unit.decimals
    ? { ok: true, value }
    : tooManyDecimals(numeral, unit.decimals, read)
}

/**
 * "1.581" may have been meant as 1,581; beyond that there is no likely meaning. It is named also where
 * it has too many decimals, since what was typed would else be refused for something that it has not.
 */
function overHundred({ whole, decimals }: Numeral, read: Read): FigureReading {
  const [first, second, third] = whole.split(/[. ]/)
  const hasOneSeparator = second !== undefined && third === undefined && !/[1-9]/.test(decimals)
  if (!hasOneSeparator || Number(`${first}.${second}`) > 100)
    return refused('En andel kan højst være 100 %.')
  const likely = `${first},${second}`
  const reading = read(likely)
  return reading.ok || reading.suggestion !== null
    ? doubt('Over 100 %.', likely, read)
    : refused(`Over 100 %. Mener du ${likely}? ${reading.message}`)
}

/** "97,1" for 0,971 when the last figure was near 97,1, and nearer than to 0,971; else null. */
function fractionAsPercent({ whole, decimals }: Numeral, last: number): string | null {
  if (whole !== '0') return null
  const fraction = Number(`0.${decimals}`)
  const distance = Math.abs(fraction * 100 - last)
  if (distance > NEAR_POINTS || distance >= Math.abs(fraction - last)) return null
  const points = Number(decimals.slice(0, 2).padEnd(2, '0'))
  return decimals.length > 2 ? `${points},${decimals.slice(2)}` : `${points}`
}

function tooManyDecimals({ whole, decimals }: Numeral, allowed: number, read: Read): FigureReading {
  const limit =
    allowed === 0 ? 'uden decimaler' : `med højst ${allowed} decimal${allowed === 1 ? '' : 'er'}`
  const reason = `Skriv tallet ${limit}; jeg afrunder ikke selv.`
  if (/[1-9]/.test(decimals.slice(allowed))) return refused(reason)
  return doubt(reason, allowed === 0 ? whole : `${whole},${decimals.slice(0, allowed)}`, read)
}
