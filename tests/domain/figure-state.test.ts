import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Answer, factsOf, inOrder, saidOf } from '../../src/domain/answer/answers.ts'
import { addDays, at, dayOf } from '../../src/domain/time/calendar.ts'
import { openFigures } from '../../src/domain/time/due.ts'
import {
  type Awaiting,
  expectedPeriods,
  figureState,
  figureStates,
  type Said,
} from '../../src/domain/time/figure-state.ts'
import { answered, goalSetOf, oneDelmaal, saidLast } from '../support/one-delmaal.ts'

const one = oneDelmaal()
const waiting = (
  said: Said[] = [],
  periods: string[] = [],
  differs: Partial<Awaiting> = {},
): Awaiting => ({
  adoptedAt: null,
  set: goalSetOf([one]),
  facts: answered({ '1D': periods }),
  said: saidLast(said),
  startsOn: null,
  ...differs,
})
const of2015 = { code: '1D', period: '2015' }
const givenUp: Said = { ...of2015, kind: 'given-up', reason: 'Registeret er nedlagt' }
const postponed = (expectedOn: string): Said => ({
  ...{ ...of2015, kind: 'postponed', reason: 'Vi tæller' },
  expectedOn,
})
const reopened = (on: string): Said => ({ ...of2015, kind: 'reopened', reason: '', on })
const kindOn = (known: Awaiting, day: string, period = '2015') =>
  figureState(known, { code: '1D', period }, day).kind

describe('a figure', () => {
  it('is awaited from long before it is due, to its final date', () => {
    for (const day of ['2014-01-01', '2016-02-01', '2017-02-01'])
      expect(figureState(waiting(), of2015, day)).toEqual({
        ...{ kind: 'awaited', due: '2016-02-01', moved: false, reopened: false, reason: '' },
        final: '2017-02-01',
      })
    expect(figureState(waiting(), of2015, '2017-02-02')).toEqual({
      kind: 'past',
      final: '2017-02-01',
    })
  })

  it('has the final date that its delmål says', () => {
    const known = waiting([], [], { set: goalSetOf([{ ...one, finalMonths: 3 }]) })
    expect(kindOn(known, '2016-05-01')).toBe('awaited')
    expect(kindOn(known, '2016-05-02')).toBe('past')
  })

  it('that is due on the day a follow-up begins is asked for; what was due before is not', () => {
    expect(kindOn(waiting([], [], { startsOn: '2016-02-01' }), '2016-02-01')).toBe('awaited')
    expect(kindOn(waiting([], [], { startsOn: '2016-02-02' }), '2016-02-02')).toBe('not-asked')
  })

  it('that was due long before a controller began the follow-up gets its full time from then', () => {
    const known = waiting([], [], { adoptedAt: new Date('2018-05-07T08:00:00Z') })
    expect(kindOn(known, '2019-05-07')).toBe('awaited')
    expect(kindOn(known, '2019-05-08')).toBe('past')
  })

  it('that was promised for late is awaited until its ladder has ended', () => {
    // Saturday 4 March 2017 is not asked on before Monday; the last step is 21 days after.
    const known = waiting([postponed('2017-03-04')])
    expect(kindOn(known, '2017-02-02')).toBe('awaited')
    expect(kindOn(known, '2017-03-06')).toBe('awaited')
    expect(kindOn(known, '2017-03-27')).toBe('awaited')
    expect(kindOn(known, '2017-03-28')).toBe('past')
    expect(kindOn(waiting([postponed('2016-04-01')]), '2017-02-01')).toBe('awaited')
  })

  it('that was given up is not awaited, whatever the day', () => {
    for (const day of ['2016-01-02', '2016-02-01', '2020-01-06'])
      expect(figureState(waiting([givenUp]), of2015, day)).toEqual({
        kind: 'given-up',
        reason: 'Registeret er nedlagt',
      })
  })

  it('that comes after all counts', () => {
    expect(kindOn(waiting([], ['2015']), '2016-03-01')).toBe('answered')
  })

  it('is awaited again from the day it was reopened, or from its due date', () => {
    expect(figureState(waiting([reopened('2016-06-01')]), of2015, '2016-06-01')).toMatchObject({
      ...{ kind: 'awaited', due: '2016-06-01', moved: true, reopened: true },
    })
    expect(figureState(waiting([reopened('2016-01-10')]), of2015, '2016-01-10')).toMatchObject({
      ...{ kind: 'awaited', due: '2016-02-01', moved: false, reopened: true },
    })
  })

  it('that is reopened past its final date is asked for to the end of a ladder', () => {
    const known = waiting([reopened('2019-05-01')])
    expect(kindOn(known, '2019-05-01')).toBe('awaited')
    expect(kindOn(known, '2019-05-22')).toBe('awaited')
    expect(kindOn(known, '2019-05-23')).toBe('past')
  })

  it('is overtaken by the newest period that has one', () => {
    const known = waiting([postponed('2017-06-01')], ['2016', '2017'])
    expect(figureState(known, of2015, '2018-03-01')).toEqual({ kind: 'overtaken', by: '2017' })
    expect(kindOn(waiting([], ['2015']), '2017-03-01', '2016')).toBe('awaited')
    expect(kindOn(waiting([givenUp], ['2016']), '2018-03-01')).toBe('given-up')
  })

  it('is not asked for outside what the follow-up asks', () => {
    expect(kindOn(waiting(), '2018-03-01', '2018')).toBe('not-asked')
    expect(kindOn(waiting(), '2018-03-01', '2014')).toBe('not-asked')
    const baseline = waiting([], [], { facts: answered({}, { '1D': 2015 }) })
    expect(kindOn(baseline, '2016-03-01')).toBe('not-asked')
    const late = waiting([], [], { startsOn: '2016-06-01' })
    expect(kindOn(late, '2016-07-01')).toBe('not-asked')
    expect(kindOn(late, '2016-07-01', '2016')).toBe('awaited')
    const retired = oneDelmaal({ lifecycle: { state: 'retired', from: '2016-03-01' } })
    const known = waiting([], ['2016'], { set: goalSetOf([retired]) })
    expect(kindOn(known, '2016-03-01')).toBe('not-asked')
    expect(kindOn(known, '2016-03-01', '2016')).toBe('answered')
    expect(figureState(known, { code: '9Z', period: '2015' }, '2016-03-01').kind).toBe('not-asked')
  })
})

