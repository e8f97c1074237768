import { describe, expect, onTestFinished, test } from 'vitest'
import { close, sendAgain } from '../../src/store/uncertain.ts'
import {
  acceptThenDrop,
  BLIND,
  CALL_END,
  fail,
  held,
  LEASE,
  outboxTests,
  postOffice,
  TWICE,
  testPlatform,
} from '../support/post-office.ts'

const { db, open } = outboxTests()

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
    const office = open(BLIND)
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
    expect(warnings).toContain(TWICE)
    expect(settled).toEqual(['root'])
  })

  test('is asked about; »den kom frem« lets what waited below it go, without a thread', async () => {
    const office = open(BLIND)
    const { deliver, created, uncertain, row } = office
    const root = await doubtfulThread(office)
    expect(uncertain).toEqual(['root'])
    expect(await close(db(), root)).toBe(true)
    expect(await close(db(), root)).toBe(false)
    await deliver()
    expect(created.map(({ card, root: at }) => [card.text, at])).toEqual([['line 1 v1', undefined]])
    expect((await row(root)).state).toBe('closed')
  })

  test('is asked about; »send igen« sends it', async () => {
    const office = open(BLIND)
    const { deliver, created, warnings } = office
    const root = await doubtfulThread(office)
    expect(await sendAgain(db(), root)).toBe(true)
    await deliver()
    expect(created.map(({ card }) => card.text)).toEqual(['root v1', 'line 1 v1'])
    expect(warnings).toContain(TWICE)
  })

  test('is closed when an answer, or the next step, leaves it nothing to say', async () => {
    let answered = false
    const { put, deliver, revise, row, script, sends, settled } = open(BLIND, async () =>
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
  const { put, deliver, wait, script, warnings, created } = open(BLIND, async () => {
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
  expect(warnings).toContain(TWICE)
})

describe('what may stand on a platform where it cannot be looked up, and goes through another now', () => {
  /** "a", of unknown outcome on the first platform, is wanted again on the second. */
  async function movedInDoubt() {
    const office = open()
    const { put, deliver, outbox, platform, wait } = office
    const blind = testPlatform(BLIND)
    outbox.platforms = new Map([
      ['blind', { ...blind.platform, name: 'blind' }],
      [platform.name, platform],
    ])
    onTestFinished(async () => void (await db().person.deleteMany()))
    await put('a')
    blind.script.push(acceptThenDrop)
    await deliver()
    await db().person.create({
      data: { key: 'somebody', name: 's', email: 's@kommune.dk', platform: platform.name },
    })
    await put('a')
    wait(CALL_END)
    return office
  }

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

test('a new occasion while a message of unknown outcome is found needless is not lost', async () => {
  const { platform, script, shown } = testPlatform(BLIND)
  const answers: (string | null)[] = ['a', null, 'b']
  const { put, row, deliver, wait } = postOffice(db(), platform, async () => {
    const [answer = null] = answers.splice(0, 1)
    if (answer === null) await put('a')
    return answer
  })
  const id = await put('a')
  script.push(fail({ kind: 'uncertain' }))
  await deliver()
  await put('a')
  wait(15)
  await deliver()
  expect((await row(id)).state).toBe('sent')
  expect([...shown.values()]).toEqual(['b'])
})

test('what is of unknown outcome and has nothing left to say is not sent again by a revision', async () => {
  const { platform, script, sends } = testPlatform(BLIND)
  const answers = ['a', null, 'b']
  const { put, row, deliver, revise, wait } = postOffice(
    db(),
    platform,
    async () => answers.shift() ?? null,
  )
  const id = await put('a')
  script.push(fail({ kind: 'uncertain' }))
  await deliver()
  await put('a')
  wait(15)
  await deliver()
  await revise(id)
  await deliver()
  expect((await row(id)).state).toBe('closed')
  expect(sends).toHaveLength(1)
})

test('what was answered while its process died in the call is closed', async () => {
  let answered = false
  const render = async () => (answered ? null : 'a question')
  const dead = open(BLIND, render)
  const id = await dead.put('a')
  const call = held()
  dead.script.push(call.step)
  void dead.deliver()
  await call.called
  answered = true
  await dead.revise(id)
  const other = postOffice(db(), dead.platform, render)
  other.wait(LEASE)
  await other.deliver()
  await other.deliver()
  expect((await other.row(id)).state).toBe('closed')
})

test('what is found needless as something new is to be said is not closed', async () => {
  let answered = false
  let id = ''
  const { script, put, row, deliver, revise } = open(BLIND, async () => {
    if (!answered) return 'a question'
    answered = false
    await revise(id)
    return null
  })
  id = await put('a')
  script.push(fail({ kind: 'uncertain' }))
  await deliver()
  answered = true
  await revise(id)
  await deliver()
  await deliver()
  expect((await row(id)).state).toBe('uncertain')
})

test('what was refused when it was tried again is still in doubt: a mere revision does not send it', async () => {
  const { put, deliver, revise, script, wait, sends, row, warnings } = open(BLIND)
  const id = await put('a')
  script.push(fail({ kind: 'uncertain' }), fail({ kind: 'not-allowed', advice: 'Giv lov.' }))
  await deliver()
  await put('a')
  wait(CALL_END)
  await deliver()
  expect((await row(id)).state).toBe('failed')
  await revise(id)
  await deliver()
  expect([(await row(id)).state, sends.length]).toEqual(['uncertain', 2])
  await put('a')
  await deliver()
  expect([(await row(id)).state, sends.length]).toEqual(['sent', 3])
  expect(warnings.filter((one) => one === TWICE)).toHaveLength(2)
})
