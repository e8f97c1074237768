import { expect, test } from 'vitest'
import { toPerson } from '../../src/domain/recipient.ts'
import { laneOf } from '../../src/outbox/outbox.ts'
import { lease } from '../../src/store/leases.ts'
import { fail, outboxTests, postOffice, testPlatform } from '../support/post-office.ts'

const { db } = outboxTests()

test('an edit of a reply that stands does not wait for an earlier one that does not', async () => {
  const { platform, script, created, shown } = testPlatform()
  const { put, deliver, revise } = postOffice(db(), platform)
  await put('root')
  const first = await put('reply 1', { rootKey: 'root' })
  await deliver()
  script.push(fail({ kind: 'not-allowed', advice: '' }))
  const lost = await put('reply 2', { rootKey: 'root' })
  const second = await put('reply 3', { rootKey: 'root' })
  await deliver()
  await revise(lost)
  script.push(fail({ kind: 'not-allowed', advice: '' }))
  await deliver()
  await revise(first)
  await revise(second)
  await deliver()
  expect([shown.get(first), shown.get(second)]).toEqual(['reply 1 v2', 'reply 3 v2'])
  expect(created.map(({ card }) => card.text)).not.toContain('reply 2 v2')
})

test('of every conversation the first that waits is taken, in the order they were made', async () => {
  const { platform } = testPlatform()
  const { put, deliver, outbox, now } = postOffice(db(), platform)
  const to = (thread: string) => ({ recipient: toPerson(thread) })
  for (const thread of ['a', 'b', 'c']) await put(thread, to(thread))
  await deliver()
  for (const nth of [1, 2, 3])
    for (const thread of ['a', 'b', 'c'])
      await put(`${thread} ${nth}`, { rootKey: thread, ...to(thread) })
  await put('alone')
  const take = () => lease(db(), outbox.worker, now(), laneOf(outbox, 'test'), 10)
  expect((await take()).map(({ key }) => key)).toEqual(['a 1', 'b 1', 'c 1', 'alone'])
  expect(await take()).toEqual([])
})
