import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Facts, GoalSet } from '../../src/domain/goal-set.ts'
import { addDays } from '../../src/domain/time/calendar.ts'
import { hasEnded, openFigures as openOn } from '../../src/domain/time/due.ts'
import type { Said } from '../../src/domain/time/figure-state.ts'
import { periodMeant } from '../../src/domain/time/period-meant.ts'
import { answered, goalSetOf, oneDelmaal, saidLast } from '../support/one-delmaal.ts'

const openFigures = (set: GoalSet, facts: Facts, said: readonly Said[], day: string) =>
  openOn({ set, facts, said: saidLast(said), startsOn: null, adoptedAt: null }, day, day)

const nothing = answered({})
const one = goalSetOf([oneDelmaal()])
const later: Said = {
  kind: 'postponed',
  code: '1D',
  period: '2015',
  expectedOn: '2016-04-01',
  reason: 'Tællingen er forsinket',
}

describe('the figures that are awaited', () => {
  it('begin on the day of the forvarsel', () => {
    expect(openFigures(one, nothing, [], '2016-01-17')).toEqual([])
    expect(openFigures(one, nothing, [], '2016-01-18')).toEqual([
      { code: '1D', period: '2015', due: '2016-02-01', moved: false, reopened: false, reason: '' },
    ])
  })

  it('begin on the working day when the forvarsel has to wait for one', () => {
    // Due on 1 October 2016: the forvarsel moves from Saturday 17 to Monday 19 September.
    const cadence = { every: 'year', interval: 1, lagMonths: 9, from: '2015' } as const
    const set = goalSetOf([oneDelmaal({ cadence })])
    expect(openFigures(set, nothing, [], '2016-09-18')).toEqual([])
    expect(openFigures(set, nothing, [], '2016-09-19')).toHaveLength(1)
  })

  it('are announced before the period is over when they are due the day after it', () => {
    const cadence = { every: 'year', interval: 1, lagMonths: 0, from: '2015' } as const
    const set = goalSetOf([oneDelmaal({ cadence })])
    expect(openFigures(set, nothing, [], '2015-12-17')).toEqual([])
    expect(openFigures(set, nothing, [], '2015-12-18')).toHaveLength(1)
  })

  it('end when there is a figure for the period', () => {
    expect(openFigures(one, answered({ '1D': ['2015'] }), [], '2016-03-01')).toEqual([])
    expect(openFigures(one, answered({ '1D': ['2014'] }), [], '2016-03-01')).toHaveLength(1)
  })

  it('hold nothing older than the first followed-up period, and every one since', () => {
    const patient = goalSetOf([oneDelmaal({ finalMonths: 120 })])
    const periods = openFigures(patient, nothing, [], '2018-03-01').map(({ period }) => period)
    expect(periods).toEqual(['2015', '2016', '2017'])
  })

  it('end with the target year, however long they are waited for', () => {
    const patient = goalSetOf([oneDelmaal({ finalMonths: 120 })])
    const periods = openFigures(patient, nothing, [], '2026-01-31').map(({ period }) => period)
    expect(periods).toEqual(['2015', '2016', '2017'])
  })

  it('are waited for to their final date', () => {
    const on = (day: string) => openFigures(one, nothing, [], day).map(({ period }) => period)
    expect(on('2017-02-01')).toEqual(['2015', '2016'])
    expect(on('2017-02-02')).toEqual(['2016'])
    expect(on('2019-02-02')).toEqual([])
  })

  it('are those that are awaited today, also when it is asked what comes', () => {
    const waiting = {
      set: one,
      facts: nothing,
      said: saidLast([]),
      startsOn: null,
      adoptedAt: null,
    }
    const periods = openOn(waiting, '2017-01-20', '2017-03-03').map(({ period }) => period)
    expect(periods).toEqual(['2015', '2016'])
  })

  it('move to the date an owner expects, with the reason', () => {
    expect(openFigures(one, nothing, [later], '2016-03-31')).toEqual([])
    expect(openFigures(one, nothing, [later], '2016-04-01')).toEqual([
      {
        ...{ code: '1D', period: '2015', due: '2016-04-01', moved: true, reopened: false },
        reason: later.reason,
      },
    ])
  })

  it('follow the newest of several postponements', () => {
    const newest = { ...later, expectedOn: '2016-06-01', reason: 'Et nyt register' }
    expect(openFigures(one, nothing, [later, newest], '2016-05-31')).toEqual([])
    expect(openFigures(one, nothing, [later, newest], '2016-06-01')[0]?.reason).toBe(newest.reason)
  })

  it('honour an expected date that is earlier than the due date', () => {
    const cadence = { every: 'year', interval: 1, lagMonths: 25, from: '2015' } as const
    const set = goalSetOf([oneDelmaal({ cadence })])
    const [open] = openFigures(set, nothing, [later], '2016-04-01')
    expect(open?.due).toBe('2016-04-01')
  })

  it('are not moved by a postponement of another delmål or period', () => {
    const others = [
      { ...later, code: '1E' },
      { ...later, period: '2016' },
    ]
    expect(openFigures(one, nothing, others, '2016-02-01')[0]?.moved).toBe(false)
  })

  it('are those of the leaves', () => {
    const parts = [oneDelmaal({ code: '1F1' }), oneDelmaal({ code: '1F2' })]
    const set = goalSetOf([oneDelmaal({ code: '1F', parts })])
    const codes = openFigures(set, nothing, [], '2016-02-01').map(({ code }) => code)
    expect(codes).toEqual(['1F1', '1F2'])
  })

  it('leave out what is proposed for retirement or retired', () => {
    const proposed = oneDelmaal({ lifecycle: { state: 'proposed-for-retirement' } })
    const retired = oneDelmaal({ lifecycle: { state: 'retired', from: '2016-02-01' } })
    const parent = oneDelmaal({ ...proposed, parts: [oneDelmaal({ code: '1D1' })] })
    for (const delmaal of [proposed, retired, parent])
      expect(openFigures(goalSetOf([delmaal]), nothing, [], '2016-02-01')).toEqual([])
    expect(openFigures(goalSetOf([retired]), nothing, [], '2016-01-31')).toHaveLength(1)
  })

  it('hold no period at or before the baseline, whose figure would be refused', () => {
    expect(openFigures(one, answered({}, { '1D': 2015 }), [], '2016-03-01')).toEqual([])
    expect(openFigures(one, answered({}, { '1D': 2014 }), [], '2016-03-01')).toHaveLength(1)
  })

  it('stand by due date, then by code as Danes sort', () => {
    const codes = ['10A', '2A', '1Å', '1D', '1A']
    const set = goalSetOf(codes.map((code) => oneDelmaal({ code })))
    const moved = { ...later, code: '1A', expectedOn: '2016-02-10' }
    const open = openFigures(set, nothing, [moved], '2016-02-20')
    expect(open.map(({ code }) => code)).toEqual(['1D', '1Å', '2A', '10A', '1A'])
  })

  it('stand by period where code and due date are one', () => {
    const moved = ['2016', '2015'].map((period) => ({ ...later, period, expectedOn: '2017-02-01' }))
    const open = openFigures(one, nothing, moved, '2017-02-20')
    expect(open.map(({ period }) => period)).toEqual(['2015', '2016'])
  })
})

