import { expect, test } from 'vitest'
import {
  BLIND,
  CALL_END,
  fail,
  held,
  LEASE,
  outboxTests,
  postOffice,
  type Step,
  succeed,
  testPlatform,
} from '../support/post-office.ts'

const GONE = fail({ kind: 'gone', advice: 'Den er slettet.' })

const { db, open, prefers } = outboxTests()

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

/** A platform whose posts have places of their own, in the order they were made. */
function places({ platform }: ReturnType<typeof open>) {
  const texts: string[] = []
  const { send, update } = platform
  platform.send = async (message) => {
    const place = texts.push(message.card.text)
    await send(message)
    return { place }
  }
  platform.update = async (ref, message) => {
    await update(ref, message)
    texts[Number(ref.place) - 1] = message.card.text
  }
  return texts
}

/** The same platform's other process, later than any lease. */
function another({ platform, outbox }: ReturnType<typeof open>) {
  const other = postOffice(db(), platform)
  other.outbox.platforms = outbox.platforms
  other.wait(LEASE)
  return other
}

test('an edit that lands late, on top of a newer one, is made good', async () => {
  const slow = open(BLIND)
  const id = await slow.put('a')
  await slow.deliver()
  await slow.revise(id)
  const call = held()
  slow.script.push(call.step)
  const editing = slow.deliver()
  await call.called
  await slow.revise(id)
  const other = another(slow)
  await other.deliver()
  expect(slow.shown.get(id)).toBe('a v3')
  call.letGo()
  await editing
  await other.deliver()
  expect([slow.shown.get(id), (await other.row(id)).state]).toEqual(['a v3', 'sent'])
})

test.each([
  ['newer', false],
  ['one on another platform', true],
])('a creation that answers late does not take the place of the %s', async (_, isElsewhere) => {
  const slow = open(BLIND)
  const second = testPlatform(BLIND)
  slow.outbox.platforms = new Map([
    ['test', slow.platform],
    ['second', { ...second.platform, name: 'second' }],
  ])
  const texts = places(slow)
  const call = held()
  slow.script.push(call.step)
  const id = await slow.put('a')
  const sending = slow.deliver()
  await call.called
  const other = another(slow)
  await other.deliver()
  if (isElsewhere) {
    await prefers('somebody', 'second')
  }
  await slow.put('a')
  other.wait(CALL_END)
  await other.deliver()
  const before = await other.row(id)
  call.letGo()
  await sending
  await slow.revise(id)
  await other.deliver()
  expect(await other.row(id)).toMatchObject({ platform: before.platform, ref: before.ref })
  const newer = isElsewhere ? second.shown.get(id) : texts[1]
  expect([texts[0], newer]).toEqual(['a v1', 'a v3'])
})

test.each([
  ['»gone«', GONE],
  ['answer to an edit', succeed],
])('a late %s says nothing of the card that was made anew since', async (_, answer) => {
  const slow = open(BLIND)
  const texts = places(slow)
  const id = await slow.put('card', { kind: 'living' })
  await slow.deliver()
  await slow.revise(id)
  const call = held(answer)
  slow.script.push(call.step, GONE)
  const editing = slow.deliver()
  await call.called
  const other = another(slow)
  await other.deliver()
  call.letGo()
  await editing
  await other.deliver()
  expect([texts.length, (await other.row(id)).ref]).toEqual([2, { place: 2 }])
})

test('what was refused when it was tried again, and had arrived after all, has not failed', async () => {
  const slow = open(BLIND)
  const call = held()
  slow.script.push(call.step, fail({ kind: 'not-allowed', advice: 'Giv pejl lov.' }))
  const id = await slow.put('a')
  const sending = slow.deliver()
  await call.called
  const other = another(slow)
  await other.deliver()
  await slow.put('a')
  other.wait(CALL_END)
  await other.deliver()
  expect((await other.row(id)).state).toBe('failed')
  call.letGo()
  await sending
  await other.deliver()
  expect([(await other.row(id)).state, slow.shown.get(id)]).toEqual(['sent', 'a v2'])
})
