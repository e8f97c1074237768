import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { toPerson } from '../../src/domain/recipient.ts'
import { newBell } from '../../src/outbox/bell.ts'
import { deliverLane } from '../../src/outbox/deliver.ts'
import { startWorker } from '../../src/outbox/worker.ts'
import { BLIND, fail, held, outboxTests, postOffice, testPlatform } from '../support/post-office.ts'

const { db, prefers } = outboxTests()

/** An outbox with a second platform, "other", that these people prefer. */
async function twoPlatforms(...people: readonly string[]) {
  const [one, other] = [testPlatform(), testPlatform(BLIND)]
  const office = postOffice(db(), one.platform)
  office.outbox.platforms = new Map([
    ['test', one.platform],
    ['other', { ...other.platform, name: 'other' }],
  ])
  for (const key of people) await prefers(key, 'other')
  return { ...office, one, other }
}

const hanging = () => held(fail({ kind: 'network' }))

describe('a platform that hangs', () => {
  test('keeps no message of another platform waiting: it leaves within two seconds', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
    onTestFinished(() => void vi.useRealTimers())
    const { put, outbox, one, other } = await twoPlatforms('away')
    const hang = hanging()
    other.script.push(hang.step)
    const worker = startWorker(outbox)
    await put('to the hanging one', { recipient: toPerson('away') })
    vi.advanceTimersByTime(1_000)
    await hang.called
    await put('healthy')
    const arrived = Promise.withResolvers<void>()
    one.script.push((accept) => {
      accept()
      arrived.resolve()
    })
    vi.advanceTimersByTime(2_000)
    await arrived.promise
    expect(one.created.map(({ card }) => card.text)).toEqual(['healthy v1'])
    hang.letGo()
    await worker.stop()
  })

  test('is given a sign of life for as long as the call lasts, so that nobody takes it over', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
    onTestFinished(() => void vi.useRealTimers())
    const { platform, script, created } = testPlatform()
    const office = postOffice(db(), platform)
    const id = await office.put('a')
    const call = held()
    script.push(call.step)
    const sending = office.deliver()
    await call.called
    const other = postOffice(db(), platform)
    for (let seconds = 0; seconds < 60; seconds += 4) {
      for (const one of [office, other]) one.wait(4)
      const before = (await office.row(id)).leasedUntil
      vi.advanceTimersByTime(4_000)
      await vi.waitFor(async () => {
        expect((await office.row(id)).leasedUntil).not.toEqual(before)
      })
      await other.deliver()
    }
    expect((await office.row(id)).state).toBe('sending')
    call.letGo()
    await sending
    expect(created).toHaveLength(1)
    expect((await office.row(id)).state).toBe('sent')
  })
})

describe('a conversation', () => {
  const hangingTo = (office: Awaited<ReturnType<typeof twoPlatforms>>, key: string) => {
    const hang = hanging()
    const { platform } = office.one
    const { send } = platform
    platform.send = async (message) => {
      if (message.recipient === toPerson(key)) await hang.step(() => {})
      return await send(message)
    }
    return hang
  }

  test('that hangs keeps no other of its platform waiting', async () => {
    const office = await twoPlatforms()
    const hang = hangingTo(office, 'slow')
    for (let n = 0; n < 3; n++) await office.put(`slow ${n}`, { recipient: toPerson('slow') })
    for (let n = 0; n < 3; n++) await office.put(`quick ${n}`, { recipient: toPerson('quick') })
    const delivery = office.deliver()
    await hang.called
    await vi.waitFor(() => expect(office.one.created).toHaveLength(3))
    expect(office.one.created.map(({ card }) => card.text)).toEqual([
      'quick 0 v1',
      'quick 1 v1',
      'quick 2 v1',
    ])
    hang.letGo()
    await delivery
  })

  test('that hangs keeps no other waiting that is written to meanwhile', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
    onTestFinished(() => void vi.useRealTimers())
    const office = await twoPlatforms()
    const hang = hangingTo(office, 'slow')
    const worker = startWorker(office.outbox)
    await office.put('slow', { recipient: toPerson('slow') })
    worker.wake()
    await hang.called
    await office.put('quick', { recipient: toPerson('quick') })
    vi.advanceTimersByTime(1_000)
    await vi.waitFor(() => expect(office.one.created).toHaveLength(1))
    hang.letGo()
    await worker.stop()
  })

  test('whose look-up hangs keeps no other waiting', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
    onTestFinished(() => void vi.useRealTimers())
    const { outbox, put, wait, one } = await twoPlatforms()
    const worker = startWorker(outbox)
    await put('doubtful')
    one.script.push(fail({ kind: 'uncertain' }))
    await worker.drain()
    const hang = hanging()
    one.platform.lookUp = async () => {
      await hang.step(() => {})
      return null
    }
    wait(15)
    worker.wake()
    await hang.called
    await put('quick', { recipient: toPerson('quick') })
    vi.advanceTimersByTime(1_000)
    await vi.waitFor(() => expect(one.created).toHaveLength(1))
    hang.letGo()
    await worker.stop()
  })

  test('that fails backs off alone, as a whole, and keeps its order', async () => {
    const { put, deliver, wait, one } = await twoPlatforms()
    for (const key of ['first', 'second']) await put(key)
    await put('elsewhere', { recipient: toPerson('elsewhere') })
    const { send } = one.platform
    let tries = 0
    one.platform.send = async (message) => {
      if (message.recipient === toPerson('somebody') && tries++ === 0)
        await fail({ kind: 'network' })(() => {})
      return await send(message)
    }
    await deliver()
    expect(one.created.map(({ card }) => card.text)).toEqual(['elsewhere v1'])
    expect(tries).toBe(1)
    wait(1)
    await deliver()
    expect(one.created.map(({ card }) => card.text)).toEqual([
      'elsewhere v1',
      'first v1',
      'second v1',
    ])
  })

  test('of one platform does not hold up the same person’s on another', async () => {
    const { put, deliver, revise, wait, one, other } = await twoPlatforms()
    const id = await put('stands on the first')
    await deliver()
    await prefers('somebody', 'other')
    await revise(id)
    one.script.push(fail({ kind: 'uncertain' }))
    await deliver()
    await put('new')
    await deliver()
    expect(other.created.map(({ card }) => card.text)).toEqual(['new v1'])
    wait(1)
    await deliver()
    expect(one.shown.get(id)).toBe('stands on the first v2')
  })

  test('shows first what is in front of the person: of several edits the newest message’s', async () => {
    const { put, deliver, revise, one } = await twoPlatforms()
    const ids = [await put('old'), await put('older receipt'), await put('live')]
    await deliver()
    for (const id of ids) await revise(id)
    await put('new')
    await deliver()
    expect(one.updates.map(({ card }) => card.text)).toEqual([
      'live v2',
      'older receipt v2',
      'old v2',
    ])
    expect(one.created.at(-1)?.card.text).toBe('new v1')
  })
})

