import { expect, test } from 'vitest'
import {
  eitherText,
  listText,
  lowerFirst,
  sentence,
  upperFirst,
} from '../../src/domain/danish-text.ts'

test('words are listed with og or eller before the last, and no comma there', () => {
  expect(listText(['1A', '1B', '1C'])).toBe('1A, 1B og 1C')
  expect(listText(['1A', '1B'])).toBe('1A og 1B')
  expect(listText(['1A'])).toBe('1A')
  expect(listText([])).toBe('')
  expect(eitherText(['1A', '1B', '1C'])).toBe('1A, 1B eller 1C')
  expect(eitherText(new Set(['1B', '1C']))).toBe('1B eller 1C')
})

test('the first letter changes alone, also a Danish one', () => {
  expect(upperFirst('ældre tal for 1A')).toBe('Ældre tal for 1A')
  expect(lowerFirst('Årets tal for 1A')).toBe('årets tal for 1A')
  expect(upperFirst('')).toBe('')
})

test('a sentence has a capital and one end', () => {
  expect(sentence('status mangler')).toBe('Status mangler.')
  expect(sentence('findes det nu?')).toBe('Findes det nu?')
  expect(sentence('Status mangler.')).toBe('Status mangler.')
  expect(sentence('')).toBe('')
})
