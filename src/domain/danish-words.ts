/** Typed text as pejl reads it: its words, and which ofm say what it is about. */

/** Words that say nothing of which pejlemærke or figure is meant. */
const FILLER = new Set(
  `ad af alle alt at bare blev blevet bliver da de dem den denne der deres det dette dig din dine dit du efter
  eller en end endnu er et fik findes for fortæl fra få får gerne giv gå går ha har have havde hele her hos hvad hvem
  hver hvilke hvilken hvilket hvis hvor hvordan i igen ikke ind jeg jo kan kom kommer kun kunne langt lav lige
  man med meget mellem men mere mig min mine mit mod mon må nogen noget nogle nr nu nummer næste og også om op os over pejl på se
  ser sige siger skal skulle som stadig står stå så tak til ud under vedrørende venligst vi vide vil ville vis ved
  vores være været år året
  delmål delmålet delmålene mål målet målene målsæt målsættet pejlemærke pejlemærker pejlemærket
  pejlemærkerne tal tallene tallet`
    .split(/\s+/)
    .filter((word) => word !== ''),
)

/** Whether a word says nothing of what is meant: "for", "hvordan". */
export const isFiller = (word: string): boolean => FILLER.has(word.toLocaleLowerCase('da'))

/** Without what stands around a word: "»5.?«" is "5", "@alle" is "alle". */
export const bareWord = (word: string): string =>
  word.replace(/^[^\p{L}\p{N}]+/u, '').replace(/[^\p{L}\p{N}]+$/u, '')

/** A word in the form that it is compared in: "Hej!" is "hej"; "" for punctuation and emoji. */
export const plainWord = (word: string): string => bareWord(word).toLocaleLowerCase('da')

/** The words of a title or a sentence, in lower case. */
export const wordsOf = (text: string): string[] =>
  text.toLocaleLowerCase('da').match(/[\p{L}\p{N}]+/gu) ?? []

/** What a text is about, as typed: "på pejlemærke nr. 5?" → "5". "" when it says nothing of it. */
export const subjectOf = (text: string): string =>
  text
    .split(/\s+/)
    .map(bareWord)
    .filter((word) => word !== '' && !isFiller(word))
    .join(' ')

const LONGEST_QUOTE = 80

/** What was typed, repeated to who typed it: on one line, and shortened when it is long. */
export function quoted(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim()
  const letters = [...line]
  return letters.length <= LONGEST_QUOTE
    ? `»${line}«`
    : `»${letters.slice(0, LONGEST_QUOTE).join('').trimEnd()} …«`
}

/** Control characters, and those that turn the direction of the text after them. */
const UNREADABLE = /(?![\t\n\r])\p{Cc}|\p{Bidi_Control}/gu

/** Without what nobody can read and no store takes (a null character, half an emoji). */
export const readable = (text: string): string => text.toWellFormed().replace(UNREADABLE, ' ')
