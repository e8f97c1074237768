import { PassThrough } from 'node:stream'
import { afterAll, beforeAll, beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest'
import { noticeCard } from '../../../src/cards/notice.ts'
import { startLive } from '../../../src/platforms/web/live.ts'
import type { Post } from '../../../src/platforms/web/post.ts'
import { addPosts, latestVersion } from '../../../src/platforms/web/posts.ts'
import type { Db } from '../../../src/store/engine/open.ts'
import { type Chat, openChat, START } from './chat.ts'

const OWNER = 'dataejer-bolig'
const LEADER = 'leder-socialomr-det'

let chat: Chat
beforeAll(async () => {
  chat = await openChat()
})
beforeEach(() => chat.clear())
afterAll(() => chat.close())

/** Follows the events of a person, until the test is over. */
async function follow(som: string, lastEventId?: string, address = chat.address) {
  const answer = await fetch(`${address}/api/events?som=${som}`, {
    headers: lastEventId === undefined ? {} : { 'last-event-id': lastEventId },
  })
  const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader()
  let text = ''
  /** The next event's data and id; waits for it. */
  async function next(): Promise<{ id: string; event: string; data: string }> {
    for (;;) {
      const end = text.indexOf('\n\n')
      if (end >= 0) {
        const lines = text.slice(0, end).split('\n')
        text = text.slice(end + 2)
        const field = (name: string) =>
          lines.find((line) => line.startsWith(`${name}: `))?.slice(name.length + 2) ?? ''
        return { id: field('id'), event: field('event'), data: field('data') }
      }
      const part = await reader?.read()
      if (part?.done !== false) throw new Error('the stream ended')
      text += part.value
    }
  }
  await next() // hello
  return {
    next: async () => JSON.parse((await next()).data) as Post,
    close: () => reader?.cancel(),
  }
}

describe('an open page', () => {
  test('hears of a new post and of its change', async () => {
    const events = await follow(OWNER)
    const ref = await chat.send(`person:${OWNER}`, noticeCard('Hej'))
    expect(await events.next()).toMatchObject({ id: ref.post, text: 'Hej' })
    const message = { messageId: 'x', recipient: `person:${OWNER}` as const, at: START }
    await chat.web.update(ref, { ...message, card: noticeCard('Farvel') })
    expect(await events.next()).toMatchObject({ id: ref.post, text: 'Farvel' })
  })

  test('hears of what another process does on the same database', async () => {
    const events = await follow(OWNER)
    const data = { conversation: `person:${OWNER}`, author: 'pejl', text: 'udefra', at: START }
    await chat.db.webPost.create({ data })
    expect(await events.next()).toMatchObject({ text: 'udefra' })
  })

  test('goes on where it was when the connection was lost', async () => {
    await chat.send('channel:direktion', noticeCard('set'))
    const [seen] = await chat.posts(OWNER, 'channel:direktion')
    await chat.send('channel:direktion', noticeCard('imens'))
    const events = await follow(OWNER, seen?.version)
    expect(await events.next()).toMatchObject({ text: 'imens' })
  })
})

test('a page hears of a new post and of its change at once, though nobody looks for them every second', {
  timeout: 10_000,
}, async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
  onTestFinished(() => void vi.useRealTimers())
  const still = await openChat()
  onTestFinished(() => still.close())
  const events = await follow(OWNER, undefined, still.address)
  const recipient = `person:${OWNER}` as const
  const ref = await still.send(recipient, noticeCard('Hej'))
  expect(await events.next()).toMatchObject({ text: 'Hej' })
  await still.web.update(ref, {
    messageId: 'x',
    recipient,
    at: START,
    card: noticeCard('Farvel'),
  })
  expect(await events.next()).toMatchObject({ id: ref.post, text: 'Farvel' })
})

