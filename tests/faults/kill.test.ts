import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { openStore } from '../../src/store/engine/open.ts'
import { askServer } from '../../src/terminal-client.ts'
import { type Answerer, answerers, answerUntilGone, type Sent } from '../support/answering.ts'
import { type RunningPejl, settingsOf, startPejl } from '../support/process.ts'
import { makeTestPlace, type TestPlace } from '../support/store.ts'
import { moveClock } from '../support/web-api.ts'

const ROUNDS = inject('kills')

let place: TestPlace
let dataDir: string
beforeAll(async () => {
  place = await makeTestPlace()
  if (!('dataDir' in place.where)) throw new Error('this test needs the embedded store')
  dataDir = place.where.dataDir
})
afterAll(() => place.remove())

/** The figures of 2015 as a pejl that has just started has them, oldest revision first. */
async function recorded(code: string): Promise<number[]> {
  const answer = await askServer(dataDir, { text: `historik ${code}`, as: null, confirmed: false })
  if (!answer) throw new Error('pejl does not answer terminals')
  const { answers } = answer.json as {
    answers: { period: string; revision: number; value: number }[]
  }
  const of2015 = answers.filter(({ period }) => period === '2015')
  return of2015.sort((a, b) => a.revision - b.revision).map(({ value }) => value)
}

/** Everybody answers and the clock moves on, until the n-th receipt; then the process is killed. */
async function answerAndKill(pejl: RunningPejl, sent: Sent[], receipts: number): Promise<void> {
  const { promise: enough, resolve } = Promise.withResolvers<void>()
  let received = 0
  const count = () => {
    received += 1
    if (received === receipts) resolve()
  }
  const answering = answerers.map(async (answerer: Answerer) =>
    answerUntilGone(pejl.url, answerer, (await recorded(answerer.code)).length, sent, count),
  )
  const moving = moveClock(pejl.url, 'next').catch(() => {})
  await Promise.race([enough, Promise.all(answering)])
  await pejl.signal('SIGKILL')
  await Promise.all([...answering, moving])
}

test('kill -9 loses nothing that was acknowledged, and nothing is there twice', {
  timeout: 0,
}, async () => {
  const sent: Sent[] = []
  for (let round = 0; round < ROUNDS; round++) {
    const pejl = await startPejl(settingsOf(place))
    await answerAndKill(pejl, sent, 1 + ((round * 3) % 7))
  }
  expect(sent.filter(({ acknowledged }) => acknowledged).length).toBeGreaterThanOrEqual(ROUNDS)

  const pejl = await startPejl(settingsOf(place))
  for (const { code } of answerers)
    expectInOrder(
      await recorded(code),
      sent.filter((one) => one.code === code),
    )
  await moveClock(pejl.url, 'next')
  await pejl.signal('SIGTERM')
  await expectOnce()
})

/** Each recorded figure was sent, once and in this order; only an unacknowledged one may be missing. */
function expectInOrder(values: readonly number[], sent: readonly Sent[]): void {
  const left = [...values]
  for (const { value, acknowledged } of sent) {
    if (left[0] === value) left.shift()
    else expect([value, acknowledged]).toEqual([value, false])
  }
  expect(left).toEqual([])
}

/** No reminder, digest or announcement stands twice, and none got lost on its way. */
async function expectOnce(): Promise<void> {
  const { db: prisma, close } = await openStore({ dataDir })
  const messages = await prisma.message.findMany({ include: { claims: true } })
  const posts = await prisma.webPost.findMany({ where: { messageId: { not: null } } })
  await close()
  const kinds = new Set(messages.map(({ kind }) => kind))
  for (const kind of ['reminder', 'digest', 'announcement', 'change']) expect(kinds).toContain(kind)
  expect(messages.filter(({ state }) => !['sent', 'dropped'].includes(state))).toEqual([])
  const delivered = messages.filter(({ state }) => state === 'sent').map(({ id }) => id)
  expect(posts.map(({ messageId }) => messageId).sort()).toEqual(delivered.sort())
  const reminders = messages.filter(({ kind }) => kind === 'reminder')
  const days = reminders.map(({ recipient, at }) => `${recipient} ${at.toISOString().slice(0, 10)}`)
  expect(new Set(days).size).toBe(days.length)
}
