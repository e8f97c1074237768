/** Words and sentences as Danes write them. */

const conjunction = new Intl.ListFormat('da', { type: 'conjunction' })
const disjunction = new Intl.ListFormat('da', { type: 'disjunction' })

/** "1A, 1B og 1C"; "" for no words. */
export const listText = (words: Iterable<string>): string => conjunction.format(words)

/** "1A, 1B eller 1C"; "" for no words. */
export const eitherText = (words: Iterable<string>): string => disjunction.format(words)

export const upperFirst = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
export const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1)

/** A whole sentence: capital first letter and a full stop, unless it ends already. "" stays "". */
export const sentence = (text: string): string =>
  text === '' ? '' : upperFirst(/[.!?]$/.test(text) ? text : `${text}.`)

/** One below the other; those that say nothing are left out. */
export const linesText = (...lines: readonly string[]): string =>
  lines.filter((line) => line !== '').join('\n')
