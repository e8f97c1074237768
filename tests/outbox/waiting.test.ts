import { describe, expect, test } from 'vitest'
import { SendError } from '../../src/outbox/port.ts'
import { newWaitingWatch } from '../../src/outbox/waiting.ts'
import { BLIND, fail, outboxTests } from '../support/post-office.ts'

const HOUR = 3_600

const { db, open } = outboxTests()

describe('what does not go out', () => {
  test('for an hour is told of, in the log once an hour, whatever it waits for', async () => {
    const office = open(BLIND)
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
    const { outbox, put, deliver, wait, waiting } = open(BLIND)
    const watch = newWaitingWatch(outbox)
    const id = await put('a')
    await watch()
    await deliver()
    wait(HOUR)
    await watch()
    await put('b')
    await watch()
    expect(waiting).toEqual([])
    expect(await db().message.findUnique({ where: { id } })).toMatchObject({
      waitingSince: null,
    })
  })

  test('because nobody knows whether it did is asked about, also when that failed at first', async () => {
    const { outbox, put, deliver, script, uncertain } = open(BLIND)
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
    const { outbox, put, deliver, script, uncertain, platform, wait } = open()
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
    const { outbox, put, deliver, script, wait, problems, row } = open(BLIND)
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
    const { put, deliver, problems } = open(BLIND, async () => {
      throw new Error('no data')
    })
    await put('a')
    await deliver()
    expect(problems).toEqual([
      { key: 'a', advice: expect.stringContaining('Fejlen står i loggen') },
    ])
  })

  test('because pejl is not let in says that the platform is down, until something goes through', async () => {
    const { put, deliver, script, troubles } = open(BLIND)
    script.push(fail({ kind: 'auth', advice: 'Ny nøgle.' }))
    await put('a')
    await deliver()
    expect(troubles.get('test')).toBe('Ny nøgle.')
    await put('b')
    await deliver()
    expect(troubles.get('test')).toBe(null)
  })
})

test('a clock that is set back keeps nobody from being told of what waits', async () => {
  const { outbox, put, wait, waiting } = open(BLIND)
  const watch = newWaitingWatch(outbox)
  await put('a')
  await watch()
  wait(-24 * HOUR)
  for (const seconds of [60, HOUR]) {
    await watch()
    wait(seconds)
  }
  await watch()
  expect(waiting).toHaveLength(1)
})
