import { expect, test } from 'vitest'
import { claim } from '../../src/store/claims.ts'
import { openTestStore } from '../support/store.ts'

test('more rows than one statement takes are all written, once each', async () => {
  const store = await openTestStore()
  const claims = Array.from({ length: 2_001 }, (_, n) => ({
    key: `step ${n}`,
    kind: 'step',
    at: new Date('2016-01-04T07:00:00Z'),
  }))
  expect((await claim(store.db, claims)).size).toBe(claims.length)
  expect(await store.db.claim.count({ where: { kind: 'step' } })).toBe(claims.length)
  expect((await claim(store.db, claims)).size).toBe(0)
  await store.close()
})
