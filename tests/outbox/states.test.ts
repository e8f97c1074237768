import { describe, expect, test } from 'vitest'
import { fail, outboxTests, type Step, succeed, testPlatform } from '../support/post-office.ts'

const { open, prefers } = outboxTests()

describe('a message that is due', () => {
  test('is committed as sending before the platform is called, and sent afterwards', async () => {
    const { put, row, deliver, script, sends } = open()
    const id = await put('a')
    expect((await row(id)).state).toBe('due')
    let during = ''
    script.push(async (accept) => {
      during = (await row(id)).state
      accept()
    })
    await deliver()
    expect(during).toBe('sending')
    expect(await row(id)).toMatchObject({ state: 'sent', sentRevision: 1, leasedBy: null })
    expect(sends).toHaveLength(1)
  })

  test('is made once for a key, however often it is put in', async () => {
    const { put, deliver, created } = open()
    expect(await put('a')).toBe(await put('a'))
    await deliver()
    await deliver()
    expect(created).toHaveLength(1)
  })

  test('that has nothing left to say is dropped, and sent when it is revised and has', async () => {
    let answered = true
    const { put, row, deliver, sends, revise } = open({}, async () =>
      answered ? null : 'two more',
    )
    const id = await put('a')
    await deliver()
    expect((await row(id)).state).toBe('dropped')
    expect(sends).toHaveLength(0)
    answered = false
    await revise(id)
    await deliver()
    expect((await row(id)).state).toBe('sent')
  })

  test('that cannot be rendered keeps nothing else waiting, and is tried again', async () => {
    let broken = true
    const { put, deliver, shown, wait, warnings } = open({}, async ({ key }) => {
      if (key === 'a' && broken) throw new Error('no data')
      return key
    })
    await put('a')
    await put('b')
    await deliver()
    expect([...shown.values()]).toEqual(['b'])
    expect(warnings).toEqual(['cannot be rendered'])
    broken = false
    wait(1)
    await deliver()
    expect([...shown.values()]).toEqual(['b', 'a'])
  })

  test('for a platform that is not on fails, and says which', async () => {
    const { put, row, deliver } = open()
    await prefers('somebody', 'fax')
    const id = await put('a')
    await deliver()
    expect(await row(id)).toMatchObject({
      state: 'failed',
      problem: expect.stringContaining('er ikke slået til'),
    })
  })
})

test('while pejl starts, and no platform is on yet, nothing fails', async () => {
  const { put, row, deliver, outbox, platform } = open()
  outbox.platforms = new Map()
  await prefers('somebody', 'test')
  const id = await put('a')
  await deliver()
  expect((await row(id)).state).toBe('due')
  outbox.platforms = new Map([['test', platform]])
  await deliver()
  expect((await row(id)).state).toBe('sent')
})

describe('a revision', () => {
  test('of what stands edits it in place, and the latest of several wins', async () => {
    const { put, deliver, revise, created, updates, shown } = open()
    const id = await put('a')
    await deliver()
    await revise(id)
    await revise(id)
    await deliver()
    expect(created).toHaveLength(1)
    expect(updates.map(({ card }) => card.text)).toEqual(['a v3'])
    expect(shown.get(id)).toBe('a v3')
  })

  test('while the message is on its way is an edit afterwards, with one creation', async () => {
    const { put, row, deliver, revise, script, created, updates, shown } = open()
    const id = await put('a')
    const reviseMeanwhile: Step = async (accept) => {
      await revise(id)
      accept()
    }
    script.push(reviseMeanwhile, reviseMeanwhile)
    await deliver()
    expect(created).toHaveLength(1)
    expect(updates.map(({ card }) => card.text)).toEqual(['a v2', 'a v3'])
    expect(shown.get(id)).toBe('a v3')
    expect(await row(id)).toMatchObject({ state: 'sent', revision: 3, sentRevision: 3 })
  })

  test('goes where the message stands, also when its recipient has come to prefer another platform', async () => {
    const { put, deliver, revise, outbox, created, updates, shown } = open()
    const other = testPlatform()
    outbox.platforms = new Map([
      ...outbox.platforms,
      ['other', { ...other.platform, name: 'other' }],
    ])
    const id = await put('a')
    await deliver()
    await prefers('somebody', 'other')
    await revise(id)
    await put('b')
    await deliver()
    expect(shown.get(id)).toBe('a v2')
    expect([created, updates].map((calls) => calls.map(({ card }) => card.text))).toEqual([
      ['a v1'],
      ['a v2'],
    ])
    expect([...other.shown.values()]).toEqual(['b v1'])
    expect(other.updates).toEqual([])
  })

  test('of what failed tries it again', async () => {
    const { put, row, deliver, revise, script, shown } = open()
    const id = await put('a')
    script.push(fail({ kind: 'auth', advice: 'Giv pejl adgang igen.' }))
    await deliver()
    await revise(id)
    await deliver()
    expect((await row(id)).state).toBe('sent')
    expect(shown.get(id)).toBe('a v2')
  })
})

