import { describe, expect, test } from 'vitest'
import { jumpQuestion } from '../../src/domain/answer/jump.ts'
import type { Unit } from '../../src/domain/goal-set.ts'

const count: Unit = { kind: 'count', noun: 'boliger', inflections: [], decimals: 0 }
const share: Unit = { kind: 'share', noun: '%', inflections: [], decimals: 1 }
const jump = { countPercent: 50, sharePoints: 10 }

function ask(
  value: number,
  last: number | null,
  unit: Unit,
  {
    isBaseline = false,
    baseline = null as number | null,
    target = null as number | null,
    setting = jump,
  } = {},
) {
  return jumpQuestion({
    value,
    last: last === null ? null : { value: last, when: '2014', isBaseline },
    baseline,
    target,
    unit,
    jump: setting,
  })
}

describe('the jump question', () => {
  test('names the figure, the last status and its year', () => {
    expect(ask(8280, 828, count)).toBe(
      'Du har skrevet 8.280. Sidste status var 828 (2014). Er 8.280 rigtigt?',
    )
  })

  test('names the baseline when there is no status yet', () => {
    expect(ask(8.5, 59, share, { isBaseline: true })).toBe(
      'Du har skrevet 8,5\u00a0%. Baseline var 59,0\u00a0% (2014). Er 8,5\u00a0% rigtigt?',
    )
  })

  test('is not asked when nothing is known', () => {
    expect(ask(8280, null, count)).toBeNull()
  })

  test('is asked of a count that differs by more than half, up or down', () => {
    expect(ask(150, 100, count)).toBeNull()
    expect(ask(151, 100, count)).not.toBeNull()
    expect(ask(50, 100, count)).toBeNull()
    expect(ask(49, 100, count)).not.toBeNull()
  })

  test('is asked of every count after 0 that is not 0 again', () => {
    expect(ask(1, 0, count)).not.toBeNull()
    expect(ask(0, 0, count)).toBeNull()
  })

  test('is asked of a share more than ten points away, exactly ten being fine', () => {
    expect(ask(97.1, 87.1, share)).toBeNull()
    expect(ask(87.1, 97.1, share)).toBeNull()
    expect(ask(16.1, 6.1, share)).toBeNull()
    expect(ask(97.2, 87.1, share)).not.toBeNull()
    expect(ask(77, 87.1, share)).not.toBeNull()
    expect(ask(5, 0, share)).toBeNull()
  })

  test('follows the settings of the delmål', () => {
    const setting = { countPercent: 5, sharePoints: 1 }
    expect(ask(106, 100, count, { setting })).not.toBeNull()
    expect(ask(90, 88.5, share, { setting })).not.toBeNull()
  })

  test('is not asked of a figure between baseline and target, whichever is higher', () => {
    expect(ask(20, 100, count, { baseline: 120, target: 20 })).toBeNull()
    expect(ask(19, 100, count, { baseline: 120, target: 20 })).not.toBeNull()
    expect(ask(90, 49, share, { baseline: 49, target: 90 })).toBeNull()
    expect(ask(91, 49, share, { baseline: 49, target: 90 })).not.toBeNull()
    expect(ask(20, 100, count, { baseline: 120 })).not.toBeNull()
  })
})
