/** Answers that are too long for one message come in pages, on every platform the same. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Card, isShareable } from '../../src/cards/card.ts'
import { listCard } from '../../src/cards/list.ts'
import { pageOf } from '../../src/commands/pages.ts'
import { messageOf } from '../../src/platforms/slack/render.ts'
import { cardOf } from '../../src/platforms/teams/fit.ts'
import { templates } from '../../src/platforms/teams/render.ts'
import { bigSeed } from '../support/big-set.ts'
import { openHouseWith } from '../support/house.ts'
import { messageRefusal } from '../support/slack/limits.ts'

let house: Awaited<ReturnType<typeof openHouseWith>>
beforeAll(async () => {
  house = await openHouseWith(bigSeed(60, 2), '2016-03-01 08:00')
})
afterAll(() => house.close())

const ask = async (typed: string): Promise<Card> =>
  house.inbound.command({ personKey: 'controller', through: 'web' }, typed)

const list = (card: Card) => {
  if (card.name !== 'list') throw new Error(card.text)
  return card.data
}

/** An answer's pages, by the button that leads on. */
async function pagesOf(typed: string): Promise<Card[]> {
  const pages = [await ask(typed)]
  for (;;) {
    const { actions } = list(pages.at(-1) as Card)
    const next = actions.find(({ title }) => title === `Side ${pages.length + 1}`)
    if (!next) return pages
    pages.push(await ask(next.command))
  }
}

/** Slack and Teams take it whole. */
function expectRoom(page: Card): void {
  const { blocks, text } = messageOf(page)
  expect(messageRefusal({ blocks, text })).toBeNull()
  expect(JSON.stringify(blocks)).not.toContain('end Slack har plads til')
  expect(JSON.stringify(cardOf(page, templates()))).not.toContain('ikke plads til mere')
}

test.each(['status', 'mangler', 'beregning 1', 'hjælp'])(
  'all of »%s« is in its pages, each row once, and each page has room in Slack and Teams',
  async (typed) => {
    const { card } = await house.say('controller', typed)
    const pages = await pagesOf(typed)
    expect(pages.flatMap((page) => list(page).rows)).toEqual(list(card).rows)
    for (const page of pages) expectRoom(page)
  },
)

const short = Array.from({ length: 60 }, (_, at) => ({ heading: `${at}`, text: 'kort' }))
const long = (characters: number) => ({ text: 'lang '.repeat(characters / 5) })

test.each([
  ['many long rows', Array.from({ length: 30 }, () => long(1000))],
  ['a row that takes several blocks, and many short ones', [long(7500), ...short]],
])('%s have room page by page', (_, rows) => {
  const card = listCard('Liste', '', rows)
  const last = Number(/af (\d+)\)$/.exec(list(pageOf(card, 'x', 1)).title)?.[1])
  const pages = Array.from({ length: last }, (_, at) => pageOf(card, 'x', at + 1))
  expect(pages.flatMap((page) => list(page).rows)).toEqual(list(card).rows)
  for (const page of pages) expectRoom(page)
})

test('a page says which it is, leads to those beside it, and keeps the other buttons', async () => {
  const [first, second] = await pagesOf('status')
  const { title, actions } = list(second as Card)
  expect(title).toMatch(/ \(side 2 af \d+\)$/)
  expect(actions.slice(0, 2)).toEqual([
    { title: 'Side 3', command: 'side 3 af status' },
    { title: 'Side 1', command: 'side 1 af status' },
  ])
  expect(actions.slice(2)).toEqual(list(first as Card).actions.slice(1))
})

test('a page is typed as well, with what pejl is called before it, and one that is not there is the nearest', async () => {
  const pages = await pagesOf('status')
  expect(await ask('pejl, Side 2 af status')).toEqual(pages[1])
  expect(list(await ask('side 99 af status')).rows).toEqual(list(pages.at(-1) as Card).rows)
  expect(list(await ask('side 0 af status')).rows).toEqual(list(pages[0] as Card).rows)
})

test('pages of what everybody may see can be shown to all, those of what is only for one cannot', async () => {
  const { card } = await house.say('controller', 'status')
  const shareable = (data: object) =>
    isShareable(pageOf({ ...card, data: { ...list(card), ...data } } as Card, 'status', 2))
  expect(shareable({})).toBe(true)
  expect(shareable({ shareable: false })).toBe(false)
})

test('what is short has no pages', async () => {
  expect(await ask('side 2 af beregning 1')).toEqual(await ask('beregning 1'))
})