describe('the figures of a set', () => {
  it('stand each once, with the whole life of each delmål', () => {
    const periods = expectedPeriods(one).map(({ period }) => period)
    expect(periods).toEqual(['2015', '2016', '2017'])
    const set = goalSetOf(['2A', '1A'].map((code) => oneDelmaal({ code })))
    const states = figureStates(waiting([], [], { set }), '2016-03-01')
    expect(states.map(({ code, expected }) => `${code} ${expected.period}`)).toEqual([
      ...periods.map((period) => `1A ${period}`),
      ...periods.map((period) => `2A ${period}`),
    ])
  })

  it('are all settled in the end, without anybody doing anything', () => {
    const kinds = figureStates(waiting(), '2019-02-02').map(({ state }) => state.kind)
    expect(kinds).toEqual(['past', 'past', 'past'])
  })
})

/** What somebody does to one period's figure, on a day that many days after the one before. */
const deed = fc.record({
  kind: fc.constantFrom('figure', 'postponement', 'given-up', 'reopened'),
  period: fc.constantFrom('2015', '2016', '2017'),
  after: fc.nat({ max: 200 }),
  later: fc.integer({ min: 1, max: 400 }),
})

function answerOf(
  kind: Answer['kind'],
  common: Pick<Answer, 'code' | 'period' | 'revision' | 'through' | 'at'>,
  expectedOn: string,
): Answer {
  const by = 'dataejer-bolig'
  if (kind === 'figure') return { ...common, kind, by, value: 1400, comment: '', evidence: '' }
  if (kind === 'postponement') return { ...common, kind, by, reason: 'Vi tæller', expectedOn }
  return { ...common, kind, by, reason: 'Registeret er nedlagt' }
}

describe('whatever was answered, in any order', () => {
  it('a figure is awaited only while there is neither it, a newer one, a last word nor a final date', () => {
    fc.assert(
      fc.property(fc.array(deed, { maxLength: 8 }), fc.nat({ max: 1600 }), (deeds, looked) => {
        let day = '2016-01-01'
        const revisions = new Map<string, number>()
        const answers = deeds.map(({ kind, period, after, later }) => {
          day = addDays(day, after)
          const revision = (revisions.get(period) ?? 0) + 1
          revisions.set(period, revision)
          const common = { code: '1D', period, revision, through: 'web', at: at(day, '12:00') }
          return answerOf(kind, common, addDays(day, later))
        })
        const known: Awaiting = {
          set: goalSetOf([one]),
          facts: factsOf(new Map(), inOrder(answers)),
          said: saidOf(answers),
          startsOn: null,
          adoptedAt: null,
        }
        const today = addDays(day, looked)
        const awaited = figureStates(known, today).flatMap(({ expected, state }) =>
          state.kind === 'awaited' ? [expected.period] : [],
        )
        const asked = openFigures(known, today, addDays(today, 400)).map(({ period }) => period)
        for (const { period, due } of expectedPeriods(one)) {
          const own = answers.filter((answer) => answer.period === period)
          const last = own.at(-1)
          const settled =
            own.some(({ kind }) => kind === 'figure') ||
            answers.some((answer) => answer.kind === 'figure' && answer.period > period) ||
            last?.kind === 'given-up'
          const from =
            last?.kind === 'postponement'
              ? last.expectedOn
              : last?.kind === 'reopened'
                ? dayOf(last.at)
                : due
          const yearAfter = `${Number(due.slice(0, 4)) + 1}${due.slice(4)}`
          // The last step may wait for a working day, at Christmas for several.
          const surely = today <= yearAfter || today <= addDays(from, 21)
          const never = today > yearAfter && today > addDays(from, 28)
          if (settled || never) expect(awaited).not.toContain(period)
          else if (surely) expect(awaited).toContain(period)
        }
        expect(awaited).toEqual(expect.arrayContaining(asked))
      }),
    )
  })
})
