import { expect, test } from 'vitest'
import { addReflection, promptsOf } from '../../src/store/reflections.ts'
import { momentOf } from '../support/house.ts'
import { openTestStore } from '../support/store.ts'

test('each leader’s prompts are counted apart, for the principles take turns by them', async () => {
  const start = momentOf('2016-01-04 07:55')
  const { db, close } = await openTestStore(start)
  const pejlemaerke = { set: 'pejlemaerker-2014-2017', number: 1 }
  const occasion = { number: 1, codes: ['1D'], openings: [], questions: [], editing: false }
  const id = '00000000-0000-4000-8000-000000000001'
  await addReflection(db, { id, pejlemaerke, personKey: 'leder-bolig', occasion }, start)
  expect(await promptsOf(db, 'leder-bolig')).toBe(1)
  expect(await promptsOf(db, 'leder-skole')).toBe(0)
  await close()
})
