import { afterAll, beforeAll, expect, test } from 'vitest'
import { runCommand } from '../../src/commands/index.ts'
import { messageKey } from '../../src/loop/message-keys.ts'
import { prune } from '../../src/store/pruning.ts'
import { form } from '../support/form.ts'
import { type House, momentOf, openHouse } from '../support/house.ts'

const SET = 'pejlemaerker-2014-2017'

let house: House
beforeAll(async () => {
  house = await openHouse()
  await house.tickAt('2016-01-04 08:00')
  await house.tickAt('2016-02-01 08:30')
  house.setClock('2016-02-01 09:00')
  await house.press('dataejer-bolig', 'report', form({ '1D:2015': 'hemmelig tekst' }))
  await house.press('dataejer-bolig', 'report', form({ '1D:2015': '1.330' }))
  house.setClock('2016-02-02 10:00')
  await say('dataejer-bolig', 'indberet 1D 1.400 for 2015')
})
afterAll(() => house.close())

/** With a yes to what is asked back. */
const say = async (personKey: string, text: string) => {
  const outcome = await runCommand(house.pejl, { personKey, through: 'web' }, text, true)
  await house.drain()
  return outcome
}
const numberOf = async (key: string): Promise<number> =>
  (await house.db.archivedMessage.findFirstOrThrow({ where: { key } })).seq
const livingCard = messageKey.announcement({ set: SET, number: 1 })
const reminder = messageKey.reminder('dataejer-bolig', '2016-02-01')

type Listed = { message: number; version: number; kind: string; recipient: string; text: string }
const listed = (json: unknown) => (json as { messages: Listed[] }).messages

test('the living card of a pejlemærke can be read in each version, and what was told below it', async () => {
  const { card, json } = await say('dataejer-skole', 'historik 1')
  expect(listed(json).map(({ kind, version }) => `${kind} ${version}`)).toEqual([
    'change 1',
    'announcement 3',
    'change 1',
    'announcement 2',
    'announcement 1',
  ])
  const number = await numberOf(livingCard)
  expect(card.text).toContain(`historik besked ${number} udgave 2`)
  const first = await say('dataejer-skole', `historik besked ${number} udgave 1`)
  expect(first.card.name).toBe('announcement')
  expect(first.card.text).toContain(
    'Sådan så beskeden i #pejlemærke-1-bolig ud den 4. januar 2016 kl.\u00a008.00 (udgave 1 af 3).',
  )
  expect(first.card.text).toContain('2,4')
  const newest = await say('dataejer-skole', `historik besked ${number}`)
  expect(newest.card.text).toContain('(udgave 3 af 3)')
})

test('a figure leads to the message that told of it', async () => {
  const { card } = await say('leder-bolig', 'historik 1D')
  const number = await numberOf(messageKey.change({ set: SET, code: '1D', period: '2015' }, 1))
  expect(card.text).toMatch(new RegExp(`2015: 1\\.330\\n.*\\n  Fortalt i besked ${number}\\n`))
  expect(card.name === 'list' && card.data.actions).toContainEqual({
    title: `Besked ${number}`,
    command: `historik besked ${number}`,
  })
  const told = (await say('leder-bolig', `historik besked ${number}`)).card
  expect(told.name).toBe('change')
  expect(told.text).toContain('Pejlemærke 1 er gået fra 2,4 til 2,7, fordi 1D for 2015 er indb')
})

test('what was sent to a person only that person can read, whatever number is typed', async () => {
  const number = await numberOf(reminder)
  const own = await say('dataejer-bolig', `historik besked ${number} udgave 1`)
  expect(own.ok).toBe(true)
  expect(own.card.text).toMatch(/^Sådan så beskeden til dig ud den 1\. februar 2016 kl\.\s08\.30/)
  for (const other of ['leder-bolig', 'controller', 'direktion', 'dataejer-skole']) {
    const refused = await say(other, `historik besked ${number}`)
    const none = await say(other, 'historik besked 99999')
    expect(refused.ok).toBe(false)
    expect(refused.card.text.replace(`${number}`, '99999')).toBe(none.card.text)
    expect(listed((await say(other, 'historik')).json).map(({ recipient }) => recipient)).toEqual(
      expect.not.arrayContaining(['person:dataejer-bolig']),
    )
  }
})

