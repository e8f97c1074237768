import { describe, expect, it, test } from 'vitest'
import type { Delmaal, Facts } from '../../src/domain/goal-set.ts'
import { courseText, finalOf } from '../../src/domain/period-end/final-status.ts'
import { periodState } from '../../src/domain/period-end/period-state.ts'
import { asInFile, prolonged } from '../../src/domain/period-end/prolonged.ts'
import { goalSetOf, oneDelmaal, saidLast } from '../support/one-delmaal.ts'

type Reported = { baseline?: [year: number, value: number] } & Record<string, unknown>

function factsFrom(reported: Record<string, Reported>): Facts {
  const codes = Object.entries(reported)
  return {
    baselines: new Map(
      codes.flatMap(([code, { baseline }]) =>
        baseline ? [[code, { year: baseline[0], value: baseline[1] }] as const] : [],
      ),
    ),
    figures: new Map(
      codes.map(([code, { baseline: _, ...periods }]) => [
        code,
        Object.entries(periods).map(([period, value]) => ({
          ...{ period, revision: 1 },
          value: Number(value),
        })),
      ]),
    ),
  }
}

const made = (delmaal: Delmaal[], reported: Record<string, Reported>, on = '2018-03-01') => {
  const [pejlemaerke] = goalSetOf(delmaal).pejlemaerker
  if (!pejlemaerke) throw new Error('no pejlemærke')
  const facts = factsFrom(reported)
  return finalOf(pejlemaerke, { facts, on, missing: () => 'tallet mangler' })
}
const one = (differs: Partial<Delmaal>, reported: Reported) =>
  made([oneDelmaal(differs)], { '1D': reported }).delmaal[0]

describe('the final status of a delmål', () => {
  const start: [number, number] = [2013, 1581]

  it('is of the target year’s own figure, and of no other', () => {
    expect(one({}, { baseline: start, 2017: 1255 })?.final).toBe('reached')
    expect(one({}, { baseline: start, 2017: 1256 })?.final).toBe('missed')
    expect(one({}, { baseline: start, 2016: 1200 })).toMatchObject({
      final: 'undecided',
      why: 'tallet mangler',
    })
  })

  it('is of the last half-year where it is reported by halves', () => {
    const halves = { cadence: { ...oneDelmaal().cadence, every: 'half-year' as const } }
    const figures = { baseline: start, '2017-H1': 1200, '2017-H2': 1300 }
    expect(one(halves, figures)?.final).toBe('missed')
  })

  it.each([[{ kind: 'change', by: -80 }], [{ kind: 'relative', percent: -10 }]] as const)(
    'cannot be decided without the baseline that its target is counted from: %j',
    (target) => {
      expect(one({ target }, { 2017: 100 })).toMatchObject({
        final: 'undecided',
        why: 'der er ingen baseline at regne målet fra',
      })
      expect(one({ target }, { baseline: start, 2017: 1400 })?.final).toBe('reached')
    },
  )

  it('needs no baseline for a bound', () => {
    const bound = { target: { kind: 'at-most', value: 100 } } as const
    expect(one(bound, { 2017: 100 })?.final).toBe('reached')
    expect(one(bound, { 2017: 101 })?.final).toBe('missed')
  })

  it('compares year on year with the year before, never with an older one', () => {
    const yearly = { target: { kind: 'year-on-year' } } as const
    expect(one(yearly, { baseline: start, 2016: 900, 2017: 890 })?.final).toBe('reached')
    expect(one(yearly, { baseline: start, 2016: 900, 2017: 900 })?.final).toBe('missed')
    expect(one(yearly, { baseline: start, 2015: 900, 2017: 890 })).toMatchObject({
      final: 'undecided',
      why: 'tallet for 2016 mangler at sammenligne med',
    })
    expect(one(yearly, { baseline: [2016, 900], 2017: 890 })?.final).toBe('reached')
  })

  it('cannot be decided where no target was set', () => {
    expect(
      one({ target: { kind: 'not-set', text: '–' } }, { baseline: start, 2017: 5 }),
    ).toMatchObject({ final: 'undecided', why: 'der er ikke sat et mål' })
  })
})

