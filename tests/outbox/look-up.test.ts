import { expect, test, vi } from 'vitest'
import { newBell } from '../../src/outbox/bell.ts'
import { deliverLane } from '../../src/outbox/deliver.ts'
import { type Platform, SendError } from '../../src/outbox/port.ts'
import { retryFailed, sendWaiting } from '../../src/store/messages.ts'
import { close, sendAgain } from '../../src/store/uncertain.ts'
import {
  acceptThenDrop,
  CALL_END,
  fail,
  held,
  LEASE,
  outboxTests,
  postOffice,
  testPlatform,
} from '../support/post-office.ts'

const { db, open, prefers } = outboxTests()

test.each([
  ['fails', fail({ kind: 'network' })],
  ['has an unknown outcome', fail({ kind: 'uncertain' })],
])(
  'what was found where it arrived is known to stand there, although its edit %s',
  async (_, step) => {
    const { put, deliver, script, created, shown, wait } = open()
    const id = await put('a')
    script.push(acceptThenDrop)
    await deliver()
    await put('a')
    wait(CALL_END)
    script.push(step)
    await deliver()
    wait(CALL_END)
    await deliver()
    wait(CALL_END)
    await deliver()
    expect(created).toHaveLength(1)
    expect(shown.get(id)).toBe('a v2')
  },
)

test('what was found where it arrived, and deleted since, is made anew when it is living', async () => {
  const { put, deliver, script, created, wait } = open()
  await put('a', { kind: 'living' })
  script.push(acceptThenDrop)
  await deliver()
  await put('a')
  wait(CALL_END)
  script.push(fail({ kind: 'gone', advice: '' }))
  await deliver()
  expect(created.map(({ card }) => card.text)).toEqual(['a v1', 'a v2'])
})

test('a look-up that pejl is shut out from does not end the doubt', async () => {
  const { put, deliver, script, platform, created, wait, row } = open()
  const id = await put('a')
  script.push(acceptThenDrop)
  await deliver()
  await put('a')
  const { lookUp } = platform
  platform.lookUp = async () => {
    throw new SendError({ kind: 'auth', advice: 'Ny nøgle.' }, 'token expired')
  }
  wait(CALL_END)
  await deliver()
  await db().$transaction((tx) => retryFailed(tx))
  platform.lookUp = lookUp
  wait(CALL_END)
  await deliver()
  expect(created).toHaveLength(1)
  expect((await row(id)).state).toBe('sent')
})

test.each([
  ['once it can be', false],
  ['before it is sent again', true],
])(
  'a look-up %s that fails again and again is made after longer and longer',
  async (_, isWantedAgain) => {
    const { put, deliver, script, platform, wait } = open()
    let tried = 0
    platform.lookUp = async () => {
      tried++
      throw new SendError({ kind: 'network' }, 'no answer')
    }
    await put('a')
    script.push(acceptThenDrop)
    await deliver()
    if (isWantedAgain) await put('a')
    wait(CALL_END)
    for (const times of [1, 1, 2, 2, 2, 2, 3]) {
      await deliver()
      expect(tried).toBe(times)
      wait(1)
    }
  },
)

test.each([
  ['made', false],
  ['asked for by somebody, and made,', true],
])(
  'a look-up that answers late says nothing of a send that was %s meanwhile',
  async (_, isAsked) => {
    const slow = open()
    const { put, script, platform, created } = slow
    const id = await put('a')
    script.push(fail({ kind: 'uncertain' }), acceptThenDrop)
    await slow.deliver()
    const call = holdLookUp(platform)
    slow.wait(CALL_END)
    const looking = slow.deliver()
    await call.called
    if (isAsked) await sendAgain(db(), id)
    const other = postOffice(db(), platform)
    other.wait(CALL_END)
    await other.deliver()
    other.wait(1)
    await other.deliver()
    expect(created).toHaveLength(1)
    call.letGo()
    await looking
    other.wait(CALL_END)
    await other.deliver()
    expect(created).toHaveLength(1)
  },
)

test('a process that is stopped as it looks up, for so long that it is taken for dead, does not send', async () => {
  const slow = open()
  const { put, script, platform, created } = slow
  await put('a')
  script.push(fail({ kind: 'uncertain' }))
  await slow.deliver()
  await put('a')
  const call = holdLookUp(platform)
  slow.wait(CALL_END)
  const looking = slow.deliver()
  await call.called
  const other = postOffice(db(), platform)
  for (const seconds of [CALL_END + LEASE, CALL_END, 60]) {
    other.wait(seconds)
    await other.deliver()
  }
  expect(created).toHaveLength(1)
  call.letGo()
  await looking
  expect(created).toHaveLength(1)
})

