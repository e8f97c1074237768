import { expect, test } from 'vitest'
import { startWorker } from '../../src/outbox/worker.ts'
import {
  CALL_END,
  fail,
  held,
  LEASE,
  outboxTests,
  postOffice,
  type Step,
  testPlatform,
} from '../support/post-office.ts'

const MANY = 60

const { db, open } = outboxTests()

/** Lets whoever else is waiting go first, so that workers really overlap. */
const letOthersGo: Step = async (accept) => {
  await new Promise(setImmediate)
  accept()
}

test('two workers on one database send every message exactly once, replies in order', async () => {
  const { platform, script, created } = testPlatform()
  const [one, other] = [postOffice(db(), platform), postOffice(db(), platform)]
  for (let n = 0; n < MANY; n++) await one.put(`letter ${n}`)
  await one.put('root')
  for (let n = 0; n < 10; n++) await one.put(`reply ${n}`, { rootKey: 'root' })
  script.push(...Array.from({ length: MANY }, () => letOthersGo))
  await Promise.all([one.deliver(), other.deliver(), other.deliver()])
  await one.deliver()
  const texts = created.map(({ card }) => card.text)
  expect(new Set(texts).size).toBe(texts.length)
  expect(texts).toHaveLength(MANY + 11)
  expect(texts.filter((text) => text.startsWith('reply'))).toEqual(
    Array.from({ length: 10 }, (_, n) => `reply ${n} v1`),
  )
})

test('what one worker holds is left alone by another until the lease is over', async () => {
  const { platform, script, sends } = testPlatform()
  const [one, other] = [postOffice(db(), platform), postOffice(db(), platform)]
  await one.put('a')
  const call = held()
  script.push(call.step)
  const sending = one.deliver()
  await call.called
  expect(await other.deliver()).toBe(0)
  call.letGo()
  await sending
  expect(sends).toHaveLength(1)
})

test('a worker finishes the message under way when it is stopped, and begins no other', async () => {
  const { platform, script, created } = testPlatform()
  const { outbox, put, row } = postOffice(db(), platform)
  const worker = startWorker(outbox)
  const call = held()
  script.push(call.step)
  const id = await put('a')
  worker.wake()
  await call.called
  const stopped = worker.stop()
  call.letGo()
  await stopped
  expect((await row(id)).state).toBe('sent')
  await put('b')
  worker.wake()
  await worker.drain()
  expect(created).toHaveLength(1)
})

test('a worker that is stopped gives back all that it had taken, for another to send at once', async () => {
  const { platform, script, created } = testPlatform()
  const { outbox, put } = postOffice(db(), platform)
  const worker = startWorker(outbox)
  const call = held()
  script.push(call.step)
  for (const key of ['a', 'b', 'c', 'd']) await put(key)
  worker.wake()
  await call.called
  const stopped = worker.stop()
  call.letGo()
  await stopped
  const texts = () => created.map(({ card }) => card.text)
  expect(texts()).toEqual(['a v1'])
  await postOffice(db(), platform).deliver()
  expect(texts()).toEqual(['a v1', 'b v1', 'c v1', 'd v1'])
})

test('a worker that has lost its lease before it sends leaves the message to the other', async () => {
  const { platform, sends } = testPlatform()
  const other = postOffice(db(), platform)
  const slow = postOffice(db(), platform, async ({ key }) => {
    other.wait(LEASE)
    await other.deliver()
    return key
  })
  const id = await slow.put('a')
  await slow.deliver()
  expect(sends.map(({ card }) => card.text)).toEqual(['a v1'])
  expect((await slow.row(id)).state).toBe('sent')
})

test('a worker that is stopped between saying that it sends and sending, for so long that it is taken for dead, does not send', async () => {
  const { platform, sends } = testPlatform()
  const [stopped, other] = [postOffice(db(), platform), postOffice(db(), platform)]
  stopped.outbox.db = new Proxy(db(), {
    get: (target, name) =>
      name !== '$executeRaw'
        ? Reflect.get(target, name)
        : async (sql: TemplateStringsArray, ...values: unknown[]) => {
            const done = await target.$executeRaw(sql, ...values)
            if (sql.join('').includes("state = 'sending', platform")) {
              for (const one of [stopped, other]) one.wait(LEASE)
              await other.deliver()
            }
            return done
          },
  })
  const id = await stopped.put('a')
  await stopped.deliver()
  expect([sends.length, (await stopped.row(id)).state]).toEqual([0, 'uncertain'])
})

test('a worker that has lost its lease does not end that of the other', async () => {
  const { platform, script } = testPlatform()
  const other = postOffice(db(), platform)
  const call = held()
  script.push(call.step)
  let sending: Promise<unknown> | undefined
  const slow = postOffice(db(), platform, async () => {
    other.wait(LEASE)
    sending ??= other.deliver()
    await call.called
    return null
  })
  const id = await slow.put('a')
  await slow.deliver()
  expect((await slow.row(id)).state).toBe('sending')
  call.letGo()
  await sending
  expect((await slow.row(id)).state).toBe('sent')
})

test('a delivery that fails does not end the worker', async () => {
  const { platform, created } = testPlatform()
  const { outbox, put, warnings } = postOffice(db(), platform)
  const worker = startWorker(outbox)
  const { realNow } = outbox
  outbox.realNow = () => {
    outbox.realNow = realNow
    throw new Error('no clock')
  }
  await worker.drain()
  expect(warnings).toEqual(['delivery failed'])
  await put('a')
  await worker.drain()
  expect(created).toHaveLength(1)
  await worker.stop()
})

test('a clock that is set back does not make a dead process hold its conversation', async () => {
  const dead = open()
  await dead.put('a')
  const call = held(fail({ kind: 'network' }))
  dead.script.push(call.step)
  void dead.deliver()
  await call.called
  const other = postOffice(db(), dead.platform)
  other.wait(-24 * 3_600)
  for (let n = 0; n < 4; n++) {
    await other.deliver()
    other.wait(CALL_END)
  }
  expect(dead.created).toHaveLength(1)
})
