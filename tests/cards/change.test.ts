import { expect, test } from 'vitest'
import { changeText, type ScoreChange } from '../../src/cards/change.ts'

const said = (change: Partial<ScoreChange>) =>
  changeText({
    noun: 'pejlemærke',
    number: 6,
    from: '1,0',
    to: '1,0',
    cause: '6A for 2015 er indberettet som 41 %',
    moved: '',
    coverageFrom: '0 af 6 delmål',
    coverageTo: '0 af 6 delmål',
    verdicts: [],
    ...change,
  })

test('a goal without a number is not said to go from a dash to a dash', () => {
  expect(said({ from: '–', to: '– (mål mangler)' })).toBe(
    'Pejlemærke 6 står fortsat uden tal (mål mangler). 6A for 2015 er indberettet som 41 %.',
  )
  expect(said({ from: '–', to: '–' })).toMatch(/^Pejlemærke 6 står fortsat uden tal\. 6A/)
})

test('what happened begins with a capital where it begins a sentence', () => {
  const cause = 'baseline for 6A er sat til 41 % (2015)'
  expect(said({ cause })).toBe(
    'Pejlemærke 6 står fortsat på 1,0. Baseline for 6A er sat til 41 % (2015).',
  )
  expect(said({ cause, to: '2,0' })).toContain(', fordi baseline for 6A')
})
