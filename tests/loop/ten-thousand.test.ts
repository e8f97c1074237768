import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Card } from '../../src/cards/card.ts'
import { tick } from '../../src/loop/tick.ts'
import type { Outgoing, Platform } from '../../src/outbox/port.ts'
import { BIG_SET, bigSeed } from '../support/big-set.ts'
import { form } from '../support/form.ts'
import { type House, openHouseWith } from '../support/house.ts'
import { emptyStore } from '../support/store.ts'

/** A hundred pejlemærker and data owners with a hundred delmål each. */
const PEJLEMAERKER = 100
const DELMAAL_EACH = 100

let house: House
let sent: Outgoing[] = []
let edited: Outgoing[] = []

/** Takes every card as it is: how it is drawn is a platform's own, and takes longer than all the rest. */
const platform: Platform = {
  name: 'plain',
  callMs: 0,
  send: async (message) => {
    sent.push(message)
    return { id: message.messageId }
  },
  update: async (_ref, message) => {
    edited.push(message)
  },
}

beforeAll(async () => {
  house = await openHouseWith(bigSeed(PEJLEMAERKER, DELMAAL_EACH), '2016-01-04 07:55')
  house.outbox.platforms = new Map([[platform.name, platform]])
}, 60_000)
afterAll(async () => {
  await emptyStore(house.store)
  await house.close()
})

/** What is sent and edited while time passes, or somebody does something. */
async function messagesOf(work: () => Promise<unknown>) {
  sent = []
  edited = []
  await work()
  await house.drain()
  return { sent, edited }
}

const named = (messages: readonly Outgoing[], name: Card['name']) =>
  messages.filter(({ card }) => card.name === name)

test('10,000 delmål start: each pejlemærke gets its living card', async () => {
  const made = await messagesOf(() => house.tickAt('2016-01-04 07:56'))
  expect(named(made.sent, 'announcement')).toHaveLength(PEJLEMAERKER)
  expect(made.sent).toHaveLength(PEJLEMAERKER)
  expect(await house.db.delmaal.count()).toBe(PEJLEMAERKER * DELMAAL_EACH)
})

test('each owner is reminded once, of all their figures', async () => {
  const made = await messagesOf(() => house.tickAt('2016-01-18 08:30'))
  const reminders = named(made.sent, 'reminder')
  expect(new Set(reminders.map(({ recipient }) => recipient)).size).toBe(PEJLEMAERKER)
  expect(reminders).toHaveLength(PEJLEMAERKER)
  for (const { card } of reminders)
    expect(card.name === 'reminder' && card.data.fields.length).toBe(DELMAAL_EACH)
  expect(named(made.sent, 'digest')).toHaveLength(1)
  expect((await messagesOf(() => tick(house.pejl))).sent).toEqual([])
})

test('a figure is answered: its cards follow, and nothing is told twice', async () => {
  const item = `${BIG_SET}/7B2:2015`
  const made = await messagesOf(() =>
    house.press('dataejer-7', 'report', form({ [item]: '1.400' })),
  )
  expect(made.edited.map(({ card }) => card.name).sort()).toEqual(['announcement', 'reminder'])
  expect(named(made.sent, 'change')).toHaveLength(1)
  const later = await messagesOf(() => house.tickAt('2016-01-18 08:40'))
  expect([later.sent, later.edited]).toEqual([[], []])
})

test('status, what is missing and the digest are shown', async () => {
  expect((await house.say('controller', 'status')).ok).toBe(true)
  expect((await house.say('controller', 'status 7')).card.text).toContain('1.400')
  expect((await house.say('controller', 'mangler')).ok).toBe(true)
  expect((await house.say('dataejer-7', 'mine')).card.text).toContain('7B2')
  const { sent: made } = await messagesOf(() => house.tickAt('2016-01-25 08:00'))
  const [digest] = named(made, 'digest')
  expect(digest?.card.text).toContain('7B2 for 2015 er indberettet som 1.400')
})
