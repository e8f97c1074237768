/** What a prompt is about: one thing that happened, or several of the same day. */
import type { Prompt } from '../../domain/reflection/prompt.ts'
import type { Occasion } from '../../store/reflections.ts'

export const newOccasion = (
  number: number,
  code: string,
  { opening, questions }: Prompt,
): Occasion => ({
  number,
  codes: [code],
  openings: [opening],
  questions: askedOf(code, questions),
  editing: false,
})

/**
 * The occasion with what happened to one more delmål; a corrected figure replaces its own line. Null
 * for a corrected figure that the prompt says nothing of.
 */
export function extended(
  occasion: Occasion,
  code: string,
  { opening, questions }: Prompt,
  corrected: boolean,
): Occasion | null {
  const { codes, openings } = occasion
  const place = codes.indexOf(code)
  if (corrected && place < 0) return null
  return {
    ...occasion,
    questions: merged(occasion, askedOf(code, questions), place),
    codes: place < 0 ? [...codes, code] : codes,
    openings: place < 0 ? [...openings, opening] : openings.with(place, opening),
  }
}

const MOST_QUESTIONS = 3

type AskedQuestion = Occasion['questions'][number]

const askedOf = (code: string, texts: readonly string[]): AskedQuestion[] =>
  texts.map((text) => ({ codes: [code], text }))

/**
 * The first question of each thing that happened, then the others; one that is asked of several
 * figures stands once, with their codes. Where all that happened is one figure, and it was
 * corrected, its questions are the new ones.
 */
function merged({ codes, questions }: Occasion, more: AskedQuestion[], place: number) {
  if (place === 0 && codes.length === 1) return more
  const inOrder = [...questions.slice(0, 1), ...more.slice(0, 1), ...questions.slice(1)]
  const byText = Map.groupBy(inOrder, ({ text }) => text)
  return [...byText]
    .map(([text, same]) => ({ text, codes: [...new Set(same.flatMap((one) => one.codes))] }))
    .slice(0, MOST_QUESTIONS)
}
