import { expect, onTestFinished, test } from 'vitest'
import { personByEmail } from '../../src/store/people.ts'
import { openHouse } from '../support/house.ts'

test('an address is somebody’s when it is theirs letter for letter, capitals or not', async () => {
  const house = await openHouse()
  onTestFinished(() => house.close())
  const keyOf = async (...emails: string[]) => (await personByEmail(house.db, emails))?.key
  expect(await keyOf('ukendt@pejl.example', 'Dataejer-Bolig@pejl.example')).toBe('dataejer-bolig')
  expect(await keyOf('dataejer_bolig@pejl.example')).toBeUndefined()
  expect(await keyOf('%controller@pejl.example')).toBeUndefined()
})
