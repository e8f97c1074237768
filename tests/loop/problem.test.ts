import { afterEach, beforeEach, expect, test } from 'vitest'
import { SendError } from '../../src/outbox/port.ts'
import { type House, openHouse } from '../support/house.ts'

let house: House
beforeEach(async () => {
  house = await openHouse()
})
afterEach(() => house.close())

const ADVICE = 'Skriv /invite @pejl i kanalen.'
const toController = async () =>
  (await house.posts('person:controller')).filter(({ text }) => text.includes('ikke leveret'))

test('a message that cannot be delivered is told to the controller once a day, and sent on request', async () => {
  const { send } = house.web
  house.web.send = async (message) => {
    if (message.recipient !== 'channel:direktion') return send(message)
    throw new SendError({ kind: 'not-allowed', advice: ADVICE }, 'not in channel')
  }
  await house.tickAt('2016-01-04 08:00')
  await house.tickAt('2016-01-04 08:01')
  expect((await toController()).map(({ text }) => text)).toEqual([
    `En besked til #direktion er ikke leveret. ${ADVICE}`,
  ])

  house.web.send = send
  const refused = await house.say('dataejer-bolig', 'gensend')
  expect(refused.card.text).toBe('Du kan desværre ikke gensende beskeder. Det kan en controller.')
  expect(await house.posts('channel:direktion')).toEqual([])
  const { card } = await house.say('controller', 'gensend')
  expect(card.text).toBe('Jeg prøver igen med én besked.')
  expect((await house.posts('channel:direktion')).length).toBe(1)
  expect((await house.say('controller', 'gensend')).card.text).toBe('Alle beskeder er leveret.')
})

test('a message that still cannot be delivered is told again the next day, and once that day', async () => {
  const { send } = house.web
  house.web.send = async (message) => {
    if (message.recipient !== 'channel:direktion') return send(message)
    throw new SendError({ kind: 'not-allowed', advice: ADVICE }, 'not in channel')
  }
  await house.tickAt('2016-01-04 08:00')
  await house.say('controller', 'gensend')
  expect(await toController()).toHaveLength(1)
  for (const hour of ['09:00', '15:00']) {
    house.setClock(`2016-01-05 ${hour}`)
    await house.say('controller', 'gensend')
  }
  expect((await toController()).map(({ text }) => text)).toEqual(
    Array(2).fill(`En besked til #direktion er ikke leveret. ${ADVICE}`),
  )
})