describe('a thread', () => {
  test('gets its root first and its replies in order, whatever is slow', async () => {
    const { put, deliver, wait, script, created } = open()
    await put('root')
    await put('reply 1', { rootKey: 'root' })
    await put('reply 2', { rootKey: 'root' })
    script.push(fail({ kind: 'network' }))
    await deliver()
    expect(created).toHaveLength(0)
    wait(1)
    script.push(succeed, fail({ kind: 'rate-limited', retryAfterMs: 5_000 }))
    await deliver()
    expect(created.map(({ card }) => card.text)).toEqual(['root v1'])
    wait(5)
    await deliver()
    expect(created.map(({ card }) => card.text)).toEqual(['root v1', 'reply 1 v1', 'reply 2 v1'])
    expect(created[1]?.root).toEqual({ place: created[0]?.messageId })
  })

  test('goes on where its root stands, also when its recipient has come to prefer another platform', async () => {
    const { put, deliver, outbox, created } = open()
    const other = testPlatform()
    outbox.platforms = new Map([
      ...outbox.platforms,
      ['other', { ...other.platform, name: 'other' }],
    ])
    const root = await put('root')
    await deliver()
    await prefers('somebody', 'other')
    await put('reply', { rootKey: 'root' })
    await deliver()
    expect(other.created).toEqual([])
    expect(created.map(({ card, root: at }) => [card.text, at?.place])).toEqual([
      ['root v1', undefined],
      ['reply v1', root],
    ])
  })

  test('does not wait for the edit of a reply that stands', async () => {
    const { put, deliver, revise, script, created } = open()
    await put('root')
    const first = await put('reply 1', { rootKey: 'root' })
    await deliver()
    await revise(first)
    script.push(fail({ kind: 'network' }))
    await deliver()
    await put('reply 2', { rootKey: 'root' })
    await deliver()
    expect(created.map(({ card }) => card.text)).toEqual(['root v1', 'reply 1 v1', 'reply 2 v1'])
  })
})

test('a message that cannot be rendered is tried again after longer and longer', async () => {
  let tried = 0
  const { put, deliver, wait } = open({}, async () => {
    tried++
    throw new Error('no data')
  })
  await put('a')
  for (const times of [1, 2, 2, 3, 3, 3, 3, 4]) {
    await deliver()
    expect(tried).toBe(times)
    wait(1)
  }
})

test('a message that waits for its turn goes when it is free, and not later for having waited', async () => {
  const { put, deliver, wait, platform, created } = open()
  platform.limits = { conversation: [{ count: 1, perMs: 1_000 }], platform: [] }
  await put('a')
  await deliver()
  wait(0.5)
  await put('b')
  await deliver()
  expect(created).toHaveLength(1)
  wait(0.5)
  await deliver()
  expect(created).toHaveLength(2)
})

test('a revision while there is found nothing to say is not lost', async () => {
  const answers = [null, 'two more']
  const { put, row, deliver, revise, shown } = open({}, async ({ id }) => {
    const [answer = null] = answers.splice(0, 1)
    if (answer === null) await revise(id)
    return answer
  })
  const id = await put('a')
  await deliver()
  expect((await row(id)).state).toBe('sent')
  expect(shown.get(id)).toBe('two more')
})
