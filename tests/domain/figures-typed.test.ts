import { expect, test } from 'vitest'
import { readFiguresTyped } from '../../src/domain/what-if/figures-typed.ts'

const figures = (text: string) => {
  const read = readFiguresTyped(text)
  return read.kind === 'figures' ? read.figures.map(({ code, typed }) => [code, typed]) : read
}

test.each([
  ['1D 1.300', [['1D', '1.300']]],
  [
    '1D 1.300, 1E 200',
    [
      ['1D', '1.300'],
      ['1E', '200'],
    ],
  ],
  [
    '1C 97,3, 1D 1.300',
    [
      ['1C', '97,3'],
      ['1D', '1.300'],
    ],
  ],
  [
    '1C 97,3 , 1D 1.300',
    [
      ['1C', '97,3'],
      ['1D', '1.300'],
    ],
  ],
  [
    '1C 97,3 % og 1D 1 300',
    [
      ['1C', '97,3 %'],
      ['1D', '1 300'],
    ],
  ],
  [
    '1C 97, 1D 1.300',
    [
      ['1C', '97'],
      ['1D', '1.300'],
    ],
  ],
  [
    '1D 1.300, 1E 200 og 1F1 80',
    [
      ['1D', '1.300'],
      ['1E', '200'],
      ['1F1', '80'],
    ],
  ],
  [
    '1D 1.300\n1E 200\n',
    [
      ['1D', '1.300'],
      ['1E', '200'],
    ],
  ],
  [
    '1D 1.300; 1E 200',
    [
      ['1D', '1.300'],
      ['1E', '200'],
    ],
  ],
  [
    '1D 1.300 1E 200',
    [
      ['1D', '1.300'],
      ['1E', '200'],
    ],
  ],
  [
    '1D 1.300 borgere for 2016, 1E 200',
    [
      ['1D', '1.300 borgere for 2016'],
      ['1E', '200'],
    ],
  ],
  ['1D bliver 1.300?', [['1D', '1.300']]],
  ['delmål 1D var 1.300 i 2016', [['1D', '1.300 for 2016']]],
  [
    '1D = 1.300, 1E: 200',
    [
      ['1D', '1.300'],
      ['1E', '200'],
    ],
  ],
  [
    '2014-2017/1B 4, 2013-2016/1B 5',
    [
      ['2014-2017/1B', '4'],
      ['2013-2016/1B', '5'],
    ],
  ],
  ['1D 1e3', [['1D', '1e3']]],
  ['1D', [['1D', '']]],
  ['1C 97, 3', [['1C', '97, 3']]],
])('»%s« is read as delmål with figures', (text, expected) => {
  expect(figures(text)).toEqual(expected)
})

test.each([
  ['1D 1.300,1E 200', '1D 1.300, 1E 200'],
  ['1C 97,3,1D 1.300', '1C 97,3, 1D 1.300'],
])('where the figure ends in »%s« is asked, and »%s« is offered', (text, meant) => {
  expect(readFiguresTyped(text)).toMatchObject({ kind: 'glued', meant })
  expect(readFiguresTyped(meant).kind).toBe('figures')
})

test.each(['', 'hej', '1.300', 'hjemløse 1.300, 1D 5'])('»%s« names no delmål', (text) => {
  expect(readFiguresTyped(text)).toEqual({ kind: 'none' })
})
