import { expect, test } from 'vitest'
import { leavesInCodeOrder } from '../../src/domain/code-order.ts'
import { goalSetOf, oneDelmaal } from '../support/one-delmaal.ts'

test('leaves stand by code as Danes sort, with what they are parts of', () => {
  const parts = [oneDelmaal({ code: '1F10' }), oneDelmaal({ code: '1F2' })]
  const set = goalSetOf([
    oneDelmaal({ code: '10A' }),
    oneDelmaal({ code: '1Å' }),
    oneDelmaal({ code: '1F', parts }),
    oneDelmaal({ code: '2A' }),
  ])
  const order = leavesInCodeOrder(set).map(({ path }) => path.map(({ code }) => code))
  expect(order).toEqual([['1F', '1F2'], ['1F', '1F10'], ['1Å'], ['2A'], ['10A']])
  expect(leavesInCodeOrder(set)).toBe(leavesInCodeOrder(set))
})
