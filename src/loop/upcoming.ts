import { listText } from '../domain/danish-text.ts'
import { nextDigest } from '../domain/time/digest-time.ts'
import type { Open } from '../domain/time/due.ts'
import { ladder, nextStep } from '../domain/time/ladder.ts'
import { askedFor } from './known.ts'
import type { Pejl } from './pejl.ts'
import { askedAbout } from './plan/asked.ts'
import { situations, YEAR_AHEAD } from './situation.ts'

/** Something that happens by itself: when, and what in a few Danish words. */
export type Upcoming = { at: Date; what: string }

/** The next time something happens by itself. Later than `now`. */
export async function upcoming(pejl: Pejl, now: Date): Promise<Upcoming> {
  const all = await situations(pejl, now)
  const steps = all.flatMap((known) => [
    ...nextSteps(known.openWithin(YEAR_AHEAD), now).map((one) => ({
      ...one,
      asked: () => askedFor(known, one.code),
    })),
    ...nextSteps(known.stepsWithin(YEAR_AHEAD), now).map((one) => ({
      ...one,
      asked: () => askedAbout(known, one.code),
    })),
  ])
  const digest = nextDigest(now).at.getTime()
  const first = steps.reduce((earliest, { at }) => Math.min(earliest, at), digest)
  const owners = new Set(
    steps
      .filter(({ at }) => at === first)
      .flatMap(({ asked }) => asked())
      .map(({ name }) => name),
  )
  return {
    at: new Date(first),
    what: listText([
      ...(digest === first ? ['ugens opfølgning'] : []),
      ...(owners.size === 0 ? [] : [`påmindelse til ${few([...owners])}`]),
    ]),
  }
}

const nextSteps = (open: readonly Open[], now: Date) =>
  open.flatMap(({ code, due, moved }) => {
    const step = nextStep(ladder(due, moved), now)
    return step ? [{ at: step.at.getTime(), code }] : []
  })

const few = (names: readonly string[]): string =>
  names.length <= 2 ? listText(names) : `${names[0]} og ${names.length - 1} andre`
