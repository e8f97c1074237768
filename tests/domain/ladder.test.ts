import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, at, dayOf, isWorkday, timeText } from '../../src/domain/time/calendar.ts'
import {
  hasBegun,
  ladder,
  nextStep,
  type Step,
  stepsReached,
} from '../../src/domain/time/ladder.ts'

const names = (steps: readonly Step[]) => steps.map(({ name }) => name)
const days = (steps: readonly Step[]) => steps.map((step) => dayOf(step.at))
const anyDue = fc.integer({ min: 0, max: 10_000 }).map((n) => addDays('2010-01-01', n))

describe('the reminder ladder', () => {
  it('has four steps around 1 February 2016, each at 08:30', () => {
    const steps = ladder('2016-02-01', false)
    expect(steps).toEqual([
      { name: 'forvarsel', at: at('2016-01-18', '08:30') },
      { name: 'forfald', at: at('2016-02-01', '08:30') },
      { name: 'opfoelgning', at: at('2016-02-08', '08:30') },
      { name: 'sidste', at: at('2016-02-22', '08:30') },
    ])
  })

  it('moves each step that falls on a closed day to the next working day', () => {
    expect(days(ladder('2016-03-26', false))).toEqual([
      '2016-03-14', // from Saturday 12 March
      '2016-03-29', // from Holy Saturday
      '2016-04-04', // from Saturday 2 April
      '2016-04-18', // from Saturday 16 April
    ])
  })

  it('has no forvarsel for a due date that the owner chose', () => {
    expect(names(ladder('2016-04-01', true))).toEqual(['forfald', 'opfoelgning', 'sidste'])
  })

  it('is made once for a due date, and apart for one that was moved', () => {
    expect(ladder('2016-02-01', false)).toBe(ladder('2016-02-01', false))
    expect(ladder('2016-02-01', true)).toHaveLength(3)
    expect(ladder('2016-02-01', false)).toHaveLength(4)
  })

  it('is in order, on working days, never before the day of a step, for every due date', () => {
    fc.assert(
      fc.property(anyDue, fc.boolean(), (due, moved) => {
        const steps = ladder(due, moved)
        for (const [index, step] of steps.entries()) {
          const before = steps[index - 1]
          if (before) expect(+before.at).toBeLessThan(+step.at)
          expect(isWorkday(dayOf(step.at))).toBe(true)
          expect(timeText(step.at)).toBe('kl.\u00a008.30')
        }
        const forfald = steps.find(({ name }) => name === 'forfald') as Step
        expect(dayOf(forfald.at) >= due).toBe(true)
      }),
    )
  })
})

describe('after downtime', () => {
  const steps = ladder('2016-02-01', false)

  it('a step counts from its very minute', () => {
    expect(names(stepsReached(steps, at('2016-01-18', '08:29')))).toEqual([])
    expect(names(stepsReached(steps, at('2016-01-18', '08:30')))).toEqual(['forvarsel'])
  })

  it('all the steps that were missed are told, the one to send last', () => {
    const reached = stepsReached(steps, at('2016-02-10', '12:00'))
    expect(names(reached)).toEqual(['forvarsel', 'forfald', 'opfoelgning'])
  })

  it('the next step is the first that is still to come, until there are none', () => {
    expect(nextStep(steps, at('2016-02-01', '08:30'))?.name).toBe('opfoelgning')
    expect(nextStep(steps, at('2016-02-22', '08:30'))).toBeNull()
  })

  it('every step is either reached or still to come', () => {
    fc.assert(
      fc.property(anyDue, fc.integer({ min: -30, max: 40 }), (due, offset) => {
        const all = ladder(due, false)
        const now = at(addDays(due, offset), '12:00')
        const reached = stepsReached(all, now)
        expect(nextStep(all, now)).toEqual(all[reached.length] ?? null)
        expect(hasBegun(all, now)).toBe(reached.length > 0)
      }),
    )
  })
})
