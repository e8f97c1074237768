import { expect, test } from 'vitest'
import { readFigureId } from '../../src/domain/figure-key.ts'

test('a figure’s name says its goal set; only one without is of the set that has the code', () => {
  const setOf = () => 'pejlemaerker-2026-2029'
  const read = (text: string) => readFigureId(text, setOf)
  expect(read('pejlemaerker-2014-2017/1D:2015')).toEqual({
    set: 'pejlemaerker-2014-2017',
    code: '1D',
    period: '2015',
  })
  expect(read('1D:2015')?.set).toBe('pejlemaerker-2026-2029')
})
