/** What is shared by counts and shares: the grammar of a numeral, and how one is refused. */

export type FigureReading =
  | { ok: true; value: number }
  | {
      ok: false
      /** What is wrong, in whole Danish sentences. */
      message: string
      /** The likely meaning for one click; read again, it is accepted. */
      suggestion: string | null
      /** Offer the answer "Tallet findes ikke endnu". */
      offer: 'not-yet' | null
    }

/** Reads a numeral in one unit. */
export type Read = (text: string) => FigureReading

/** "1.581,0" is whole "1.581" with decimals "0". */
export type Numeral = { whole: string; decimals: string }

/** Whole part (plain, or in groups of three with one kind of separator), then decimals. */
const NUMERAL = /^(0|[1-9]\d*|[1-9]\d{0,2}(?:\.\d{3})+|[1-9]\d{0,2}(?: \d{3})+)(?:,(\d+))?$/

export function parseNumeral(text: string): Numeral | null {
  const [, whole, decimals = ''] = NUMERAL.exec(text) ?? []
  return whole === undefined ? null : { whole, decimals }
}

/** The digits of a whole part, without the separators between its groups. */
export function digitsOf(whole: string): string {
  return whole.replace(/[. ]/g, '')
}

/** The two sides of one dot: "97.1", "1.0000". Null for anything else, leading zeros included. */
export function splitAtDot(text: string): Numeral | null {
  const [, whole, decimals] = /^(0|[1-9]\d*)\.(\d+)$/.exec(text) ?? []
  return whole === undefined || decimals === undefined ? null : { whole, decimals }
}

export function refused(message: string, suggestion: string | null = null): FigureReading {
  return { ok: false, message, suggestion, offer: null }
}

/** Refuses with the likely meaning as a question; where that is refused too, says why and asks nothing. */
export function doubt(reason: string, likely: string, read: Read): FigureReading {
  const reading = read(likely)
  if (reading.ok) return refused(`${reason} Mener du ${likely}?`, likely)
  return refused(`${reason} ${reading.message}`, reading.suggestion)
}

export function unsure(text: string): string {
  return `Jeg er ikke sikker på, hvordan ${text} skal læses.`
}

/** What is wrong with digits and separators that are no numeral, whatever the unit. */
export function explainNumeral(text: string, read: Read): FigureReading {
  if (/^0+\d/.test(text)) {
    return doubt('Tallet begynder med et nul for meget.', text.replace(/^0+(?=\d)/, ''), read)
  }
  if (/^[.,]\d+$/.test(text)) {
    return doubt(`Der mangler et ciffer foran ${nameOf(text[0])}.`, `0,${text.slice(1)}`, read)
  }
  if (/\d[.,]$/.test(text)) {
    return doubt(`Der mangler cifre efter ${nameOf(text.at(-1))}.`, text.slice(0, -1), read)
  }
  return refused(
    `${unsure(text)} Skriv kun ét tal, med punktum eller mellemrum foran hver gruppe på tre cifre og komma foran decimaler.`,
  )
}

function nameOf(mark: string | undefined): string {
  return mark === ',' ? 'kommaet' : 'punktummet'
}
