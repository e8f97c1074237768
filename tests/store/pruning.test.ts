import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { kinds } from '../../src/loop/kinds.ts'
import { messageKey } from '../../src/loop/message-keys.ts'
import { OF_A_MOMENT, prune } from '../../src/store/pruning.ts'
import { type House, momentOf, openHouse } from '../support/house.ts'

const OWNER = 'dataejer-bolig'
const LATER = momentOf('2018-06-01 03:00')

let house: House
beforeEach(async () => {
  house = await openHouse()
})
afterEach(() => house.close())

/** A message of a kind from January 2016, sent long ago unless a test says otherwise. */
const old = async (changes: { kind: string; rootId?: string; at?: Date; state?: 'failed' }) => {
  const id = randomUUID()
  const made = { key: id, intent: {}, recipient: `person:${OWNER}`, revision: 1, sentRevision: 1 }
  const at = momentOf('2016-01-05 08:30')
  await house.db.message.create({ data: { id, ...made, state: 'sent', at, ...changes } })
  return id
}

const left = async () => {
  const rows = await house.db.message.findMany({ select: { id: true }, orderBy: { seq: 'asc' } })
  return rows.map(({ id }) => id)
}

test('what is about a moment goes when it is two years old and over; every other kind stays', async () => {
  const stays = [
    'announcement',
    'shared-reflection',
    'digest',
    'baseline',
    'plan-status',
    'adopted',
    'prolonged',
    'yearly-published',
    'final-status',
    'closing-digest',
  ]
  expect([...OF_A_MOMENT, ...stays].sort()).toEqual(kinds.map(({ name }) => name).sort())
  const kept = []
  for (const kind of stays) kept.push(await old({ kind }))
  for (const kind of OF_A_MOMENT) await old({ kind })
  const living = kept[0] as string
  await old({ kind: 'change', rootId: living })
  const recent = { kind: 'change', at: momentOf('2016-06-01 03:01') }
  kept.push(await old({ ...recent, rootId: living }), await old(recent))
  expect(await prune(house.db, LATER)).toMatchObject({ messages: OF_A_MOMENT.length + 1 })
  expect(await left()).toEqual(kept)
  expect(await house.db.message.count({ where: { rootId: living } })).toBe(1)
})

test('what waits, may have arrived or could not be delivered stays, however old', async () => {
  const ended = { kind: 'reminder' }
  const states = ['due', 'leased', 'sending', 'uncertain', 'failed', 'dropped', 'sent'] as const
  for (const state of states) {
    const id = await old(ended)
    await house.db.message.update({ where: { id }, data: { state } })
  }
  await prune(house.db, LATER)
  const rows = await house.db.message.findMany({ orderBy: { seq: 'asc' } })
  expect(rows.map(({ state }) => state)).toEqual(states.slice(0, 5))
})

test('a reminder stays until every figure it carries has been reported, and its claims for ever', async () => {
  await house.tickAt('2016-02-01 08:30')
  const key = messageKey.reminder(OWNER, '2016-02-01')
  const reminder = () => house.db.message.findUnique({ where: { key }, include: { claims: true } })
  const carried = (await reminder())?.claims ?? []
  const items = [...new Set(carried.map(({ delmaalId, period }) => `${delmaalId}:${period}`))]
  expect(items.length).toBeGreaterThan(1)
  const claims = await house.db.claim.count()

  await prune(house.db, LATER)
  expect(await reminder()).not.toBeNull()
  const [first = '', ...others] = items
  for (const item of others) await report(item)
  await prune(house.db, LATER)
  expect(await reminder()).not.toBeNull()
  await report(first)
  await prune(house.db, LATER)
  expect(await reminder()).toBeNull()
  expect(await house.db.claim.count()).toBe(claims)
  expect(await house.db.measurement.count({ where: { through: 'web' } })).toBe(items.length)
})

async function report(item: string): Promise<void> {
  const [delmaalId = '', period = ''] = item.split(':')
  await house.db.measurement.create({
    data: { delmaalId, period, revision: 1, value: 1, through: 'web', at: LATER },
  })
}

test('of the web chat’s old posts the newest 200 of a conversation stay, and what is still used', async () => {
  const at = momentOf('2016-01-05 08:30')
  const fill = (conversation: string, count: number) =>
    house.db.webPost.createMany({
      data: Array.from({ length: count }, () => ({ conversation, author: OWNER, text: '', at })),
    })
  const post = async (text: string, more: { rootId?: number; messageId?: string; at?: Date }) => {
    const own = { conversation: 'channel:direktion', author: 'pejl', text, at, ...more }
    return (await house.db.webPost.create({ data: own })).id
  }
  await post('en levende besked', { messageId: await old({ kind: 'digest' }) })
  await post('en tråd, der er gået', { rootId: await post('dens rod', {}) })
  const root = await post('en tråd, der lever', {})
  await post('to år siden', { at: momentOf('2016-06-01 03:01') })
  await fill('channel:direktion', 199)
  await post('et nyt svar', { rootId: root, at: LATER })
  await fill(`person:${OWNER}`, 301)

  await prune(house.db, LATER)
  expect(await prune(house.db, LATER)).toEqual({ messages: 0, posts: 1 })
  const ids = (await house.posts(`person:${OWNER}`)).map(({ id }) => id)
  expect([ids.length, (ids.at(-1) ?? 0) - (ids[0] ?? 0)]).toEqual([200, 199])
  const texts = (await house.posts('channel:direktion')).map(({ text }) => text)
  expect(texts).toHaveLength(203)
  expect(texts.filter((text) => text !== '')).toEqual([
    'en levende besked',
    'en tråd, der lever',
    'to år siden',
    'et nyt svar',
  ])
})
