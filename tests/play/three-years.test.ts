/** A goal set's whole life, 2014 to January 2020: what everybody typed, and everything pejl said. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { comparedWithAsOf } from '../support/as-sent.ts'
import { type House, openHouse } from '../support/house.ts'
import { messagesOf } from './messages.ts'
import { advanceTo, type Played, play, readEvents } from './play.ts'
import { EVENTS, FINALS, LAST_STATUS, PUBLISHED } from './three-years.ts'

let house: House
let played: Played[]
beforeAll(async () => {
  house = await openHouse('2016-01-04 07:55')
  played = await play(house, readEvents(EVENTS))
  await advanceTo(house, '2020-01-31 17:00')
}, 600_000)
afterAll(() => house.close())

const say = async (text: string) => (await house.say('controller', text)).card.text

test('everybody is answered as written', () => {
  expect(played).toHaveLength(88)
  const otherwise = played.filter(({ ok }) => !ok)
  expect(otherwise.map(({ when, types, text }) => ({ when, types, text }))).toEqual([])
})

test('every message that was sent is the one that is written, at its time and in its order', async () => {
  await expect(await messagesOf(house)).toMatchFileSnapshot('three-years.messages.txt')
})

test('every pejlemærke ends with the status and the final status that are written', async () => {
  expect(`\n${await say('status')}\n`).toBe(LAST_STATUS)
  const { json } = await house.say('controller', 'status')
  const { pejlemaerker } = json as {
    pejlemaerker: { number: number; final: { delmaal: { code: string; result: string }[] } }[]
  }
  const ended = pejlemaerker.map(({ number, final }) =>
    [`${number}:`, ...final.delmaal.map(({ code, result }) => `${code} ${result}`)].join(' '),
  )
  expect(`\n${ended.join('\n')}\n`).toBe(FINALS)
})

test('the published years stand as they were published, beside what was corrected since', async () => {
  const shown: string[] = []
  const scores: string[] = []
  for (const year of [2014, 2015, 2016, 2017]) {
    const { card, json } = await house.say('controller', `årsstatus ${year}`)
    const { pejlemaerker } = json as { pejlemaerker: Frozen[] }
    shown.push(card.text)
    scores.push(`${year}: ${pejlemaerker.map(scoreOf).join(' | ')}`)
  }
  expect(`\n${scores.join('\n')}\n`).toBe(PUBLISHED)
  await expect(shown.join('\n\n')).toMatchFileSnapshot('three-years.published.txt')
})

type Frozen = { score: number | null; display: string; printed: { label: string } | null }

/** What stands as published: the document's own number where it printed one. */
const scoreOf = ({ score, display, printed }: Frozen): string => {
  const shown = printed?.label ?? (score === null ? '–' : display)
  return /\d,\d/.test(shown) ? shown : '–'
}

test('every message can be drawn again as it stands, but for what is only its reader’s to change', async () => {
  const sent = await house.db.archivedMessage.findMany({ orderBy: { id: 'asc' } })
  const newest = new Map(sent.map(({ messageId, card }) => [messageId, card as { text: string }]))
  const posts = await house.db.webPost.findMany({ where: { messageId: { not: null } } })
  expect(posts.length).toBe(newest.size)
  const kinds = new Map(sent.map(({ messageId, kind }) => [messageId, kind]))
  const asks = ['reminder', 'reflection', 'baseline']
  const told = posts.filter(({ messageId }) => !asks.includes(kinds.get(messageId ?? '') ?? ''))
  expect(told.length).toBeGreaterThan(300)
  for (const { messageId, text } of told) expect(newest.get(messageId ?? '')?.text).toBe(text)
})

test('as of any moment pejl says what it sent then', async () => {
  const compared = await comparedWithAsOf(house)
  expect(compared.length).toBeGreaterThan(300)
  for (const { sent, asOf } of compared) expect(asOf).toEqual(sent)
})
