import { describe, expect, test } from 'vitest'
import { type Failure, SendError } from '../../src/outbox/port.ts'
import { endLeases } from '../../src/store/leases.ts'
import {
  acceptThenDrop,
  BLIND,
  CALL_END,
  fail,
  held,
  LEASE,
  outboxTests,
  postOffice,
  testPlatform,
} from '../support/post-office.ts'

const UNKNOWN = 'send with unknown outcome'

const { db, open, prefers } = outboxTests()

/** A process that sent a message, or was about to, and was never heard of again. */
async function dieWhileSending(office: ReturnType<typeof open>, arrived: boolean): Promise<string> {
  const id = await office.put('a')
  const call = held(fail({ kind: 'network' }))
  office.script.push((accept) => {
    if (arrived) accept()
    return call.step(accept)
  })
  void office.deliver()
  await call.called
  return id
}

describe('a send whose answer was lost', () => {
  test('is looked up and not sent again when it arrived', async () => {
    const { put, deliver, script, sends, updates, row, warnings, wait } = open()
    const id = await put('a')
    script.push(acceptThenDrop)
    await deliver()
    expect(await row(id)).toMatchObject({ state: 'uncertain', ref: null })
    wait(CALL_END - 0.001)
    await deliver()
    expect((await row(id)).state).toBe('uncertain')
    wait(0.001)
    await deliver()
    expect((await row(id)).state).toBe('sent')
    expect(sends).toHaveLength(1)
    expect(updates).toHaveLength(1)
    expect(warnings).toContain(UNKNOWN)
  })

  test('is sent again, later, when it did not arrive', async () => {
    const { put, deliver, script, sends, created, row, wait, warnings } = open()
    const id = await put('a')
    script.push(fail({ kind: 'uncertain' }))
    await deliver()
    wait(CALL_END)
    await deliver()
    expect(sends).toHaveLength(1)
    wait(1)
    await deliver()
    expect(created).toHaveLength(1)
    expect((await row(id)).state).toBe('sent')
    expect(warnings).toEqual([UNKNOWN])
  })

  test('is never sent again where it cannot be looked up', async () => {
    const { put, deliver, script, sends, row, wait, revise } = open(BLIND)
    const id = await put('a')
    script.push(fail({ kind: 'uncertain' }))
    await deliver()
    await revise(id)
    wait(24 * 3600)
    await deliver()
    expect(sends).toHaveLength(1)
    expect((await row(id)).state).toBe('uncertain')
  })

  test('keeps what comes after it waiting until it is looked up, so that the order is kept', async () => {
    const { put, deliver, script, created, wait } = open()
    await put('a')
    script.push(fail({ kind: 'uncertain' }))
    await deliver()
    await put('b')
    await put('elsewhere', { recipient: 'person:other' })
    for (const seconds of [CALL_END - 1, 1, 1]) {
      await deliver()
      wait(seconds)
    }
    await deliver()
    expect(created.map(({ card }) => card.text)).toEqual(['elsewhere v1', 'a v1', 'b v1'])
  })

  test('keeps nothing else waiting for long while it cannot be looked up, and is looked up later', async () => {
    const { put, deliver, script, platform, shown, row, wait } = open()
    const id = await put('a')
    script.push(acceptThenDrop)
    await deliver()
    const { lookUp } = platform
    const limited: Failure = { kind: 'rate-limited', retryAfterMs: 20_000 }
    platform.lookUp = async () => {
      throw new SendError(limited, 'slow down')
    }
    await put('b')
    for (const seconds of [CALL_END, 20, 20, 20, 20]) {
      await deliver()
      wait(seconds)
    }
    await deliver()
    expect([...shown.values()]).toEqual(['a v1', 'b v1'])
    expect((await row(id)).state).toBe('uncertain')
    platform.lookUp = lookUp
    wait(20)
    await deliver()
    expect((await row(id)).state).toBe('sent')
  })

  test('an error the platform did not foresee counts as unknown, and is not repeated at once', async () => {
    const { put, deliver, script, sends } = open()
    await put('a')
    const bug = () => {
      throw new TypeError('undefined is not a function')
    }
    script.push(bug, bug)
    await deliver()
    await deliver()
    await deliver()
    expect(sends).toHaveLength(1)
  })
})

