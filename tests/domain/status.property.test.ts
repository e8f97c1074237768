import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { pejlemaerkeStatus } from '../../src/domain/barometer/pejlemaerke.ts'
import { scoreTowards } from '../../src/domain/barometer/target.ts'
import type { Delmaal, Direction, Facts, Target } from '../../src/domain/goal-set.ts'
import { goalSetOf, oneDelmaal } from '../support/one-delmaal.ts'

const unit = { kind: 'share' as const, noun: '%', inflections: [], decimals: 1 }
/** Figures with one decimal, as they are published. */
const figure = fc.integer({ min: 0, max: 1000 }).map((tenths) => tenths / 10)
const direction = fc.constantFrom<Direction>('more', 'less')
const strict = fc.boolean()

const target: fc.Arbitrary<Target> = fc.oneof(
  fc.record({
    kind: fc.constantFrom(
      'absolute' as const,
      'at-least' as const,
      'at-most' as const,
      'below' as const,
    ),
    value: figure,
  }),
  fc.record({ kind: fc.constant('change' as const), by: fc.integer({ min: -50, max: 50 }) }),
  fc.record({ kind: fc.constant('relative' as const), percent: fc.integer({ min: -50, max: 50 }) }),
  fc.record({ kind: fc.constant('from-to' as const), from: figure, to: figure }),
  fc.constant({ kind: 'year-on-year' as const }),
  fc.constant({ kind: 'not-set' as const, text: '–' }),
)

/** A delmål with whatever may be known of it. */
const known = fc.record({
  target,
  direction,
  baseline: fc.option(figure),
  figures: fc.dictionary(fc.constantFrom('2013', '2014', '2015', '2015-H1', '2016'), figure),
})
type Known = typeof known extends fc.Arbitrary<infer T> ? T : never

const letters = ['A', 'B', 'C', 'D', 'E', 'F']
const several = fc.array(known, { minLength: 1, maxLength: letters.length })

function delmaalOf({ target, direction }: Known, index: number): Delmaal {
  return oneDelmaal({ code: `1${letters[index]}`, unit, target, direction, baseline: null })
}

function factsOf(all: readonly Known[]): Facts {
  const baselines = all.flatMap(({ baseline }, index) =>
    baseline === null ? [] : [[`1${letters[index]}`, { value: baseline, year: 2013 }] as const],
  )
  const figures = all.map(({ figures }, index) => {
    const list = Object.entries(figures).map(([period, value]) => ({ period, value, revision: 1 }))
    return [`1${letters[index]}`, list] as const
  })
  return { baselines: new Map(baselines), figures: new Map(figures) }
}

const statusOf = (all: readonly Known[], delmaal = all.map(delmaalOf)) =>
  pejlemaerkeStatus(goalSetOf(delmaal), 1, factsOf(all))

describe('the score of a figure', () => {
  const ahead = (way: Direction, from: number, to: number) =>
    way === 'more' ? to > from : to < from

  it('is 0 at the baseline and 5 at the target wherever there is a distance', () => {
    fc.assert(
      fc.property(direction, figure, figure, strict, (way, baseline, value, strictly) => {
        fc.pre(ahead(way, baseline, value))
        const goal = { value, strict: strictly }
        expect(scoreTowards(goal, way, unit, baseline, baseline).points).toBe(0)
        expect(scoreTowards(goal, way, unit, baseline, value).points).toBe(5)
        expect(scoreTowards(goal, way, unit, baseline, value).reached).toBe(!strictly)
      }),
    )
  })

  it('never gets worse when the figure gets better', () => {
    fc.assert(
      fc.property(
        direction,
        figure,
        figure,
        figure,
        figure,
        strict,
        (way, baseline, value, one, other, strictly) => {
          const [worse, better] = ahead(way, one, other) ? [one, other] : [other, one]
          const points = (status: number) =>
            scoreTowards({ value, strict: strictly }, way, unit, baseline, status).points
          expect(points(better)).toBeGreaterThanOrEqual(points(worse))
        },
      ),
    )
  })

  it('is the same seen in the mirror: less of one is more of the other', () => {
    fc.assert(
      fc.property(figure, figure, figure, strict, (baseline, value, status, strictly) => {
        const tenths = (n: number) => Math.round((100 - n) * 10) / 10
        const more = scoreTowards({ value, strict: strictly }, 'more', unit, baseline, status)
        const mirrored = scoreTowards(
          { value: tenths(value), strict: strictly },
          'less',
          unit,
          tenths(baseline),
          tenths(status),
        )
        expect(mirrored.points).toBeCloseTo(more.points, 8)
        expect(mirrored).toMatchObject({ threshold: more.threshold, reached: more.reached })
      }),
    )
  })

  it('is 5 wherever the target is reached', () => {
    fc.assert(
      fc.property(direction, figure, figure, figure, strict, (way, b, value, s, strictly) => {
        const score = scoreTowards({ value, strict: strictly }, way, unit, b, s)
        if (score.reached) expect(score.points).toBe(5)
      }),
    )
  })
})

describe('the score of a pejlemærke', () => {
  it('is a number from −5 to 5, or a label stands instead', () => {
    fc.assert(
      fc.property(several, (all) => {
        const { score, label, display, coverage, path } = statusOf(all)
        if (score === null) {
          expect(label).toBe(display)
          expect(coverage.counted).toBe(0)
          expect(path).toBeNull()
        } else {
          expect(label).toBeNull()
          expect(Math.abs(score)).toBeLessThanOrEqual(5)
          expect(display).toMatch(/^−?[0-5],[0-9]$/)
          expect(coverage.counted).toBeGreaterThan(0)
        }
      }),
    )
  })

  it('is never shown as 5,0 unless every delmål that counts has reached its target', () => {
    fc.assert(
      fc.property(several, (all) => {
        const { display, delmaal, reached, reachedText } = statusOf(all)
        const counting = delmaal.filter(({ counted }) => counted)
        const met = counting.length > 0 && counting.every((one) => one.reached)
        expect(reached).toBe(met && counting.length === delmaal.length)
        expect(reachedText !== '').toBe(met)
        if (!met) expect(display).not.toBe('5,0')
      }),
    )
  })

  it('does not depend on the order of its delmål', () => {
    fc.assert(
      fc.property(several, (all) => {
        const there = statusOf(all).score
        const back = statusOf(all, all.map(delmaalOf).toReversed()).score
        if (there === null) expect(back).toBeNull()
        else expect(back).toBeCloseTo(there, 10)
      }),
    )
  })

  it('is not changed by a delmål that is left out', () => {
    fc.assert(
      fc.property(several, (all) => {
        const with_ = statusOf(all)
        const counting = new Set(with_.delmaal.filter((one) => one.counted).map(({ code }) => code))
        fc.pre(counting.size > 0)
        const only = all.map(delmaalOf).filter(({ code }) => counting.has(code))
        const without = statusOf(all, only)
        expect(without.score).toBe(with_.score)
        expect(without.path).toEqual(with_.path)
      }),
    )
  })

  it('says of every delmål why it is left out, and of none that counts', () => {
    fc.assert(
      fc.property(several, (all) => {
        for (const { counted, score, why, trace } of statusOf(all).delmaal) {
          expect(score === null).toBe(!counted)
          expect(why === '').toBe(counted)
          expect(trace.map(({ text }) => text).join(' ')).not.toMatch(/NaN|Infinity|undefined|null/)
        }
      }),
    )
  })
})