describe('the final status of a pejlemærke', () => {
  const part = (code: string, differs: Partial<Delmaal> = {}) => oneDelmaal({ code, ...differs })
  const met = { baseline: [2013, 1581] as [number, number], 2017: 1200 }
  const missed = { ...met, 2017: 1500 }

  it('is nået only when each delmål is', () => {
    const two = [part('1A'), part('1B')]
    expect(made(two, { '1A': met, '1B': met })).toMatchObject({
      final: 'reached',
      text: '2 af 2 delmål er nået',
    })
    expect(made(two, { '1A': met, '1B': missed })).toMatchObject({
      final: 'missed',
      text: '1 af 2 delmål er nået',
    })
    expect(made(two, { '1A': met, '1B': {} }).final).toBe('undecided')
    expect(made(two, { '1A': missed, '1B': {} }).final).toBe('missed')
  })

  it('leaves out what was retired by then, also on that very day', () => {
    const retired = part('1B', { lifecycle: { state: 'retired', from: '2018-03-01' } })
    expect(made([part('1A'), retired], { '1A': met, '1B': missed }).final).toBe('reached')
    const both = made([part('1A'), retired], { '1A': met, '1B': missed }, '2018-02-28')
    expect(both.final).toBe('missed')
  })

  it('cannot be decided when all of it was retired', () => {
    const retired = part('1B', { lifecycle: { state: 'retired', from: '2016-01-01' } })
    expect(made([retired], { '1B': met })).toMatchObject({ final: 'undecided', delmaal: [] })
    const parent = part('1B', { parts: [part('1B1', { lifecycle: retired.lifecycle })] })
    expect(made([parent], { '1B1': met }).delmaal).toEqual([])
  })

  it('tells what cannot be decided by its parts, each reason once', () => {
    const parent = part('1A', { parts: [part('1A1'), part('1A2'), part('1A3')] })
    const found = made([parent, part('1B')], { '1A1': met })
    expect(found.text).toBe(
      '0 af 2 delmål er nået. 1A2, 1A3 og 1B kan ikke afgøres: tallet mangler',
    )
    expect(found.delmaal[0]).toMatchObject({
      final: 'undecided',
      why: '1A2 og 1A3: tallet mangler',
    })
  })
})

test('the course of a delmål goes from its baseline over each year, without what was before it', () => {
  const facts = factsFrom({ '1D': { baseline: [2013, 1581], 2012: 1700, 2015: 1400, 2014: 1500 } })
  expect(courseText(oneDelmaal(), facts)).toBe('1.581 (2013) → 1.500 (2014) → 1.400 (2015)')
  expect(courseText(oneDelmaal(), factsFrom({}))).toBe('')
})

describe('a period', () => {
  const waiting = (reported: Record<string, Reported>, differs: Partial<Delmaal> = {}) => ({
    ...{ set: goalSetOf([oneDelmaal(differs)]), facts: factsFrom(reported), said: saidLast([]) },
    ...{ startsOn: null, adoptedAt: null },
  })
  const stateOn = (day: string, reported: Record<string, Reported> = {}) =>
    periodState(waiting(reported), day)

  it('runs to the last day of its last year, whatever is reported', () => {
    expect(stateOn('2017-12-31')).toEqual({ kind: 'running' })
    expect(stateOn('2018-01-01')).toEqual({
      ...{ kind: 'awaiting', codes: ['1D'] },
      due: '2018-02-01',
    })
  })

  it('has ended when the last figure is in or past its final date', () => {
    expect(stateOn('2018-01-20', { '1D': { 2017: 1300 } })).toEqual({ kind: 'closed' })
    expect(stateOn('2018-01-20', { '1D': { 2016: 1300 } }).kind).toBe('awaiting')
    expect(stateOn('2019-02-01').kind).toBe('awaiting')
    expect(stateOn('2019-02-02').kind).toBe('closed')
  })

  it('never ends where nothing is asked for', () => {
    const retired = waiting({}, { lifecycle: { state: 'proposed-for-retirement' } })
    expect(periodState(retired, '2030-01-01')).toEqual({ kind: 'running' })
  })
})

describe('a prolonged goal set', () => {
  const own = oneDelmaal({ code: '1B', targetYear: 2016 })
  const parent = oneDelmaal({ code: '1C', parts: [oneDelmaal({ code: '1C1' })] })
  const set = goalSetOf([oneDelmaal(), own, parent])
  const years = ({ pejlemaerker }: typeof set) =>
    pejlemaerker.flatMap(({ delmaal }) =>
      delmaal.flatMap(({ targetYear, parts }) => [
        targetYear,
        ...parts.map((one) => one.targetYear),
      ]),
    )

  it('is to be reached at its new end, but for what has a year of its own', () => {
    expect(prolonged(set, 2019)).toMatchObject({ toYear: 2019 })
    expect(years(prolonged(set, 2019))).toEqual([2019, 2016, 2019, 2019])
  })

  it('is one and the same set each time, and leads back to its file’s', () => {
    const longer = prolonged(set, 2019)
    expect(prolonged(set, 2019)).toBe(longer)
    expect(prolonged(longer, 2018)).toBe(prolonged(set, 2018))
    expect(prolonged(longer, null)).toBe(set)
    expect(asInFile(longer)).toBe(set)
    expect(years(set)).toEqual([2017, 2016, 2017, 2017])
  })
})
