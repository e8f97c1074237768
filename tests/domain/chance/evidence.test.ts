import { expect, test } from 'vitest'
import { sharesChance } from '../../../src/domain/chance/change.ts'
import { isFirstGuess } from '../../../src/domain/chance/evidence.ts'
import { oneDelmaal } from '../../support/one-delmaal.ts'

test('two shares are compared alike, whichever is named first', () => {
  expect(sharesChance(30, 100, 20, 200)).toBe(sharesChance(20, 200, 30, 100))
})

test('only a count of how many there are on a day is a first guess', () => {
  const share = { ...oneDelmaal().unit, kind: 'share' as const, noun: '%' }
  expect(isFirstGuess(oneDelmaal({ measure: 'stock' }))).toBe(true)
  expect(isFirstGuess(oneDelmaal({ measure: 'flow' }))).toBe(false)
  expect(isFirstGuess(oneDelmaal({ measure: 'stock', unit: share }))).toBe(false)
})
