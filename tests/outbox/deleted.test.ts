import { describe, expect, test } from 'vitest'
import { BLIND, fail, outboxTests } from '../support/post-office.ts'

const GONE = fail({ kind: 'gone', advice: 'Den er slettet.' })

const { open } = outboxTests()

describe('a message that was deleted where it stood', () => {
  test('is made anew when it is living, and later lines come below the new one', async () => {
    const { put, deliver, revise, script, created, problems, platform } = open(BLIND)
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
    const { put, deliver, script, created, problems } = open(BLIND)
    await put('root', { kind: 'living' })
    await deliver()
    script.push(GONE)
    await put('line', { rootKey: 'root' })
    await deliver()
    expect(created.map(({ card }) => card.text)).toEqual(['root v1', 'root v1', 'line v1'])
    expect(problems).toEqual([])
  })

  test('is made anew too when that reply had to be tried again for another reason', async () => {
    const { put, deliver, script, created, problems, wait } = open(BLIND)
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
    const { put, deliver, script, problems, row } = open(BLIND)
    await put('root', { kind: 'living' })
    await deliver()
    script.push(GONE, (accept) => accept(), GONE)
    const line = await put('line', { rootKey: 'root' })
    await deliver()
    expect((await row(line)).state).toBe('failed')
    expect(problems.map(({ key }) => key)).toEqual(['line'])
  })

  test('is let go quietly when it is a receipt, and comes again only with a new occasion', async () => {
    const { put, deliver, revise, script, created, problems, row } = open(BLIND)
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

test('a new occasion is not lost when the edit before it finds the receipt deleted', async () => {
  const { put, deliver, revise, script, created } = open(BLIND)
  const id = await put('receipt')
  await deliver()
  await revise(id)
  script.push(async (accept) => {
    await put('receipt')
    await GONE(accept)
  })
  await deliver()
  await deliver()
  expect(created.map(({ card }) => card.text)).toEqual(['receipt v1', 'receipt v3'])
})
