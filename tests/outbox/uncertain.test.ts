import { afterAll, beforeAll, beforeEach, describe, expect, onTestFinished, test } from 'vitest'
import { type Failure, SendError } from '../../src/outbox/port.ts'
import { endLeases } from '../../src/store/leases.ts'
import { retryFailed } from '../../src/store/messages.ts'
import { sendAgain } from '../../src/store/uncertain.ts'
import {
  acceptThenDrop,
  fail,
  held,
  postOffice,
  type Step,
  testPlatform,
} from '../support/post-office.ts'
import { openTestStore, type TestStore } from '../support/store.ts'

/** Longer than a lease, in seconds. */
const LEASE = 13
/** When a call has ended, one way or the other, in seconds: only then it is looked up. */
const CALL_END = 15
const UNKNOWN = 'send with unknown outcome'

let store: TestStore
beforeAll(async () => {
  store = await openTestStore()
})
afterAll(() => store.close())
beforeEach(() => store.db.message.deleteMany())

const open = (canLookUp = true) => {
  const test = testPlatform({ canLookUp })
  return { ...test, ...postOffice(store.db, test.platform) }
}

/** A process that sent a message, or was about to, and was never heard of again. */
async function dieWhileSending(office: ReturnType<typeof open>, arrived: boolean): Promise<string> {
  const id = await office.put('a')
  const called = Promise.withResolvers<void>()
  office.script.push((accept) => {
    if (arrived) accept()
    called.resolve()
    return new Promise(() => {})
  })
  void office.deliver()
  await called.promise
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
    const { put, deliver, script, sends, row, wait, revise } = open(false)
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
      const { deliver, wait, row, warnings } = postOffice(store.db, dead.platform)
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
    const dead = open(false)
    const id = await dieWhileSending(dead, true)
    const { deliver, wait, row } = postOffice(store.db, dead.platform)
    wait(LEASE)
    await deliver()
    expect((await row(id)).state).toBe('uncertain')
    expect(dead.sends).toHaveLength(1)
  })

  test('is found at once by the next start of a store that nobody else can hold', async () => {
    const dead = open()
    const id = await dieWhileSending(dead, true)
    const { deliver, row, wait } = postOffice(store.db, dead.platform)
    await endLeases(store.db)
    await deliver()
    expect((await row(id)).state).toBe('uncertain')
    wait(CALL_END)
    await deliver()
    expect((await row(id)).state).toBe('sent')
    expect(dead.sends).toHaveLength(1)
  })
})

test('a process that dies while it edits leaves the edit to be made again, and nobody is told', async () => {
  const dead = open(false)
  const id = await dead.put('a')
  await dead.deliver()
  await dead.revise(id)
  const called = Promise.withResolvers<void>()
  dead.script.push(() => {
    called.resolve()
    return new Promise(() => {})
  })
  void dead.deliver()
  await called.promise
  const { deliver, wait, row, warnings, problems } = postOffice(store.db, dead.platform)
  wait(LEASE)
  await deliver()
  expect(dead.shown.get(id)).toBe('a v2')
  expect(dead.created).toHaveLength(1)
  expect((await row(id)).state).toBe('sent')
  expect([warnings, problems]).toEqual([[], []])
})

test('a send that outlasts its lease is known to have arrived when it answers', async () => {
  const slow = open(false)
  const id = await slow.put('a')
  const call = held()
  slow.script.push(call.step)
  const sending = slow.deliver()
  await call.called
  const other = postOffice(store.db, slow.platform)
  other.wait(LEASE)
  await other.deliver()
  expect((await other.row(id)).state).toBe('uncertain')
  call.letGo()
  await sending
  expect(await other.row(id)).toMatchObject({ state: 'sent', leasedBy: null })
  expect(slow.sends).toHaveLength(1)
})

test.each([
  [true, 0],
  [false, 1],
])(
  'who must act is told of an unknown outcome where pejl cannot look it up itself (it can: %s)',
  async (canLookUp, told) => {
    const { put, deliver, script, uncertain } = open(canLookUp)
    await put('a')
    script.push(fail({ kind: 'uncertain' }))
    await deliver()
    expect(uncertain).toHaveLength(told)
  },
)