test('what is tried again does not overtake what is new', async () => {
  const { put, deliver, wait, one } = await twoPlatforms()
  const CROWD = 60
  for (let n = 0; n < CROWD; n++) await put(`failing ${n}`, { recipient: toPerson(`crowd-${n}`) })
  one.script.push(...Array.from({ length: CROWD }, () => fail({ kind: 'network' })))
  await deliver()
  wait(1)
  await put('new', { recipient: toPerson('new') })
  await deliver()
  const AT_A_TIME = 20
  const first = one.created.slice(0, AT_A_TIME).map(({ card }) => card.text)
  expect(first).toContain('new v1')
  expect(one.created).toHaveLength(CROWD + 1)
})

test('a message about a platform that is down goes through another, where there is one', async () => {
  const { put, deliver, one, other, outbox } = await twoPlatforms('controller')
  const recipient = toPerson('controller')
  await put('other is down', { recipient, avoids: 'other' })
  await put('the first is down', { recipient, avoids: 'test' })
  await deliver()
  expect(one.created.map(({ card }) => card.text)).toEqual(['other is down v1'])
  expect(other.created.map(({ card }) => card.text)).toEqual(['the first is down v1'])
  outbox.platforms = new Map([...outbox.platforms].filter(([name]) => name === 'other'))
  await put('the only one is down', { recipient, avoids: 'other' })
  await deliver()
  expect(other.created.at(-1)?.card.text).toBe('the only one is down v1')
})

test('what ends while others are taken lets the next of its conversation go', async () => {
  const { put, outbox, row, one } = await twoPlatforms()
  const { db } = outbox
  const bell = newBell()
  const first = await put('first')
  await put('second')
  const answer = Promise.withResolvers<void>()
  let busy = false
  one.script.push(async (accept) => {
    busy = true
    bell.ring()
    await answer.promise
    accept()
  })
  outbox.db = new Proxy(db, {
    get: (target, name) =>
      name !== '$queryRaw'
        ? Reflect.get(target, name)
        : async (sql: TemplateStringsArray, ...values: unknown[]) => {
            const found = await target.$queryRaw<unknown[]>(sql, ...values)
            if (!busy || !sql.join('').includes('WITH active AS')) return found
            answer.resolve()
            await vi.waitFor(async () => expect((await row(first)).state).toBe('sent'))
            return found
          },
  })
  await deliverLane(outbox, one.platform, bell)
  expect(one.created.map(({ card }) => card.text)).toEqual(['first v1', 'second v1'])
})

test('a message that avoids a platform comes through it when no other reaches the person', async () => {
  const { put, deliver, one, other, problems } = await twoPlatforms('controller')
  await put('other was down', { recipient: toPerson('controller'), avoids: 'other' })
  one.script.push(fail({ kind: 'not-allowed', advice: 'Ingen sådan bruger.' }))
  await deliver()
  await deliver()
  expect(other.created.map(({ card }) => card.text)).toEqual(['other was down v1'])
  expect(problems).toEqual([])
})
