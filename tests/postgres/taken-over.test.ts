import { expect, test } from 'vitest'
import { recover } from '../../src/store/leases.ts'
import { revise } from '../../src/store/messages.ts'
import { held, outboxTests } from '../support/post-office.ts'

const { db, open } = outboxTests()

test('taking over from a dead process waits for nobody who is at its messages, so neither ends in a deadlock', async () => {
  const dead = open()
  const calls = [held(), held()]
  dead.script.push(...calls.map(({ step }) => step))
  const id = await dead.put('a')
  await dead.put('b', { recipient: 'person:other' })
  void dead.deliver()
  await Promise.all(calls.map(({ called }) => called))
  dead.wait(13)
  const taken = await db().$transaction(async (tx) => {
    await revise(tx, [id])
    return await recover(db(), dead.now(), new Map())
  })
  expect(taken.map(({ key }) => key)).toEqual(['b'])
  expect((await recover(db(), dead.now(), new Map())).map(({ key }) => key)).toEqual(['a'])
})
