import { DateTime } from 'luxon'

/** Forms a day is typed in, most exact first. luxon reads the month's name in Danish. */
const FORMS = [
  [/^\d{4}-\d{2}-\d{2}(?=\s|,|$)/, 'yyyy-MM-dd'],
  [/^\d{1,2}\.\s*\p{L}+\.? \d{4}(?=\s|,|$)/u, 'd. MMMM yyyy'],
  [/^\d{1,2}\.\d{1,2}\.\d{4}(?=\s|,|$)/, 'd.M.yyyy'],
  [/^\d{1,2}[/-]\d{1,2}[ /-]\d{4}(?=\s|,|$)/, 'd/M/yyyy'],
] as const

/**
 * Reads a day at the beginning of a text: "2016-04-01", "1. april 2016", "1.4.2016", "1/4 2016".
 * Returns it as an ISO date with what follows; null when the text does not begin with a real day.
 */
export function readDay(text: string): { day: string; rest: string } | null {
  const typed = text.trim().replace(/^den /i, '')
  for (const [shape, form] of FORMS) {
    const [found] = shape.exec(typed) ?? []
    if (found === undefined) continue
    const tidy = form === 'd/M/yyyy' ? found.replaceAll(/[ -]/g, '/') : found.replace(/\.\s*/, '. ')
    const written = form === 'd.M.yyyy' ? found : tidy.toLocaleLowerCase('da')
    const time = DateTime.fromFormat(written, form, { zone: 'utc', locale: 'da' })
    if (!time.isValid) return null
    return {
      day: time.toFormat('yyyy-MM-dd'),
      rest: typed.slice(found.length).replace(/^[\s,:]+/, ''),
    }
  }
  return null
}
