import { expect, test } from 'vitest'
import { unlikeUnit } from '../../src/domain/baseline-fits.ts'

test('a baseline may be all of a share, and no more', () => {
  const share = { kind: 'share', noun: '%', inflections: [], decimals: 1 } as const
  expect(unlikeUnit(share, 100)).toBeNull()
  expect(unlikeUnit(share, 100.1)).toBe('over 100 percent')
  expect(unlikeUnit(share, -1)).toBe('negative')
  expect(unlikeUnit(share, 97.15)).toBe('too many decimals')
})
