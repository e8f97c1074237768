import { describe, expect, it } from 'vitest'
import { allLeaves, leafOf, pejlemaerkeBy, pejlemaerkeOf } from '../../src/domain/goal-set.ts'
import { goalSetOf, oneDelmaal } from '../support/one-delmaal.ts'

const parts = [oneDelmaal({ code: '1F1' }), oneDelmaal({ code: '1F2' })]
const set = goalSetOf([oneDelmaal(), oneDelmaal({ code: '1F', parts })])
const [pejlemaerke] = set.pejlemaerker

describe('in a goal set', () => {
  it('a leaf is found by its code, a parent is none', () => {
    expect(leafOf(set, '1F2')).toBe(parts[1])
    expect(leafOf(set, '1F')).toBeUndefined()
    expect(leafOf(set, '1X')).toBeUndefined()
  })

  it('a pejlemærke is found by its number or by a leaf of it', () => {
    expect(pejlemaerkeBy(set, 1)).toBe(pejlemaerke)
    expect(pejlemaerkeBy(set, 2)).toBeUndefined()
    expect(pejlemaerkeOf(set, '1F1')).toBe(pejlemaerke)
    expect(() => pejlemaerkeOf(set, '1X')).toThrow(RangeError)
  })

  it('the leaves stand as in the document, and are gathered once', () => {
    expect(allLeaves(set).map(({ delmaal }) => delmaal.code)).toEqual(['1D', '1F1', '1F2'])
    expect(allLeaves(set)).toBe(allLeaves(set))
  })

  it('nothing is found that only another set has', () => {
    const other = goalSetOf([oneDelmaal({ code: '1Z' })])
    expect(leafOf(set, '1Z')).toBeUndefined()
    expect(leafOf(other, '1D')).toBeUndefined()
  })
})