test('an unknown outcome on a platform without look-up keeps none on another from being looked up', async () => {
  const { put, deliver, script, row, outbox, platform, wait } = open()
  const blind = testPlatform({ canLookUp: false })
  outbox.platforms = new Map([
    [platform.name, platform],
    ['blind', { ...blind.platform, name: 'blind' }],
  ])
  onTestFinished(async () => void (await store.db.person.deleteMany()))
  await store.db.person.create({
    data: { key: 'blind', name: 'blind', email: 'blind@kommune.dk', platform: 'blind' },
  })
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
  await store.db.$transaction((tx) => retryFailed(tx))
  platform.lookUp = lookUp
  wait(CALL_END)
  await deliver()
  expect(created).toHaveLength(1)
  expect((await row(id)).state).toBe('sent')
})

test('what arrived is not called uncertain because telling so failed', async () => {
  const { put, deliver, script, outbox, row, uncertain, settled, warnings, wait } = open(false)
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

test('of what outlasted its lease and arrived after all nobody is asked any more', async () => {
  const slow = open(false)
  await slow.put('a')
  const call = held()
  slow.script.push(call.step)
  const sending = slow.deliver()
  await call.called
  const other = postOffice(store.db, slow.platform)
  other.wait(LEASE)
  await other.deliver()
  expect(other.uncertain).toEqual(['a'])
  call.letGo()
  await sending
  expect(slow.settled).toEqual(['a'])
})

describe('what may stand on a platform where it cannot be looked up, and goes through another now', () => {
  /** "a", of unknown outcome on the first platform, is wanted again on the second. */
  async function movedInDoubt() {
    const office = open()
    const { put, deliver, outbox, platform, wait } = office
    const blind = testPlatform({ canLookUp: false })
    outbox.platforms = new Map([
      ['blind', { ...blind.platform, name: 'blind' }],
      [platform.name, platform],
    ])
    onTestFinished(async () => void (await store.db.person.deleteMany()))
    await put('a')
    blind.script.push(acceptThenDrop)
    await deliver()
    await store.db.person.create({
      data: { key: 'somebody', name: 's', email: 's@kommune.dk', platform: platform.name },
    })
    await put('a')
    wait(CALL_END)
    return office
  }
  const TWICE = 'sent again: it may stand there twice'

  test('is not looked up there: it is sent, and said to be a double', async () => {
    const { deliver, warnings, created } = await movedInDoubt()
    await deliver()
    expect(created).toHaveLength(1)
    expect(warnings).toContain(TWICE)
  })

  test('is said to be a double also when the first process to try is stopped before its call', async () => {
    const { deliver, warnings, created, outbox, wait } = await movedInDoubt()
    const { db } = outbox
    outbox.db = new Proxy(db, {
      get: (target, name) =>
        name !== '$executeRaw'
          ? Reflect.get(target, name)
          : async (sql: TemplateStringsArray, ...values: unknown[]) => {
              const done = await target.$executeRaw(sql, ...values)
              if (!sql.join('').includes("state = 'sending', platform")) return done
              outbox.db = db
              wait(LEASE)
              return done
            },
    })
    await deliver()
    expect(created).toHaveLength(1)
    expect(warnings).toContain(TWICE)
  })
})

test('a process that is stopped as it looks up, for so long that it is taken for dead, does not send', async () => {
  const slow = open()
  const { put, script, platform, created } = slow
  await put('a')
  script.push(fail({ kind: 'uncertain' }))
  await slow.deliver()
  await put('a')
  const { lookUp } = platform
  const call = held()
  platform.lookUp = async () => {
    platform.lookUp = lookUp
    await call.step(() => {})
    return null
  }
  slow.wait(CALL_END)
  const looking = slow.deliver()
  await call.called
  const other = postOffice(store.db, platform)
  for (const seconds of [CALL_END + LEASE, CALL_END, 60]) {
    other.wait(seconds)
    await other.deliver()
  }
  expect(created).toHaveLength(1)
  call.letGo()
  await looking
  expect(created).toHaveLength(1)
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
    const { lookUp } = platform
    const call = held()
    platform.lookUp = async () => {
      platform.lookUp = lookUp
      await call.step(() => {})
      return null
    }
    slow.wait(CALL_END)
    const looking = slow.deliver()
    await call.called
    if (isAsked) await sendAgain(store.db, id)
    const other = postOffice(store.db, platform)
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
  const other = postOffice(store.db, slow.platform)
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
