import { expect, test } from 'vitest'
import { BLIND, held, outboxTests, postOffice, type Step } from '../support/post-office.ts'

/** Longer than a lease, in seconds. */
const LEASE = 13
/** When a call has ended, one way or the other, in seconds: only then it is looked up. */
const CALL_END = 15

const { db, open } = outboxTests()

test('a send that outlasts its lease is known to have arrived when it answers', async () => {
  const slow = open(BLIND)
  const id = await slow.put('a')
  const call = held()
  slow.script.push(call.step)
  const sending = slow.deliver()
  await call.called
  const other = postOffice(db(), slow.platform)
  other.wait(LEASE)
  await other.deliver()
  expect((await other.row(id)).state).toBe('uncertain')
  call.letGo()
  await sending
  expect(await other.row(id)).toMatchObject({ state: 'sent', leasedBy: null })
  expect(slow.sends).toHaveLength(1)
})

test('of what outlasted its lease and arrived after all nobody is asked any more', async () => {
  const slow = open(BLIND)
  await slow.put('a')
  const call = held()
  slow.script.push(call.step)
  const sending = slow.deliver()
  await call.called
  const other = postOffice(db(), slow.platform)
  other.wait(LEASE)
  await other.deliver()
  expect(other.uncertain).toEqual(['a'])
  call.letGo()
  await sending
  expect(slow.settled).toEqual(['a'])
})

test('a send that outlasts its lease leaves alone what another has taken since', async () => {
  const slow = open()
  const id = await slow.put('a')
  const [first, second] = [held(), held()]
  const arrivesFirst: Step = (accept) => {
    accept()
    return first.step(() => {})
  }
  slow.script.push(arrivesFirst, second.step)
  const sending = slow.deliver()
  await first.called
  const other = postOffice(db(), slow.platform)
  other.wait(LEASE)
  await other.deliver()
  other.wait(CALL_END)
  const editing = other.deliver()
  await second.called
  first.letGo()
  await sending
  expect(await other.row(id)).toMatchObject({ state: 'sending', leasedBy: other.outbox.worker })
  second.letGo()
  await editing
  expect(await other.row(id)).toMatchObject({ state: 'sent', leasedBy: null })
})
