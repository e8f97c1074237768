import { afterAll, beforeAll, expect, test } from 'vitest'
import { type House, openHouse } from '../support/house.ts'
import { advanceTo, type Played, play, readEvents } from './play.ts'
import { EVENTS } from './three-years.ts'

let house: House
let played: Played[]
beforeAll(async () => {
  house = await openHouse('2016-01-04 07:55')
  played = await play(house, readEvents(EVENTS))
  await advanceTo(house, '2020-01-31 17:00')
}, 600_000)
afterAll(() => house.close())

test('everybody is answered as written', () => {
  expect(played).toHaveLength(88)
  expect(
    played.filter(({ ok }) => !ok).map(({ when, types, text }) => ({ when, types, text })),
  ).toEqual([])
})