test('a reminder is shown as words: its old fields and buttons cannot act, and what was typed is not kept', async () => {
  const rows = await house.db.archivedMessage.findMany({ where: { key: reminder } })
  expect(rows.length).toBeGreaterThan(1)
  expect(JSON.stringify(rows)).not.toContain('hemmelig')
  const { card } = await say('dataejer-bolig', `historik besked ${await numberOf(reminder)}`)
  expect(card).toMatchObject({ name: 'notice', data: { actions: [] } })
  expect(card.text).toContain('1D for 2015 er registreret som 1.400')
})

test('a reflection is kept as its questions: not its answer, nor what is shared of it', async () => {
  const { id } = await house.db.reflection.findFirstOrThrow()
  await house.press('leder-bolig', 'reflect', { reflection: id, answer: 'Det er min egen tanke' })
  await house.press('leder-bolig', 'share', { reflection: id })
  const rows = await house.db.archivedMessage.findMany({
    where: { kind: { in: ['reflection', 'shared-reflection'] } },
  })
  const texts = JSON.stringify(rows)
  expect(new Set(rows.map(({ kind }) => kind)).size).toBe(2)
  expect(texts).not.toContain('min egen tanke')
  expect(texts).toContain('Til eftertanke')
  expect(texts).toContain('Leder bolig deler en refleksion.')
})

test('everything one may read is listed, the newest first, with a way to what is older', async () => {
  const first = await say('leder-bolig', 'historik')
  const messages = listed(first.json)
  expect(messages).toHaveLength(10)
  const numbers = messages.map(({ message }) => message)
  expect(numbers).toEqual(numbers.toSorted((a, b) => b - a))
  const older = `historik før ${numbers.at(-1)}`
  expect(first.card.name === 'list' && first.card.data.actions).toContainEqual({
    title: 'Ældre beskeder',
    command: older,
  })
  expect(first.card.name === 'list' && first.card.data.shareable).toBe(false)
  const next = listed((await say('leder-bolig', older)).json)
  expect(next[0]?.message).toBeLessThan(numbers.at(-1) ?? 0)
})

test('as of a day what came later is not there', async () => {
  const { json } = await say('leder-bolig', 'historik 1 pr. 1. februar 2016')
  expect(listed(json).map(({ kind }) => kind)).toEqual(['change', 'announcement', 'announcement'])
})

test('an edit that shows the same is not kept twice, and what is kept outlives its message', async () => {
  const count = () => house.db.archivedMessage.count()
  const before = await count()
  await house.db.message.updateMany({
    where: { state: 'sent', kind: { in: ['announcement', 'change', 'digest'] } },
    data: { state: 'due', revision: { increment: 1 } },
  })
  await house.drain()
  expect(await count()).toBe(before)
  await prune(house.db, momentOf('2020-01-01 03:00'))
  expect(await house.db.message.count({ where: { kind: 'change' } })).toBe(0)
  expect(await count()).toBe(before)
  const number = await numberOf(messageKey.change({ set: SET, code: '1D', period: '2015' }, 1))
  expect((await say('leder-bolig', `historik besked ${number}`)).ok).toBe(true)
})

test('what is kept refuses to be changed', async () => {
  const row = await house.db.archivedMessage.findFirstOrThrow()
  await expect(
    house.db.archivedMessage.update({ where: { id: row.id }, data: { key: 'x' } }),
  ).rejects.toThrow('append-only')
  await expect(house.db.goalSetVersion.deleteMany()).rejects.toThrow('append-only')
})
