import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Card } from '../../src/cards/card.ts'
import { Prisma } from '../../src/generated/prisma/client.ts'
import { newWaitingWatch } from '../../src/outbox/waiting.ts'
import { form } from '../support/form.ts'
import { type House, openHouse } from '../support/house.ts'
import { fail, testPlatform } from '../support/post-office.ts'

const NOT_STARTED = { start: async () => {}, stop: async () => {} }

/** Everybody is on a platform that cannot say what became of a message; the page is there too. */
let house: House
let blind: ReturnType<typeof testPlatform>
/** Of whom the next message is sent with unknown outcome. */
let lost: string | null = null
beforeEach(async () => {
  blind = testPlatform({ canLookUp: false })
  const { send } = blind.platform
  blind.platform.send = async (message) => {
    if (message.recipient === lost) {
      lost = null
      await fail({ kind: 'uncertain' })(() => {})
    }
    return await send(message)
  }
  house = await openHouse('2016-01-04 07:55', [
    () => ({ ...blind.platform, name: 'blind', ...NOT_STARTED }),
  ])
})
afterEach(() => house.close())

const toldTo = (recipient: string): Card[] =>
  blind.created.filter((one) => one.recipient === recipient).map(({ card }) => card)
const asked = (): Card[] =>
  toldTo('person:controller').filter(({ text }) => text.startsWith('Det er uvist'))
const rowOf = (kind: string, recipient: string) =>
  house.db.message.findFirstOrThrow({ where: { kind, recipient } })

const BOLIG = 'channel:pejlemaerke-1'

/** The living card of pejlemærke 1 is sent, and nobody knows whether it arrived. */
async function loseLivingCard(): Promise<void> {
  lost = BOLIG
  await house.tickAt('2016-01-04 08:00')
  house.wait(30_000)
}

const report = (figure: string) =>
  house.press('dataejer-bolig', 'report', form({ '1D:2015': figure }))

describe('a living card of unknown outcome', () => {
  test('is asked about with two buttons, and the next change makes a fresh one', async () => {
    await loseLivingCard()
    const [question] = asked()
    expect(question?.text).toMatch(/^Det er uvist, om pejlemærkets kort til .* kom frem/)
    expect(question?.data).toMatchObject({
      actions: [
        { title: 'Den kom frem', command: expect.stringMatching(/^fremme \d+$/) },
        { title: 'Send igen', command: expect.stringMatching(/^gensend \d+$/) },
      ],
    })
    expect((await house.say('controller', 'gensend')).json).toMatchObject({
      uncertain: [expect.any(Number)],
    })
    house.setClock('2016-02-01 10:00')
    await report('1.400')
    house.wait(30_000)
    await house.drain()
    expect(
      blind.created.filter((one) => one.recipient === BOLIG).map(({ root }) => !!root),
    ).toEqual([false, true])
    const { ref, intent } = await rowOf('uncertain', 'person:controller')
    expect([ref, intent]).toEqual([expect.anything(), expect.anything()])
    expect(blind.shown.get((await rowOf('uncertain', 'person:controller')).id)).toContain(
      'er der styr på nu',
    )
    expect((await house.say('controller', 'gensend')).card.text).toBe('Alle beskeder er leveret.')
  })

  test('»Send igen« sends it, »Den kom frem« closes it, and only a controller may say', async () => {
    await loseLivingCard()
    const { seq } = await rowOf('announcement', BOLIG)
    const refused = await house.say('dataejer-bolig', `fremme ${seq}`)
    expect(refused).toMatchObject({
      ok: false,
      card: { text: expect.stringContaining('ikke gensende') },
    })
    await house.say('controller', `fremme ${seq}`)
    expect((await rowOf('announcement', BOLIG)).state).toBe('closed')
    expect(toldTo(BOLIG)).toEqual([])
    const { id } = await rowOf('uncertain', 'person:controller')
    expect(blind.shown.get(id)).toContain('er der styr på nu')
    // Had it not been sent yet, there would be nothing left to ask.
    const before = toldTo('person:controller').length
    const unsent = { ref: Prisma.DbNull, state: 'due' as const }
    await house.db.message.update({ where: { id }, data: unsent })
    await house.drain()
    expect(toldTo('person:controller')).toHaveLength(before)
    expect((await house.say('controller', `fremme ${seq}`)).card.text).toContain('ikke i tvivl')
    for (const typed of ['fremme', 'fremme abc'])
      expect(await house.say('controller', typed)).toMatchObject({
        ok: false,
        card: { text: expect.stringContaining('Skriv beskedens nummer') },
        json: { suggestions: ['gensend'] },
      })
    house.setClock('2016-02-01 10:00')
    await report('1.400')
    expect(toldTo(BOLIG)).toHaveLength(2)
  })

  test('is counted by the digest', async () => {
    await loseLivingCard()
    await house.tickAt('2016-01-11 08:00')
    const digest = toldTo('channel:direktion').at(-1)
    expect(digest?.text).toContain('Det er uvist, om en besked kom frem')
  })
})

describe('a reminder of unknown outcome', () => {
  test('is not sent again, and is closed by the answer to its figures', async () => {
    await house.tickAt('2016-01-04 08:00')
    await house.prisma.dataOwner.deleteMany({ where: { personKey: { not: 'dataejer-bolig' } } })
    await house.prisma.dataOwner.deleteMany({
      where: { delmaalId: { not: { endsWith: '/1D' } } },
    })
    await house.touch()
    lost = 'person:dataejer-bolig'
    await house.tickAt('2016-01-18 08:30')
    expect((await rowOf('reminder', 'person:dataejer-bolig')).state).toBe('uncertain')
    await report('1.400')
    house.wait(30_000)
    await house.drain()
    expect((await rowOf('reminder', 'person:dataejer-bolig')).state).toBe('closed')
  })
})

test('that a platform is down is told through another, once a day', async () => {
  await house.tickAt('2016-01-04 08:00')
  const { platform } = blind
  const down = async () => {
    await fail({ kind: 'network' })(() => {})
    return {}
  }
  house.outbox.platforms = new Map([
    ['blind', { ...platform, ...NOT_STARTED, name: 'blind', send: down }],
    ['web', house.web],
  ])
  const watch = newWaitingWatch(house.outbox)
  await house.tickAt('2016-01-18 08:30')
  for (let minute = 0; minute <= 60; minute++) {
    await watch()
    house.wait(60_000)
  }
  await house.drain()
  const posts = await house.posts('person:controller')
  expect(posts.map(({ text }) => text)).toEqual([
    expect.stringMatching(
      /^\d+ beskeder til .+ og \d+ andre har ventet i over en time på at komme ud gennem Blind\. /,
    ),
  ])
})
