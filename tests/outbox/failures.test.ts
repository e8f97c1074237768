import { describe, expect, test } from 'vitest'
import type { Failure } from '../../src/outbox/port.ts'
import { retryAt } from '../../src/outbox/retry.ts'
import { sendWaiting } from '../../src/store/messages.ts'
import { BLIND, fail, outboxTests } from '../support/post-office.ts'

const { db, open } = outboxTests()

test('a passing fault is tried again after 1, 2, 4, 8 seconds, and nothing in between', async () => {
  const { put, deliver, wait, script, sends, row } = open()
  const id = await put('a')
  for (const seconds of [1, 2, 4, 8]) {
    script.push(fail({ kind: 'network' }))
    await deliver()
    const tried = sends.length
    wait(seconds - 0.001)
    await deliver()
    expect(sends).toHaveLength(tried)
    wait(0.001)
  }
  await deliver()
  expect(sends).toHaveLength(5)
  expect(await row(id)).toMatchObject({ state: 'sent', attempts: 0, problem: null })
})

test('the pause never gets longer than a quarter of an hour', () => {
  const now = new Date('2026-01-05T08:00:00Z')
  const minutes = (attempts: number) =>
    (retryAt(now, attempts, { kind: 'network' }).getTime() - now.getTime()) / 60_000
  expect(minutes(10)).toBeLessThan(15)
  expect(minutes(11)).toBe(15)
  expect(minutes(5_000)).toBe(15)
})

test('the platform says itself when to come back', async () => {
  const { put, deliver, wait, script, sends } = open()
  await put('a')
  script.push(fail({ kind: 'rate-limited', retryAfterMs: 30_000 }))
  await deliver()
  wait(29.999)
  await deliver()
  expect(sends).toHaveLength(1)
  wait(0.001)
  await deliver()
  expect(sends).toHaveLength(2)
})

describe.each<Failure>([
  { kind: 'auth', advice: 'Log ind igen.' },
  { kind: 'not-allowed', advice: 'Invitér pejl til kanalen.' },
  { kind: 'gone', advice: 'Kanalen findes ikke længere.' },
])('a fault that does not pass ($kind)', (failure) => {
  test('fails with advice, is not tried again, and stops nobody else', async () => {
    const { put, deliver, wait, script, sends, row, shown } = open()
    const id = await put('a')
    await put('b')
    script.push(fail(failure))
    await deliver()
    wait(24 * 3600)
    await deliver()
    expect(sends).toHaveLength(2)
    expect([...shown.values()]).toEqual(['b v1'])
    const advice = 'advice' in failure ? failure.advice : ''
    expect(await row(id)).toMatchObject({ state: 'failed', problem: advice })
  })
})

test('an edit whose outcome is unknown is simply made again', async () => {
  const { put, deliver, revise, wait, script, created, updates, shown, row } = open()
  const id = await put('a')
  await deliver()
  await revise(id)
  script.push(fail({ kind: 'uncertain' }))
  await deliver()
  expect((await row(id)).state).toBe('due')
  wait(1)
  await deliver()
  expect(created).toHaveLength(1)
  expect(updates).toHaveLength(2)
  expect(shown.get(id)).toBe('a v2')
})

test('a message that is revised while it waits to be tried again says the newest', async () => {
  const { put, deliver, revise, wait, script, created } = open()
  const id = await put('a')
  script.push(fail({ kind: 'network' }))
  await deliver()
  await revise(id)
  wait(1)
  await deliver()
  expect(created.map(({ card }) => card.text)).toEqual(['a v2'])
})

test('a message that is revised while the platform wants peace waits as long as before', async () => {
  const { put, deliver, revise, wait, script, sends } = open()
  const id = await put('a')
  script.push(fail({ kind: 'rate-limited', retryAfterMs: 30_000 }))
  await deliver()
  await revise(id)
  wait(29.999)
  await deliver()
  expect(sends).toHaveLength(1)
  wait(0.001)
  await deliver()
  expect(sends).toHaveLength(2)
})

test('the pauses of a message go on growing although it is revised in between', async () => {
  const { put, deliver, revise, wait, script, sends } = open()
  const id = await put('a')
  script.push(fail({ kind: 'network' }), fail({ kind: 'network' }))
  await deliver()
  await revise(id)
  wait(1)
  await deliver()
  wait(1)
  await deliver()
  expect(sends).toHaveLength(2)
  wait(1)
  await deliver()
  expect(sends).toHaveLength(3)
})

test('what is revised while it is refused gets its chance, as it does just after', async () => {
  const { put, deliver, revise, script, created } = open()
  const id = await put('a')
  script.push(async (accept) => {
    await revise(id)
    await fail({ kind: 'not-allowed', advice: 'For stor.' })(accept)
  })
  await deliver()
  await deliver()
  expect(created.map(({ card }) => card.text)).toEqual(['a v2'])
})

test('whoever can be reached again is still left in peace for as long as the platform asks', async () => {
  const { put, deliver, wait, script, sends } = open()
  await put('a')
  script.push(fail({ kind: 'rate-limited', retryAfterMs: 30_000 }))
  await deliver()
  await sendWaiting(db(), 'person:somebody')
  await deliver()
  expect(sends).toHaveLength(1)
  wait(30)
  await deliver()
  expect(sends).toHaveLength(2)
})

test('a conversation is left in peace also when it is one in doubt that was told to wait', async () => {
  const { put, deliver, revise, script, updates, wait } = open(BLIND)
  const standing = await put('standing')
  await deliver()
  await put('a')
  script.push(fail({ kind: 'uncertain' }))
  await deliver()
  await put('a')
  wait(15)
  script.push(fail({ kind: 'rate-limited', retryAfterMs: 30_000 }))
  await deliver()
  await revise(standing)
  wait(10)
  await deliver()
  expect(updates).toEqual([])
})
