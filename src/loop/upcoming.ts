import { nextDigest } from '../domain/time/digest-time.ts'
import { ladder, nextStep } from '../domain/time/ladder.ts'
import { loadPeople } from '../store/people.ts'
import { due, YEAR_AHEAD } from './due.ts'
import type { Pejl } from './pejl.ts'
import { recipients } from './remind.ts'
import { listText } from '../domain/danish-text.ts'

export type Happening = { at: Date; what: string }

/** The next time something happens by itself, and what, in Danish. Later than `now`. */
export async function upcoming(pejl: Pejl, now: Date): Promise<Happening> {
  const { open } = await due(pejl.prisma, pejl, now, YEAR_AHEAD)
  const people = await loadPeople(pejl.prisma, pejl.set)
  const steps = open.flatMap((figure) => {
    const step = nextStep(ladder(figure.due, figure.moved), now)
    return step ? [{ at: step.at, code: figure.code }] : []
  })
  const digest = nextDigest(now)
  const first = Math.min(digest.at.getTime(), ...steps.map((step) => step.at.getTime()))
  const owners = new Set(
    steps
      .filter((step) => step.at.getTime() === first)
      .flatMap((step) => recipients(people, step.code))
      .map((person) => person.name),
  )
  return {
    at: new Date(first),
    what: listText([
      ...(digest.at.getTime() === first ? ['ugens opfølgning'] : []),
      ...(owners.size === 0 ? [] : [`påmindelse til ${few([...owners])}`]),
    ]),
  }
}

const few = (names: readonly string[]): string =>
  names.length <= 2 ? listText(names) : `${names[0]} og ${names.length - 1} andre`