describe('the period that is meant', () => {
  const known = (periods: string[] = [], said: Said[] = []) => {
    return { facts: answered({ '1D': periods }), said: saidLast(said) }
  }
  const meant = (today: string, periods: string[] = [], said: Said[] = []) =>
    periodMeant(oneDelmaal(), known(periods, said), today)

  it('is the one that is due, also some time before and long after its date', () => {
    for (const today of ['2016-01-04', '2016-02-01', '2016-11-01'])
      expect(meant(today)).toEqual({ kind: 'period', period: '2015' })
  })

  it('is none before the first followed-up period is over; the next one is named', () => {
    expect(meant('2015-12-31')).toMatchObject({
      kind: 'none',
      next: { period: '2015', due: '2016-02-01' },
    })
  })

  it('is none while the due date is more than 62 days away', () => {
    const cadence = { every: 'year', interval: 1, lagMonths: 25, from: '2015' } as const
    const slow = (today: string) => periodMeant(oneDelmaal({ cadence }), known(), today)
    expect(slow('2017-11-30')).toMatchObject({ kind: 'none', next: { due: '2018-02-01' } })
    expect(slow('2017-12-01')).toEqual({ kind: 'period', period: '2015' })
  })

  it('is asked about when several are due', () => {
    expect(meant('2017-02-01')).toEqual({ kind: 'choose', periods: ['2015', '2016'] })
  })

  it('is a correction of the newest when everything due is answered', () => {
    expect(meant('2016-03-01', ['2015'])).toEqual({ kind: 'correction', period: '2015' })
    expect(meant('2017-03-01', ['2015', '2016'])).toEqual({ kind: 'correction', period: '2016' })
  })

  it('is still the one that was postponed, when its figure comes early', () => {
    const postponed = [{ ...later, expectedOn: '2016-12-01' }]
    expect(meant('2016-03-01', [], postponed)).toEqual({ kind: 'period', period: '2015' })
  })

  it('is not one that was given up while another is awaited', () => {
    const givenUp: Said = { kind: 'given-up', code: '1D', period: '2015', reason: 'Nedlagt' }
    expect(meant('2017-02-01', [], [givenUp])).toEqual({ kind: 'period', period: '2016' })
    expect(meant('2016-03-01', [], [givenUp])).toEqual({ kind: 'correction', period: '2015' })
  })

  it('is none that a newer figure has overtaken, nor one past its final date', () => {
    expect(meant('2017-01-04', ['2016'])).toEqual({ kind: 'correction', period: '2016' })
    expect(meant('2017-03-01')).toEqual({ kind: 'period', period: '2016' })
  })

  it('has no next one when the delmål is not followed up any more', () => {
    const lifecycle = { state: 'proposed-for-retirement' } as const
    const choice = periodMeant(oneDelmaal({ lifecycle }), known(), '2015-06-01')
    expect(choice).toEqual({ kind: 'none', next: null })
  })

  it('has no next one after the target year', () => {
    expect(meant('2026-03-01', ['2015', '2016', '2017'])).toEqual({
      kind: 'correction',
      period: '2017',
    })
    const past = oneDelmaal({ targetYear: 2014 })
    expect(periodMeant(past, known(), '2026-03-01')).toEqual({ kind: 'none', next: null })
  })

  it('is never one that is not over, nor one that is answered unless as a correction', () => {
    const someDay = fc.integer({ min: 0, max: 2000 }).map((n) => addDays('2015-01-01', n))
    const someAnswers = fc.subarray(['2014', '2015', '2016', '2017', '2018'])
    fc.assert(
      fc.property(someDay, someAnswers, (today, periods) => {
        const choice = meant(today, periods)
        const named =
          choice.kind === 'choose' ? choice.periods : choice.kind === 'none' ? [] : [choice.period]
        for (const period of named) {
          expect(hasEnded(period, today)).toBe(true)
          if (choice.kind !== 'correction') expect(periods).not.toContain(period)
        }
        if (choice.kind === 'none') expect(periods).not.toContain(choice.next?.period)
      }),
    )
  })
})

describe('a period', () => {
  it('has ended on the day after its last', () => {
    expect(hasEnded('2015', '2015-12-31')).toBe(false)
    expect(hasEnded('2015', '2016-01-01')).toBe(true)
    expect(hasEnded('2015-Q1', '2015-04-01')).toBe(true)
  })
})
