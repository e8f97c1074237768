import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { SendError } from '../../src/outbox/port.ts'
import { newWaitingWatch } from '../../src/outbox/waiting.ts'
import { sendWaiting } from '../../src/store/messages.ts'
import { close, sendAgain } from '../../src/store/uncertain.ts'
import { fail, postOffice, testPlatform } from '../support/post-office.ts'
import { openTestStore, type TestStore } from '../support/store.ts'

let store: TestStore
beforeAll(async () => {
  store = await openTestStore()
})
afterAll(() => store.close())
beforeEach(() => store.db.message.deleteMany())

const open = (
  options: { canLookUp: boolean } = { canLookUp: false },
  render?: Parameters<typeof postOffice>[2],
) => {
  const test = testPlatform(options)
  return { ...test, ...postOffice(store.db, test.platform, render) }
}

const GONE = fail({ kind: 'gone', advice: 'Den er slettet.' })
const HOUR = 3_600

/** A living card of unknown outcome, with a line that waits below it. */
async function doubtfulThread(office: ReturnType<typeof open>) {
  const root = await office.put('root', { kind: 'living' })
  await office.put('line 1', { rootKey: 'root' })
  office.script.push(fail({ kind: 'uncertain' }))
  await office.deliver()
  office.wait(20)
  return root
}

describe('where pejl cannot look it up, a creation of unknown outcome', () => {
  test('is made anew with the next occasion, and what waited comes below the new one', async () => {
    const office = open()
    const { put, deliver, created, warnings, settled } = office
    const root = await doubtfulThread(office)
    await deliver()
    expect(created).toEqual([])
    await put('root', { kind: 'living' })
    await put('line 2', { rootKey: 'root' })
    await deliver()
    expect(created.map(({ card, root: at }) => [card.text, at?.place])).toEqual([
      ['root v2', undefined],
      ['line 1 v1', root],
      ['line 2 v1', root],
    ])
    expect(warnings).toContain('sent again: it may stand there twice')
    expect(settled).toEqual(['root'])
  })

  test('is asked about; »den kom frem« lets what waited below it go, without a thread', async () => {
    const office = open()
    const { deliver, created, uncertain, row } = office
    const root = await doubtfulThread(office)
    expect(uncertain).toEqual(['root'])
    expect(await close(store.db, root)).toBe(true)
    expect(await close(store.db, root)).toBe(false)
    await deliver()
    expect(created.map(({ card, root: at }) => [card.text, at])).toEqual([['line 1 v1', undefined]])
    expect((await row(root)).state).toBe('closed')
  })

  test('is asked about; »send igen« sends it', async () => {
    const office = open()
    const { deliver, created, warnings } = office
    const root = await doubtfulThread(office)
    expect(await sendAgain(store.db, root)).toBe(true)
    await deliver()
    expect(created.map(({ card }) => card.text)).toEqual(['root v1', 'line 1 v1'])
    expect(warnings).toContain('sent again: it may stand there twice')
  })

  test('is closed when an answer, or the next step, leaves it nothing to say', async () => {
    let answered = false
    const { put, deliver, revise, row, script, sends, settled } = open(undefined, async () =>
      answered ? null : 'a question',
    )
    const id = await put('a')
    script.push(fail({ kind: 'uncertain' }))
    await deliver()
    await revise(id)
    await deliver()
    expect(await row(id)).toMatchObject({ state: 'uncertain', sentRevision: 2 })
    answered = true
    await revise(id)
    await deliver()
    expect((await row(id)).state).toBe('closed')
    expect(settled).toEqual(['a'])
    await revise(id)
    await deliver()
    expect(sends).toHaveLength(1)
  })
})

test('that a message may have arrived is not forgotten when it cannot be rendered', async () => {
  let broken = false
  const { put, deliver, wait, script, warnings, created } = open(undefined, async () => {
    if (broken) throw new Error('no data')
    return 'text'
  })
  await put('a')
  script.push(fail({ kind: 'uncertain' }))
  await deliver()
  wait(20)
  broken = true
  await put('a')
  await deliver()
  broken = false
  await put('a')
  wait(20)
  await deliver()
  expect(created).toHaveLength(1)
  expect(warnings).toContain('sent again: it may stand there twice')
})

