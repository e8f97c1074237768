/** A plan's steps in the lists of what is one's own and of what is awaited. */
import { listText, lowerFirst, upperFirst } from '../../domain/danish-text.ts'
import { stepText, stepWord } from '../../domain/plan/words.ts'
import { dateText } from '../../domain/time/calendar.ts'
import type { Open } from '../../domain/time/due.ts'
import { expectedText } from '../../loop/awaited.ts'
import { stepName } from '../../loop/names.ts'
import type { Pejl } from '../../loop/pejl.ts'
import { answerersOf, askedAbout, stepIn } from '../../loop/plan/asked.ts'
import { type Situation, YEAR_AHEAD } from '../../loop/situation.ts'

type Row = { heading: string; text: string; detail?: string }

/** What a person is asked about, or will be within a year: each step once, its next question. */
export function ownSteps(pejl: Pejl, known: Situation, personKey: string) {
  const asked = known.stepsWithin(YEAR_AHEAD).filter(({ code }) => {
    const item = stepIn(known, code)
    return item && answerersOf(known, item).some(({ key }) => key === personKey)
  })
  const first = new Map(asked.toReversed().map((open) => [open.code, open]))
  return [...first.values()].reverse().flatMap((open) => {
    const item = stepIn(known, open.code)
    return item ? [{ item, open, name: stepName(pejl, known.set, open.code) }] : []
  })
}

export const ownStepRows = (pejl: Pejl, known: Situation, personKey: string): Row[] =>
  ownSteps(pejl, known, personKey).map(({ item, open, name }) => ({
    heading: stepText(item, name),
    text: deadlineText(open, known.today),
    detail: `Svar fx »${exampleOf(stepWord(item), name)}«.`,
  }))

const exampleOf = (word: string, name: string): string =>
  `${word} ${name} ${word === 'milepæl' ? 'nået' : word === 'initiativ' ? 'i gang' : 'fortsæt, fordi …'}`

function deadlineText({ due, moved, reason }: Open, today: string): string {
  if (moved) return `${upperFirst(expectedText(due, today))}: ${reason}`
  return `${due < today ? 'Fristen var' : 'Frist'} ${dateText(due)}`
}

/** What is awaited within so many days, a due date and person at a time. */
export function awaitedStepRows(pejl: Pejl, known: Situation, days: number): Row[] {
  const whom = (code: string) => listText(askedAbout(known, code).map(({ name }) => name))
  const groups = Map.groupBy(
    known.stepsWithin(days),
    (open) => `${open.due} ${open.moved} ${whom(open.code)}`,
  )
  return [...groups.values()].flatMap((group) =>
    group.slice(0, 1).map((open) => ({
      heading: whom(open.code),
      text: `${listText(group.map(({ code }) => stepName(pejl, known.set, code)))}: ${lowerFirst(deadlineText(open, known.today))}`,
    })),
  )
}
