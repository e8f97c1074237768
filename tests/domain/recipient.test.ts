import { expect, test } from 'vitest'
import { personOf, toChannel, toPerson } from '../../src/domain/recipient.ts'

test('a message for a person is that person’s; one for a channel is nobody’s', () => {
  expect(personOf(toPerson('dataejer-bolig'))).toBe('dataejer-bolig')
  expect(personOf(toChannel('pejlemaerke-1'))).toBeNull()
})