test('of unknown outcome and wanted again, it is looked up first where it can be', async () => {
  const { put, deliver, wait, script, sends, updates, shown } = open({ canLookUp: true })
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
  const { put, deliver, wait, script, sends } = open({ canLookUp: true })
  await put('a')
  script.push(fail({ kind: 'uncertain' }))
  await deliver()
  await put('a')
  await sendWaiting(store.db, 'person:somebody')
  wait(14)
  await deliver()
  expect(sends).toHaveLength(1)
  wait(1)
  await deliver()
  expect(sends).toHaveLength(2)
})

test('a look-up that pejl is not allowed to make is told of, and asked of somebody', async () => {
  const { put, deliver, wait, script, platform, uncertain } = open({ canLookUp: true })
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

describe('a message that was deleted where it stood', () => {
  test('is made anew when it is living, and later lines come below the new one', async () => {
    const { put, deliver, revise, script, created, problems, platform } = open()
    const root = await put('root', { kind: 'living' })
    await deliver()
    await revise(root)
    script.push(GONE)
    const places = ['new place']
    const { send } = platform
    platform.send = async (message) => {
      const ref = await send(message)
      return message.messageId === root ? { place: places.shift() ?? '' } : ref
    }
    await deliver()
    await put('line', { rootKey: 'root' })
    await deliver()
    expect(created.map(({ card, root: at }) => [card.text, at?.place])).toEqual([
      ['root v1', undefined],
      ['root v2', undefined],
      ['line v1', 'new place'],
    ])
    expect(problems).toEqual([])
  })

  test('is made anew too when a reply below it finds out', async () => {
    const { put, deliver, script, created, problems } = open()
    await put('root', { kind: 'living' })
    await deliver()
    script.push(GONE)
    await put('line', { rootKey: 'root' })
    await deliver()
    expect(created.map(({ card }) => card.text)).toEqual(['root v1', 'root v1', 'line v1'])
    expect(problems).toEqual([])
  })

  test('is made anew too when that reply had to be tried again for another reason', async () => {
    const { put, deliver, script, created, problems, wait } = open()
    await put('root', { kind: 'living' })
    await deliver()
    script.push(fail({ kind: 'network' }), GONE)
    await put('line', { rootKey: 'root' })
    await deliver()
    wait(1)
    await deliver()
    expect(created.map(({ card }) => card.text)).toEqual(['root v1', 'root v1', 'line v1'])
    expect(problems).toEqual([])
  })

  test('is not made anew for ever when no reply ever finds it', async () => {
    const { put, deliver, script, problems, row } = open()
    await put('root', { kind: 'living' })
    await deliver()
    script.push(GONE, (accept) => accept(), GONE)
    const line = await put('line', { rootKey: 'root' })
    await deliver()
    expect((await row(line)).state).toBe('failed')
    expect(problems.map(({ key }) => key)).toEqual(['line'])
  })

  test('is let go quietly when it is a receipt, and comes again only with a new occasion', async () => {
    const { put, deliver, revise, script, created, problems, row } = open()
    const id = await put('receipt')
    await deliver()
    await revise(id)
    script.push(GONE)
    await deliver()
    expect(await row(id)).toMatchObject({ state: 'closed', ref: null })
    await revise(id)
    await deliver()
    expect(problems).toEqual([])
    await put('receipt')
    await deliver()
    expect(created.map(({ card }) => card.text)).toEqual(['receipt v1', 'receipt v4'])
  })
})

describe('what does not go out', () => {
  test('for an hour is told of, in the log once an hour, whatever it waits for', async () => {
    const office = open()
    const { outbox, put, deliver, wait, script, waiting, warnings } = office
    const watch = newWaitingWatch(outbox)
    await put('failing')
    await put('root', { kind: 'living', recipient: 'channel:room' })
    await put('line', { rootKey: 'root', recipient: 'channel:room' })
    for (let minute = 0; minute < 60; minute++) {
      script.push(fail({ kind: 'network' }), fail({ kind: 'network' }))
      await watch()
      wait(60)
    }
    expect(waiting).toEqual([])
    await watch()
    expect(waiting).toEqual([': 3'])
    await deliver()
    wait(60)
    await watch()
    expect(waiting).toEqual([': 3', 'test: 2', ': 1'])
    expect(warnings.filter((text) => text.includes('over an hour'))).toHaveLength(2)
  })

  test('and then does is not told of', async () => {
    const { outbox, put, deliver, wait, waiting } = open()
    const watch = newWaitingWatch(outbox)
    const id = await put('a')
    await watch()
    await deliver()
    wait(HOUR)
    await watch()
    await put('b')
    await watch()
    expect(waiting).toEqual([])
    expect(await store.db.message.findUnique({ where: { id } })).toMatchObject({
      waitingSince: null,
    })
  })

  test('because nobody knows whether it did is asked about, also when that failed at first', async () => {
    const { outbox, put, deliver, script, uncertain } = open()
    const { tell } = outbox
    outbox.tell = {
      ...tell,
      uncertain: async () => {
        throw new Error('no store')
      },
    }
    for (const key of ['a', 'b']) {
      await put(key, { recipient: `person:${key}` })
      script.push(fail({ kind: 'uncertain' }))
    }
    await deliver()
    let broken = true
    outbox.tell = {
      ...tell,
      async uncertain(message) {
        if (broken) {
          broken = false
          throw new Error('no store')
        }
        await tell.uncertain(message)
      },
    }
    const watch = newWaitingWatch(outbox)
    await watch()
    expect(uncertain).toEqual(['b'])
    await watch()
    expect(uncertain).toEqual(['b', 'a', 'b'])
  })

  test.each([
    ['that is off now', true],
    ['that does not answer', false],
  ])('because it cannot be looked up on a platform %s is asked about', async (_, off) => {
    const { outbox, put, deliver, script, uncertain, platform, wait } = open({ canLookUp: true })
    const watch = newWaitingWatch(outbox)
    await put('a')
    script.push(fail({ kind: 'uncertain' }))
    await deliver()
    platform.lookUp = async () => {
      throw new SendError({ kind: 'network' }, 'no answer')
    }
    await watch()
    expect(uncertain).toEqual([])
    if (off) outbox.platforms = new Map()
    else wait(HOUR)
    await deliver()
    await watch()
    expect(uncertain).toEqual(['a'])
  })

  test('because somebody must act fails only when that somebody has been told', async () => {
    const { outbox, put, deliver, script, wait, problems, row } = open()
    const { tell } = outbox
    outbox.tell = {
      ...tell,
      problem: async () => {
        outbox.tell = tell
        throw new Error('no store')
      },
    }
    const id = await put('a')
    const refused = fail({ kind: 'not-allowed', advice: 'Invitér pejl.' })
    script.push(refused, refused)
    await deliver()
    expect((await row(id)).state).not.toBe('failed')
    wait(60)
    await deliver()
    expect(problems).toEqual([{ key: 'a', advice: 'Invitér pejl.' }])
    expect((await row(id)).state).toBe('failed')
  })

  test('because it cannot be rendered is told of at once', async () => {
    const { put, deliver, problems } = open(undefined, async () => {
      throw new Error('no data')
    })
    await put('a')
    await deliver()
    expect(problems).toEqual([
      { key: 'a', advice: expect.stringContaining('Fejlen står i loggen') },
    ])
  })

  test('because pejl is not let in says that the platform is down, until something goes through', async () => {
    const { put, deliver, script, troubles } = open()
    script.push(fail({ kind: 'auth', advice: 'Ny nøgle.' }))
    await put('a')
    await deliver()
    expect(troubles.get('test')).toBe('Ny nøgle.')
    await put('b')
    await deliver()
    expect(troubles.get('test')).toBe(null)
  })
})
