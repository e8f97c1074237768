import { expect, test } from 'vitest'
import { listedItems, listFigures, readList } from '../../src/cards/figure-form.ts'

const setOf = () => 'maal-2014'
const listed = ['maal-2014/1D:2015', 'maal-2014/1E:2015', 'maal-2018/1D:2019'].map((item, at) => ({
  item,
  base: String(at),
}))

test('a list names each goal set once, and is read as it was made', () => {
  const text = listFigures(listed)
  expect(text).toBe('maal-2014/1D:2015@0 1E:2015@1 maal-2018/1D:2019@2')
  expect(listedItems(text)).toEqual(listed.map(({ item }) => item))
  expect(readList(text, () => null)).toEqual([
    { set: 'maal-2014', code: '1D', period: '2015', item: 'maal-2014/1D:2015', base: 0 },
    { set: 'maal-2014', code: '1E', period: '2015', item: 'maal-2014/1E:2015', base: 1 },
    { set: 'maal-2018', code: '1D', period: '2019', item: 'maal-2018/1D:2019', base: 2 },
  ])
})

test('a goal set that comes again in a list is named again', () => {
  const [first, , other] = listed
  const again = [first, other, first].flatMap((one) => one ?? [])
  expect(readList(listFigures(again), () => null).map(({ set }) => set)).toEqual([
    'maal-2014',
    'maal-2018',
  ])
  expect(listedItems(listFigures(again))).toEqual(again.map(({ item }) => item))
})

test('a list from before goal sets had names is read, and its fields keep their names', () => {
  expect(listedItems('1D:2015@0 1E:2015@2')).toEqual(['1D:2015', '1E:2015'])
  expect(readList('1D:2015@0 1E:2015@2', setOf)).toEqual([
    { set: 'maal-2014', code: '1D', period: '2015', item: '1D:2015', base: 0 },
    { set: 'maal-2014', code: '1E', period: '2015', item: '1E:2015', base: 2 },
  ])
})

test('what makes no sense is left out', () => {
  expect(readList('', setOf)).toEqual([])
  expect(readList('1D@0 1D:2015 1D:2015@x 1D:aldrig@1', setOf)).toEqual([])
  expect(readList('1D:2015@0 1D:2015@0', setOf)).toHaveLength(1)
})