test('of unknown outcome and wanted again, it is looked up first where it can be', async () => {
  const { put, deliver, wait, script, sends, updates, shown } = open()
  const id = await put('a')
  script.push((accept) => {
    accept()
    return fail({ kind: 'uncertain' })(accept)
  })
  await deliver()
  await put('a')
  await deliver()
  expect(sends).toHaveLength(1)
  wait(15)
  await deliver()
  expect([sends.length, updates.length, shown.get(id)]).toEqual([1, 1, 'a v2'])
})

test('wanted again, also because its place can be reached again, it waits until its call must have ended', async () => {
  const { put, deliver, wait, script, sends } = open()
  await put('a')
  script.push(fail({ kind: 'uncertain' }))
  await deliver()
  await put('a')
  await sendWaiting(db(), 'person:somebody')
  wait(14)
  await deliver()
  expect(sends).toHaveLength(1)
  wait(1)
  await deliver()
  expect(sends).toHaveLength(2)
})

test('a look-up that pejl is not allowed to make is told of, and asked of somebody', async () => {
  const { put, deliver, wait, script, platform, uncertain } = open()
  await put('a')
  script.push(fail({ kind: 'uncertain' }))
  await deliver()
  platform.lookUp = async () => {
    fail({ kind: 'not-allowed', advice: 'Giv pejl lov.' })(() => {})
    return null
  }
  wait(15)
  await deliver()
  expect(uncertain).toEqual(['a'])
})

/** The next look-up finds nothing, and says so when it is let go. */
function holdLookUp(platform: Platform) {
  const { lookUp } = platform
  const call = held()
  platform.lookUp = async () => {
    platform.lookUp = lookUp
    await call.step(() => {})
    return null
  }
  return call
}

test.each(['closed and wanted again', 'refused and tried again'])(
  'a look-up that answers late says nothing of a send that was made since it was %s',
  async (how) => {
    const slow = open()
    const { put, script, platform, created } = slow
    const id = await put('a')
    script.push(fail({ kind: 'uncertain' }))
    await slow.deliver()
    const call = holdLookUp(platform)
    slow.wait(CALL_END)
    const looking = slow.deliver()
    await call.called
    const other = postOffice(db(), platform)
    other.wait(CALL_END)
    if (how.startsWith('refused')) {
      script.push(fail({ kind: 'not-allowed', advice: 'Giv lov.' }))
      await other.deliver()
      other.wait(2)
      await other.deliver()
      expect((await other.row(id)).state).toBe('failed')
      await retryFailed(db())
    } else {
      await close(db(), id)
      await put('a')
    }
    script.push(acceptThenDrop)
    await other.deliver()
    expect([(await other.row(id)).state, created.length]).toEqual(['uncertain', 1])
    call.letGo()
    await looking
    for (let n = 0; n < 3; n++) {
      other.wait(CALL_END)
      await other.deliver()
    }
    expect(created).toHaveLength(1)
  },
)

test('what may have arrived is looked up also after its platform was off', async () => {
  const { put, deliver, script, created, outbox, platform, wait, row } = open()
  await prefers('somebody', 'test')
  const id = await put('a')
  script.push(acceptThenDrop)
  await deliver()
  await put('a')
  const { platform: another } = testPlatform()
  outbox.platforms = new Map([['another', { ...another, name: 'another' }]])
  wait(CALL_END)
  await deliver()
  expect((await row(id)).state).toBe('failed')
  outbox.platforms = new Map([['test', platform]])
  await retryFailed(db())
  await deliver()
  expect([(await row(id)).state, created.length]).toEqual(['sent', 1])
})

test('a conversation keeps its order also when what is of unknown outcome failed often before', async () => {
  const { put, deliver, script, created, wait } = open()
  await put('a')
  for (let n = 0; n < 5; n++) {
    script.push(fail({ kind: 'network' }))
    await deliver()
    wait(2 ** n)
  }
  script.push(fail({ kind: 'uncertain' }))
  await deliver()
  await put('b')
  for (let n = 0; n < 5; n++) {
    await deliver()
    wait(CALL_END)
  }
  await deliver()
  expect(created.map(({ card }) => card.text)).toEqual(['a v1', 'b v1'])
})

test('many look-ups that hang keep nothing waiting that is to be sent', async () => {
  const { put, outbox, platform, created } = open()
  for (let n = 0; n < 20; n++) await put(`doubtful ${n}`, { recipient: 'person:slow' })
  await db().message.updateMany({
    data: { state: 'uncertain', platform: 'test', doubtful: true, lookUps: 6 },
  })
  const call = held()
  platform.lookUp = async () => {
    await call.step(() => {})
    return null
  }
  const bell = newBell()
  const lane = deliverLane(outbox, platform, bell)
  await call.called
  await put('quick', { recipient: 'person:quick' })
  bell.ring()
  await vi.waitFor(() => expect(created).toHaveLength(1))
  call.letGo()
  await lane
})
