import { expect, onTestFinished, test } from 'vitest'
import { type House, openHouse } from '../support/house.ts'

const BOLIG = 'dataejer-bolig'

async function ownHouse(start = '2016-02-01 09:00'): Promise<House> {
  const house = await openHouse(start)
  onTestFinished(() => house.close())
  return house
}

/** The newest digest of management, as people read it. */
const digest = async (house: House) => (await house.posts('channel:direktion')).at(-1)?.text ?? ''

test('the digest of January 2020 does not wait for the figures of 2015', async () => {
  const house = await ownHouse()
  await house.tickAt('2020-01-06 08:00')
  expect(await digest(house)).toContain('6. januar 2020')
  expect(await digest(house)).not.toContain('for 2015')
  expect(await house.say(BOLIG, 'mine').then(({ card }) => card.text)).not.toContain('for 2015')
})
