import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Failure, SendError } from '../../src/outbox/port.ts'
import { newWaitingWatch } from '../../src/outbox/waiting.ts'
import { form } from '../support/form.ts'
import { type House, openHouse } from '../support/house.ts'

let house: House
beforeEach(async () => {
  house = await openHouse()
  delete house.web.lookUp
})
afterEach(() => house.close())

/** What the next sends to somebody fail with. */
function failNext(recipient: string, ...failures: Failure[]): void {
  const { send } = house.web
  house.web.send = async (message) => {
    const failure = message.recipient === recipient ? failures.shift() : undefined
    if (failure) throw new SendError(failure, failure.kind)
    return await send(message)
  }
}

const UNKNOWN: Failure = { kind: 'uncertain' }
const BOLIG = 'channel:pejlemaerke-1'

/** Something else to show in the living card, when its call has ended. */
async function report(figure: string): Promise<void> {
  house.setClock('2016-02-01 10:00')
  await house.press('dataejer-bolig', 'report', form({ '1D:2015': figure }))
  house.wait(30_000)
  await house.drain()
}

const questions = async () =>
  (await house.posts('person:controller'))
    .map(({ text }) => text)
    .filter((text) => /uvist|styr på/.test(text))

test('a message that is in doubt again is asked about again, in a new message', async () => {
  failNext('channel:direktion', UNKNOWN, UNKNOWN)
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

test('a question that had nothing to ask when its turn came is asked of the next doubt', async () => {
  failNext(BOLIG, UNKNOWN, UNKNOWN)
  failNext('person:controller', { kind: 'rate-limited', retryAfterMs: 10_000 })
  house.web.callMs = 15_000
  await house.tickAt('2016-01-04 08:00')
  house.setClock('2016-02-01 10:00')
  await house.press('dataejer-bolig', 'report', form({ '1D:2015': '1.400' }))
  house.wait(11_000)
  await house.drain()
  expect(await questions()).toEqual([])
  house.wait(20_000)
  await house.drain()
  expect(await questions()).toEqual([expect.stringContaining('Det er uvist')])
})

test('a question says that it is settled also when the process that found out dies before it does', async () => {
  failNext(BOLIG, UNKNOWN)
  await house.tickAt('2016-01-04 08:00')
  const { tell } = house.outbox
  const dies = async () => await Promise.reject(new Error('dies'))
  house.outbox.tell = { ...tell, settled: dies }
  await report('1.400')
  house.outbox.tell = tell
  expect(await questions()).toEqual([expect.stringContaining('Det er uvist')])
  await newWaitingWatch(house.outbox)()
  await house.drain()
  expect(await questions()).toEqual([expect.stringContaining('er der styr på nu')])
})