test('what is posted while a page’s changes are being read is told too', {
  timeout: 10_000,
}, async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
  onTestFinished(() => void vi.useRealTimers())
  const add = async (text: string) => {
    const post = { conversation: 'channel:direktion', author: 'pejl', text, at: START } as const
    await addPosts(chat.db, [post])
    live.wake()
  }
  let added = false
  const findMany = async (args: Parameters<Db['webPost']['findMany']>[0]) => {
    const read = await chat.db.webPost.findMany(args)
    if (!added) {
      added = true
      await add('imens')
    }
    return read
  }
  const webPost = new Proxy(chat.db.webPost, {
    get: (target, name) => (name === 'findMany' ? findMany : Reflect.get(target, name)),
  })
  const db = new Proxy(chat.db, {
    get: (target, name) => (name === 'webPost' ? webPost : Reflect.get(target, name)),
  })
  const live = startLive(db, () => {})
  onTestFinished(() => live.stop())
  const page = new PassThrough({ encoding: 'utf8' })
  live.follow(OWNER, await latestVersion(chat.db), page)
  await add('først')
  expect(await until(page, 'imens')).toContain('event: post')
})

test('a page that does not read waits in nobody’s memory, and hears the rest when it reads', async () => {
  const since = await latestVersion(chat.db)
  const texts = Array.from({ length: 60 }, (_, n) => `nr. ${n}.`)
  const place = { conversation: 'channel:direktion', author: 'pejl', at: START } as const
  await addPosts(
    chat.db,
    texts.map((text) => ({ ...place, text: text + ' '.repeat(40_000) })),
  )
  const live = startLive(chat.db, () => {})
  onTestFinished(() => live.stop())
  const stalled = new PassThrough({ encoding: 'utf8', highWaterMark: 1 })
  const reading = new PassThrough({ encoding: 'utf8' })
  live.follow(OWNER, since, stalled)
  live.follow(OWNER, since, reading)
  await until(reading, 'nr. 59.')
  expect(stalled.writableLength + stalled.readableLength).toBeLessThan(1_200_000)
  const heard = [...(await until(stalled, 'nr. 59.')).matchAll(/nr\. \d+\./g)]
  expect(heard.map(String)).toEqual(texts)
})

/** What a page reads until it has heard something. */
async function until(page: PassThrough, text: string): Promise<string> {
  let heard = ''
  for await (const part of page) {
    heard += part
    if (heard.includes(text)) break
  }
  return heard
}

describe("nobody gets another person's private posts", () => {
  /** What the owner alone may see, in each place where it can stand. */
  async function secrets() {
    await chat.send(`person:${OWNER}`, noticeCard('hemmeligt kort'))
    const text = 'hemmelig kommando'
    await chat.post('/api/command', { som: OWNER, conversation: `person:${OWNER}`, text })
    await chat.post('/api/command', { som: OWNER, conversation: 'channel:ledere-1', text })
  }

  test('as events', async () => {
    const events = await follow(LEADER, '0')
    await secrets()
    await chat.send(`person:${LEADER}`, noticeCard('til lederen'))
    expect(await events.next()).toMatchObject({ text: 'til lederen' })
  })

  test('through any part of the API', async () => {
    await secrets()
    const paths = [
      `/api/me?som=${LEADER}`,
      ...['person:dataejer-bolig', 'channel:ledere-1', 'channel:andre', 'person:'].map(
        (key) => `/api/conversations/${encodeURIComponent(key)}/posts?som=${LEADER}`,
      ),
    ]
    const answers = await Promise.all(paths.map(async (path) => (await chat.get(path)).text()))
    expect(answers.join()).not.toContain('hemmelig')
    expect(JSON.parse(answers[1] ?? '')).toEqual({ error: 'Den samtale findes ikke.' })
    const body = { som: LEADER, conversation: `person:${OWNER}`, text: 'mine' }
    expect((await chat.post('/api/command', body)).status).toBe(404)
  })

  test('as a sign of life in the list of conversations', async () => {
    await chat.post('/api/command', { som: OWNER, conversation: 'channel:ledere-1', text: 'mine' })
    const me = (await (await chat.get(`/api/me?som=${LEADER}`)).json()) as {
      conversations: { key: string; version: string }[]
    }
    expect(me.conversations.map(({ key, version }) => [key, version])).toEqual([
      [`person:${LEADER}`, '0'],
      ['channel:direktion', '0'],
      ['channel:ledere-1', '0'],
    ])
  })
})
