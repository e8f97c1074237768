import { afterAll, beforeAll, expect, test } from 'vitest'
import { openStore, type Store } from '../../src/store/engine/open.ts'
import { answerers } from '../support/answering.ts'
import { type RunningPejl, runCli, settingsOf, startPejl } from '../support/process.ts'
import { makeTestPlace, type TestPlace } from '../support/store.ts'
import { moveClock, sendFigure, typeCommand } from '../support/web-api.ts'

const PATIENT = { timeout: 120_000 }

let place: TestPlace
let store: Store
let both: [RunningPejl, RunningPejl]
beforeAll(async () => {
  place = await makeTestPlace()
  store = await openStore(place.where)
  both = await Promise.all([startPejl(settingsOf(place)), startPejl(settingsOf(place))])
}, 120_000)
afterAll(async () => {
  await Promise.all(both.map((pejl) => pejl.signal('SIGTERM')))
  await store.close()
  await place.remove()
})

test(
  'two processes go through the due day: every reminder once, every answer once, every score right',
  PATIENT,
  async () => {
    const [one, other] = both
    // Both are asked for the same times at once, so both run every tick that falls in between.
    for (const to of ['2016-01-25T09:00:00+01:00', '2016-02-01T09:00:00+01:00'])
      await Promise.all(both.map((pejl) => moveClock(pejl.url, to)))

    await Promise.all(
      answerers.map(async ({ person, code, figures }) => {
        const form = await typeCommand(one.url, person, `indberet ${code}`)
        const answer = { item: `${code}:2015`, base: 0, figure: figures[0] ?? '' }
        const texts = await Promise.all(
          [one, other, one, other].map((pejl) => sendFigure(pejl.url, person, form.id, answer)),
        )
        for (const text of texts) expect(text).toContain(`Tak. ${code} for 2015 er registreret som`)
      }),
    )
    for (const pejl of both) await moveClock(pejl.url, '+1d')

    await expectRemindersOnce()
    await expectAnswersOnce()
    const { stdout } = await runCli(settingsOf(place), 'status', '1', '--json')
    // 1A −1,0993 · 1B 4 · 1C 3,75 · 1D (1300 − 1581)/(1255 − 1581)·5 = 4,3098 · 1F mean of 70: 5 and 5
    expect(JSON.parse(stdout)).toMatchObject({
      score: expect.closeTo((-1.0993 + 4 + 3.75 + 4.3098 + 5) / 5, 3),
      coverage: { counted: 5, total: 6 },
    })
  },
)

async function expectRemindersOnce(): Promise<void> {
  const claims = await store.db.claim.findMany({ where: { kind: 'remind' } })
  const reminders = await store.db.message.findMany({ where: { kind: 'reminder' } })
  const posts = await store.db.webPost.findMany({
    where: { messageId: { in: reminders.map(({ id }) => id) } },
  })
  const onDueDay = claims.filter(
    ({ delmaalId, personKey }) => personKey === 'dataejer-bolig' && delmaalId?.endsWith('/1D'),
  )
  expect(onDueDay.map(({ step }) => step).sort()).toEqual(
    [...new Set(onDueDay.map(({ step }) => step))].sort(),
  )
  expect(onDueDay.length).toBeGreaterThanOrEqual(2)
  const days = reminders.map(({ recipient, at }) => `${recipient} ${at.toISOString().slice(0, 10)}`)
  expect(new Set(days).size).toBe(days.length)
  expect(reminders.every(({ state }) => state === 'sent')).toBe(true)
  expect(posts).toHaveLength(reminders.length)
}

async function expectAnswersOnce(): Promise<void> {
  const measurements = await store.db.measurement.findMany({ where: { period: '2015' } })
  const codes = measurements.map(({ delmaalId }) => delmaalId.split('/')[1])
  expect(codes.sort()).toEqual(answerers.map(({ code }) => code).sort())
  const changes = await store.db.message.findMany({ where: { kind: 'change' } })
  expect(changes).toHaveLength(measurements.length)
}
