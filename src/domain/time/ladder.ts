/**
 * The reminder ladder of one due figure. The steps are pejl's own: the documents only ask for
 * continuous follow-up (001).
 */
import { addDays, at, dayOf, nextWorkday } from './calendar.ts'

export type StepName = 'forvarsel' | 'forfald' | 'opfoelgning' | 'sidste'
export type Step = { name: StepName; at: Date }

/** How long before its due date a figure is first mentioned, in days. */
export const NOTICE_DAYS = 14

/** Days from the due date to each step, in the order of the ladder. */
const DAYS_FROM_DUE: readonly { name: StepName; days: number }[] = [
  { name: 'forvarsel', days: -NOTICE_DAYS },
  { name: 'forfald', days: 0 },
  { name: 'opfoelgning', days: 7 },
  { name: 'sidste', days: 21 },
]
const TIME = '08:30'

/** The day of the last step for a due date: asked once more, and then no more. */
export const ladderEnd = (due: string): string =>
  dayOf(ladder(due, true).at(-1)?.at ?? at(due, TIME))

/** One entry for each due date that was ever asked for, by whether it was moved. */
const known: Record<'ordinary' | 'moved', Map<string, readonly Step[]>> = {
  ordinary: new Map(),
  moved: new Map(),
}

/**
 * The steps for a due date, oldest first, each at 08:30 on its day or the first working day after it.
 * A due date that was moved by "Tallet findes ikke endnu" has no forvarsel: the owner chose it.
 * Many figures share a due date, so its ladder is made once and kept: never change one.
 */
export function ladder(due: string, moved: boolean): readonly Step[] {
  const ladders = moved ? known.moved : known.ordinary
  const steps = ladders.get(due) ?? stepsOf(due, moved)
  ladders.set(due, steps)
  return steps
}

function stepsOf(due: string, moved: boolean): Step[] {
  return DAYS_FROM_DUE.filter(({ name }) => !(moved && name === 'forvarsel')).map(
    ({ name, days }) => ({ name, at: at(nextWorkday(addDays(due, days)), TIME) }),
  )
}

/**
 * The steps whose time has come, oldest first. After downtime there can be several: only the last is
 * sent, the others have passed.
 */
export function stepsReached(steps: readonly Step[], now: Date): Step[] {
  return steps.filter((step) => step.at <= now)
}

/** Whether the first step's time has come. */
export function hasBegun([first]: readonly Step[], now: Date): boolean {
  return first !== undefined && first.at.getTime() <= now.getTime()
}

export function nextStep(steps: readonly Step[], now: Date): Step | null {
  return steps.find((step) => step.at > now) ?? null
}
