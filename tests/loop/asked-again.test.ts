import { afterEach, beforeEach, expect, test } from 'vitest'
import { SendError } from '../../src/outbox/port.ts'
import { newWaitingWatch } from '../../src/outbox/waiting.ts'
import { type House, openHouse } from '../support/house.ts'

let house: House
beforeEach(async () => {
  house = await openHouse()
  delete house.web.lookUp
})
afterEach(() => house.close())

/** The next sends to the leaders' channel have an unknown outcome. */
function loseNext(times: number): void {
  const { send } = house.web
  let left = times
  house.web.send = async (message) => {
    if (message.recipient !== 'channel:direktion' || left-- <= 0) return await send(message)
    throw new SendError({ kind: 'uncertain' }, 'socket closed')
  }
}

const questions = async () =>
  (await house.posts('person:controller'))
    .map(({ text }) => text)
    .filter((text) => /uvist|styr på/.test(text))

test('a message that is in doubt again is asked about again, in a new message', async () => {
  loseNext(2)
  await house.tickAt('2016-01-04 08:00')
  expect(await questions()).toEqual([expect.stringContaining('Det er uvist')])
  const { seq } = await house.db.message.findFirstOrThrow({ where: { state: 'uncertain' } })
  await newWaitingWatch(house.outbox)()
  await house.drain()
  expect(await questions()).toHaveLength(1)

  await house.say('controller', `gensend ${seq}`)
  expect(await questions()).toEqual([
    expect.stringContaining('er der styr på nu'),
    expect.stringContaining('Det er uvist'),
  ])
  await house.say('controller', `gensend ${seq}`)
  expect(await questions()).toEqual([
    expect.stringContaining('er der styr på nu'),
    expect.stringContaining('er der styr på nu'),
  ])
  expect(await house.posts('channel:direktion')).toHaveLength(1)
})