describe('a process that dies while it sends', () => {
  test.each([true, false])(
    'leaves nothing twice and nothing out (arrived: %s)',
    async (arrived) => {
      const dead = open()
      const id = await dieWhileSending(dead, arrived)
      const { deliver, wait, row, warnings } = postOffice(db(), dead.platform)
      await deliver()
      expect((await row(id)).state).toBe('sending')
      wait(LEASE)
      await deliver()
      expect((await row(id)).state).toBe('uncertain')
      wait(CALL_END)
      await deliver()
      wait(1)
      await deliver()
      expect((await row(id)).state).toBe('sent')
      expect(dead.created).toHaveLength(1)
      expect(warnings).toContain(UNKNOWN)
    },
  )

  test('is uncertain for good where the platform cannot look it up', async () => {
    const dead = open(BLIND)
    const id = await dieWhileSending(dead, true)
    const { deliver, wait, row } = postOffice(db(), dead.platform)
    wait(LEASE)
    await deliver()
    expect((await row(id)).state).toBe('uncertain')
    expect(dead.sends).toHaveLength(1)
  })

  test('is found at once by the next start of a store that nobody else can hold', async () => {
    const dead = open()
    const id = await dieWhileSending(dead, true)
    const { deliver, row, wait } = postOffice(db(), dead.platform)
    await endLeases(db())
    await deliver()
    expect((await row(id)).state).toBe('uncertain')
    wait(CALL_END)
    await deliver()
    expect((await row(id)).state).toBe('sent')
    expect(dead.sends).toHaveLength(1)
  })
})

test('a process that dies while it edits leaves the edit to be made again, and nobody is told', async () => {
  const dead = open(BLIND)
  const id = await dead.put('a')
  await dead.deliver()
  await dead.revise(id)
  const call = held()
  dead.script.push(call.step)
  void dead.deliver()
  await call.called
  const { deliver, wait, row, warnings, problems } = postOffice(db(), dead.platform)
  wait(LEASE)
  await deliver()
  expect(dead.shown.get(id)).toBe('a v2')
  expect(dead.created).toHaveLength(1)
  expect((await row(id)).state).toBe('sent')
  expect([warnings, problems]).toEqual([[], []])
})

test.each([
  [true, 0],
  [false, 1],
])(
  'who must act is told of an unknown outcome where pejl cannot look it up itself (it can: %s)',
  async (canLookUp, told) => {
    const { put, deliver, script, uncertain } = open({ canLookUp })
    await put('a')
    script.push(fail({ kind: 'uncertain' }))
    await deliver()
    expect(uncertain).toHaveLength(told)
  },
)

test('an unknown outcome on a platform without look-up keeps none on another from being looked up', async () => {
  const { put, deliver, script, row, outbox, platform, wait } = open()
  const blind = testPlatform(BLIND)
  outbox.platforms = new Map([
    [platform.name, platform],
    ['blind', { ...blind.platform, name: 'blind' }],
  ])
  await prefers('blind', 'blind')
  const first = await put('a', { recipient: 'person:blind' })
  const second = await put('b')
  blind.script.push(acceptThenDrop)
  script.push(acceptThenDrop)
  await deliver()
  wait(CALL_END)
  await deliver()
  expect((await row(first)).state).toBe('uncertain')
  expect((await row(second)).state).toBe('sent')
})

test('what arrived is not called uncertain because telling so failed', async () => {
  const { put, deliver, script, outbox, row, uncertain, settled, warnings, wait } = open(BLIND)
  const id = await put('a')
  script.push(acceptThenDrop)
  await deliver()
  await put('a')
  outbox.tell = {
    ...outbox.tell,
    settled: async () => {
      throw new Error('no store')
    },
  }
  wait(CALL_END)
  await deliver()
  expect((await row(id)).state).toBe('sent')
  expect(uncertain).toEqual(['a'])
  expect(settled).toEqual([])
  expect(warnings).toContain('delivery failed')
})
