import { formatNumber } from './danish-format.ts'
import {
  digitsOf,
  doubt,
  explainNumeral,
  type FigureReading,
  type Numeral,
  parseNumeral,
  refused,
  splitAtDot,
  unsure,
} from './danish-numeral.ts'

/** What the store's decimal(18,6) column holds before the comma. */
const MAX_DIGITS = 12

/** "5,657": for a count rather thousands the English way than decimals. */
const COMMA_GROUPS = /^[1-9]\d{0,2}(?:,\d{3})+$/

const NOT_WHOLE = 'Et antal er et helt tal.'

/** Reads digits, dots, commas and ordinary spaces as a whole number of persons, cases or homes. */
export function readCount(text: string): FigureReading {
  if (COMMA_GROUPS.test(text)) return doubt(unsure(text), text.replaceAll(',', '.'), readCount)

  const numeral = parseNumeral(text)
  if (numeral !== null) return readWhole(numeral)

  const dotted = splitAtDot(text)
  return dotted === null ? explainNumeral(text, readCount) : explainDot(text, dotted)
}

function readWhole({ whole, decimals }: Numeral): FigureReading {
  const digits = digitsOf(whole)
  if (digits.length > MAX_DIGITS) {
    return refused('Tallet har flere end 12 cifre. Se efter, om der er kommet for mange med.')
  }
  // "1.581,0" is how a spreadsheet shows 1581; three zeros look like one more group of thousands.
  if (/^0{0,2}$/.test(decimals)) return { ok: true, value: Number(digits) }
  return /^0+$/.test(decimals) ? doubt(NOT_WHOLE, whole, readCount) : refused(NOT_WHOLE)
}

/** "1420.0", "0.581", "1.0000", "1.58": a dot that does not stand before groups of three. */
function explainDot(text: string, { whole, decimals }: Numeral): FigureReading {
  if (/^0{1,2}$/.test(decimals)) return doubt(unsure(text), grouped(whole), readCount)
  if (whole === '0') return refused(`${NOT_WHOLE} Med punktum kan det ikke begynde med 0.`)
  if (whole.length > 3 || decimals.length > 2) {
    return refused(`${unsure(text)} Der skal stå tre cifre efter et punktum, som i 1.420.`)
  }
  const joined = grouped(whole + decimals)
  const completed = grouped(whole + decimals.padEnd(3, '0'))
  return refused(`${unsure(text)} Skriv ${joined} eller ${completed}.`)
}

function grouped(digits: string): string {
  return formatNumber(Number(digits), 0)
}
