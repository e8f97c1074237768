import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { noticeCard } from '../../../src/cards/notice.ts'
import { SendError } from '../../../src/outbox/port.ts'
import { named } from '../../support/form.ts'
import { type Chat, openChat, START } from './chat.ts'

const OWNER = 'dataejer-bolig'
const LEADER = 'leder-socialomr-det'

let chat: Chat
beforeAll(async () => {
  chat = await openChat()
})
beforeEach(() => chat.clear())
afterAll(() => chat.close())

const texts = (posts: { text: string }[]) => posts.map(({ text }) => text)

describe('a message from the outbox', () => {
  test('stands once, however often it is sent', async () => {
    const messageId = randomUUID()
    const refs = await Promise.all(
      [1, 2, 3].map(() => chat.send(`person:${OWNER}`, noticeCard('Hej'), { messageId })),
    )
    expect(new Set(refs.map((ref) => ref.post)).size).toBe(1)
    expect(texts(await chat.posts(OWNER, `person:${OWNER}`))).toEqual(['Hej'])
    expect(await chat.web.lookUp?.({ messageId, recipient: `person:${OWNER}`, at: START })).toEqual(
      refs[0],
    )
  })

  test('that never arrived is not found', async () => {
    expect(
      await chat.web.lookUp?.({ messageId: randomUUID(), recipient: `person:${OWNER}`, at: START }),
    ).toBeNull()
  })

  test('is changed in its place, in its thread', async () => {
    const root = await chat.send('channel:ledere-1', noticeCard('2,4'))
    await chat.send('channel:ledere-1', noticeCard('en ændring'), { root })
    await chat.web.update(root, {
      messageId: randomUUID(),
      recipient: 'channel:ledere-1',
      card: noticeCard('2,7'),
      at: START,
    })
    const [first, reply] = await chat.posts(LEADER, 'channel:ledere-1')
    expect(first).toMatchObject({ id: root.post, text: '2,7', rootId: null })
    expect(JSON.stringify(first?.card)).toContain('2,7')
    expect(reply).toMatchObject({ text: 'en ændring', rootId: root.post })
  })

  test('that is gone cannot be changed, and the outbox is told so', async () => {
    const message = { messageId: randomUUID(), recipient: `person:${OWNER}` as const, at: START }
    const update = chat.web.update({ post: 4711 }, { ...message, card: noticeCard('Hej') })
    await expect(update).rejects.toThrow(SendError)
    await expect(update).rejects.toMatchObject({ failure: { kind: 'gone' } })
  })
})

describe('what a person types', () => {
  test('is asked in their name, and stands before its answer', async () => {
    const body = { som: OWNER, conversation: `person:${OWNER}`, text: '/pejl status 1' }
    expect((await chat.post('/api/command', body)).status).toBe(200)
    expect(chat.asked.commands).toEqual([
      { actor: { personKey: OWNER, through: 'web' }, text: '/pejl status 1' },
    ])
    const posts = await chat.posts(OWNER, `person:${OWNER}`)
    expect(posts.map(({ author, text }) => [author, text])).toEqual([
      [OWNER, '/pejl status 1'],
      ['pejl', 'Du skrev: /pejl status 1'],
    ])
  })

  test('in a channel is seen by that person only, as is the answer', async () => {
    await chat.post('/api/command', { som: OWNER, conversation: 'channel:ledere-1', text: 'mine' })
    expect(texts(await chat.posts(OWNER, 'channel:ledere-1'))).toHaveLength(2)
    expect(await chat.posts(LEADER, 'channel:ledere-1')).toEqual([])
  })

  test('that pejl fails on leaves nothing behind and is not logged', async () => {
    chat.asked.onCommand = (text) => {
      throw new Error(`could not handle ${text}`)
    }
    const body = { som: OWNER, conversation: `person:${OWNER}`, text: 'hemmelige ord' }
    const answer = await chat.post('/api/command', body)
    expect(answer.status).toBe(500)
    expect(await answer.json()).toEqual({ error: expect.stringContaining('prøv igen') })
    expect(await chat.posts(OWNER, `person:${OWNER}`)).toEqual([])
    expect(chat.logged).toHaveLength(1)
    expect(chat.logged[0]).toContain('/api/command')
    expect(chat.logged[0]).not.toContain('hemmelige')
  })
})

describe('a button', () => {
  const press = (som: string, post: unknown) =>
    chat.post('/api/submit', { som, post, verb: 'report', data: { items: named('1D:2015@0') } })

  test("puts the answer in its post's place", async () => {
    const { post } = await chat.send(`person:${OWNER}`, noticeCard('Spørgsmål'))
    expect((await press(OWNER, post)).status).toBe(200)
    expect(texts(await chat.posts(OWNER, `person:${OWNER}`))).toEqual(['Tak.'])
    expect(chat.asked.submissions).toEqual([
      {
        actor: { personKey: OWNER, through: 'web' },
        submission: { verb: 'report', data: { items: named('1D:2015@0') } },
      },
    ])
  })

  test('in a channel answers the person in the thread, and leaves what others see', async () => {
    const { post } = await chat.send('channel:ledere-1', noticeCard('2,4'))
    await press(OWNER, post)
    expect(await chat.posts(OWNER, 'channel:ledere-1')).toMatchObject([
      { text: '2,4', onlyYou: false },
      { text: 'Tak.', onlyYou: true, rootId: post },
    ])
    expect(texts(await chat.posts(LEADER, 'channel:ledere-1'))).toEqual(['2,4'])
  })

  test("of somebody else's post does nothing", async () => {
    const { post } = await chat.send(`person:${OWNER}`, noticeCard('Spørgsmål'))
    expect((await press(LEADER, post)).status).toBe(404)
    expect(chat.asked.submissions).toEqual([])
  })
})

describe('the demo clock', () => {
  const now = async () => ((await (await chat.get('/api/me')).json()) as Me).clock.now
  type Me = { clock: { now: string } }

  test('moves by calendar days, also over the change to summer time', async () => {
    chat.clock.now = new Date('2016-03-26T07:00:00Z')
    expect((await chat.post('/api/clock', { to: '+1d' })).status).toBe(200)
    expect(await now()).toBe('2016-03-27T06:00:00.000Z')
  })

  test('moves to the next thing that happens', async () => {
    chat.clock.next = { at: new Date('2016-01-04T07:00:00Z'), what: 'ugens opfølgning' }
    await chat.post('/api/clock', { to: 'next' })
    expect(await now()).toBe('2016-01-04T07:00:00.000Z')
  })

  test.each([
    ['back', '2015-12-31T07:00:00Z', 400],
    ['more than a year ahead', '2020-01-01T07:00:00Z', 400],
    ['to the next thing when there is none', 'next', 409],
  ])('does not move %s', async (_, to, status) => {
    expect((await chat.post('/api/clock', { to })).status).toBe(status)
    expect(await now()).toBe(START.toISOString())
  })
})

test('older posts come page by page, each root with its replies', async () => {
  const root = await chat.send('channel:ledere-1', noticeCard('den første'))
  for (let at = 0; at < 50; at++) await chat.send('channel:ledere-1', noticeCard(`nr. ${at}`))
  await chat.send('channel:ledere-1', noticeCard('et svar'), { root })
  const path = `/api/conversations/channel%3Aledere-1/posts?som=${OWNER}`
  const newest = (await (await chat.get(path)).json()) as Page
  expect(newest.posts).toHaveLength(50)
  expect(newest.older).toBe(true)
  const older = (await (await chat.get(`${path}&before=${newest.posts[0]?.id}`)).json()) as Page
  expect([texts(older.posts), older.older]).toEqual([['den første', 'et svar'], false])
})

type Page = { posts: { id: number; text: string }[]; older: boolean }
