import { afterAll, beforeAll, expect, test } from 'vitest'
import { messageKey } from '../../src/loop/message-keys.ts'
import { form } from '../support/form.ts'
import type { House } from '../support/house.ts'
import { openTwoGoalSets, SETS } from '../support/two-goal-sets.ts'

const [, OLDER] = SETS
const BOLIG = 'dataejer-bolig'

// One house, in this order: from the first start to the week after the due day.
let house: House
beforeAll(async () => {
  house = await openTwoGoalSets()
  for (const day of ['2016-01-04', '2016-01-18', '2016-02-01'])
    for (const time of ['08:30', '08:31']) await house.tickAt(`${day} ${time}`)
})
afterAll(() => house.close())

const texts = async (conversation: `person:${string}` | `channel:${string}`) =>
  (await house.posts(conversation)).map(({ text }) => text)
const keys = async (kind: string) =>
  (await house.db.message.findMany({ where: { kind }, orderBy: { seq: 'asc' } })).map(
    ({ key, state }) => `${key}: ${state}`,
  )
const once = (...all: readonly string[]) => all.map((key) => `${key}: sent`)

test('every pejlemærke has its living card in its own channel', async () => {
  for (const [channel, title] of [
    ['bolig', 'Pejlemærke 1: Flere udsatte københavnere har en bolig: 1,0'],
    ['mestring', 'Pejlemærke 5: Flere københavnere mestrer eget liv: 1,0'],
    ['unge', 'Pejlemærke 1: Flere unge får en uddannelse: 1,0'],
    ['job', 'Pejlemærke 5: Flere borgere kommer i job: 1,0'],
  ] as const)
    expect(await texts(`channel:${channel}`)).toEqual([expect.stringContaining(title)])
})

test('each management has its digest once a week, of its own set', async () => {
  for (const [channel, title, other] of [
    ['direktion-2014', 'Pejlemærker 2014–2017', 'uddannelse'],
    ['direktion-2013', 'Pejlemærker 2013–2016', 'har en bolig'],
  ] as const) {
    const digests = await texts(`channel:${channel}`)
    expect(digests.map((text) => text.split('\n')[0])).toEqual(
      [
        '4. januar 2016 (uge\u00a01)',
        '18. januar 2016 (uge\u00a03)',
        '1. februar 2016 (uge\u00a05)',
      ].map((day) => `Ugens opfølgning på ${title}: mandag den ${day}`),
    )
    for (const text of digests) expect(text).not.toContain(other)
  }
})

test('a person with figures of both sets gets one card a day, with the set where the code needs it', async () => {
  const reminders = await texts(`person:${BOLIG}`)
  expect(reminders.length).toBe(2)
  const headings = reminders[1]?.split('\n').filter((line) => line.includes(' · '))
  expect(headings?.map((line) => line.split(' · ')[0])).toEqual([
    '2014-2017/1A',
    '2014-2017/1B',
    '1D',
    '2013-2016/1B',
  ])
  expect(reminders[1]).toContain('Tallene for 2015 skal indberettes i dag, den 1. februar.')
})

test('every step is reminded of once, each person of their own', async () => {
  const people = ['beskaeftigelse', 'bolig', 'rehabilitering', 'unge']
  expect((await keys('reminder')).sort()).toEqual(
    once(
      ...people.flatMap((person) =>
        ['2016-01-18', '2016-02-01'].map((day) => messageKey.reminder(`dataejer-${person}`, day)),
      ),
    ),
  )
  const claims = await house.db.claim.findMany({ where: { kind: 'remind' } })
  expect(claims.length).toBe(8 * 2)
})

test('one card answers for both, and each change is told once where it belongs', async () => {
  house.setClock('2016-02-01 10:00')
  const fields = { '1B:2015': '460', [`${OLDER}/1B:2015`]: '140' }
  for (let press = 0; press < 2; press++) {
    const { card } = await house.press(BOLIG, 'report', form(fields))
    expect(card.text).toContain('2014-2017/1B for 2015 er registreret som 460.')
    expect(card.text).toContain('2013-2016/1B for 2015 er registreret som 140.')
  }
  expect((await texts('channel:bolig')).slice(1)).toEqual([
    'Pejlemærke 1 er gået fra 1,0 til 1,5, fordi 1B for 2015 er indberettet som 460. Ændringen i 1B er ikke større end det, tallet kan svinge af sig selv.',
  ])
  expect((await texts('channel:unge')).slice(1)).toEqual([
    'Pejlemærke 1 er gået fra 1,0 til 2,0, fordi 1B for 2015 er indberettet som 140. Ændringen i 1B er større end det, tallet kan svinge af sig selv.',
  ])
  expect((await texts('channel:bolig'))[0]).toContain('status 460 (2015)')
  expect((await texts('channel:unge'))[0]).toContain('status 140 (2015)')
})

test('each leader is asked to reflect once; one who leads in both sets is asked of each', async () => {
  await house.press('dataejer-rehabilitering', 'report', form({ '5A:2015': '14' }))
  await house.press('dataejer-beskaeftigelse', 'report', form({ [`${OLDER}/5A:2015`]: '43' }))
  const prompts = async (person: string) =>
    (await texts(`person:${person}`)).map((text) => text.split('\n').slice(0, 2).join(' '))
  expect(await prompts('leder-bolig')).toEqual([
    'Til eftertanke: pejlemærke 2014-2017/1 1B er gået fra 480 til 460, altså nærmere målet på 440.',
  ])
  expect(await prompts('leder-unge')).toEqual([
    'Til eftertanke: pejlemærke 2013-2016/1 1B er gået fra 180 til 140, altså nærmere målet på 100.',
  ])
  expect(await prompts('leder-mestring')).toEqual([
    'Til eftertanke: pejlemærke 2014-2017/5 5A er gået fra 12\u00a0% til 14\u00a0%, altså nærmere målet på 20\u00a0%.',
    'Til eftertanke: pejlemærke 2013-2016/5 5A er gået fra 44\u00a0% til 43\u00a0%, altså væk fra målet på 60\u00a0%.',
  ])
})

test('a reflection is shared below the living card of its own set', async () => {
  const [row] = await house.db.reflection.findMany({ where: { pejlemaerkeId: `${OLDER}/5` } })
  const reflection = row?.id ?? ''
  await house.press('leder-mestring', 'reflect', { reflection, answer: 'Færre job i byen.' })
  await house.press('leder-mestring', 'share', { reflection })
  expect(await texts('channel:job')).toContain(
    'Leder mestring deler en refleksion: »Færre job i byen.«',
  )
  expect((await texts('channel:mestring')).join()).not.toContain('refleksion')
})

test('a first figure is asked about and confirmed as the baseline of its own set', async () => {
  await house.say('dataejer-unge', 'indberet 1G 80')
  await house.press('controller', 'confirm-baseline', { item: `${OLDER}/1G:2015` })
  const [asked] = await texts('person:controller')
  expect(asked).toContain('Baseline for 1G er 80 (2015).')
  expect(await house.db.baseline.count({ where: { confirmedBy: 'controller' } })).toBe(1)
})

test('the same baseline revision in both sets is told in both', async () => {
  await house.say('controller', 'baseline 2014-2017/1B 560 for 2013')
  await house.say('controller', 'baseline 2013-2016/1B 210 for 2012')
  expect((await texts('channel:bolig')).at(-1)).toContain(
    'Baseline for 1B er rettet til 560 (2013)',
  )
  expect((await texts('channel:unge')).at(-1)).toContain('baseline for 1B er rettet til 210 (2012)')
})

test('all of it was sent once, also when the day is gone through again', async () => {
  for (const time of ['2016-02-01 10:01', '2016-02-01 23:59']) await house.tickAt(time)
  const figures = (code: string) => SETS.map((set) => ({ set, code, period: '2015' }))
  expect((await keys('change')).sort()).toEqual(
    once(
      ...figures('1B').map((figure) => messageKey.change(figure, 1)),
      ...figures('5A').map((figure) => messageKey.change(figure, 1)),
      ...SETS.map((set) => messageKey.baselineChange({ set, code: '1B' }, 2)),
    ).sort(),
  )
  expect((await keys('reflection')).sort()).toEqual(
    once(
      ...SETS.flatMap((set) =>
        [1, 5].map((number) => messageKey.reflection({ set, number }, '2016-02-01')),
      ),
    ).sort(),
  )
  expect(await keys('baseline')).toEqual(
    once(messageKey.baseline({ set: OLDER, code: '1G', period: '2015' })),
  )
  const days = ['2016-01-04', '2016-01-18', '2016-02-01']
  expect((await keys('digest')).sort()).toEqual(
    once(...SETS.flatMap((set) => days.map((day) => messageKey.digest(set, day)))).sort(),
  )
  expect((await keys('announcement')).length).toBe(4)
})

test('the next digests tell of their own set’s figures, and what is still awaited is asked for', async () => {
  await house.tickAt('2016-02-08 08:30')
  const [newer = '', older = ''] = [
    (await texts('channel:direktion-2014')).at(-1),
    (await texts('channel:direktion-2013')).at(-1),
  ]
  expect(newer).toContain('1B for 2015 er indberettet som 460')
  expect(newer).toContain('5A for 2015 er indberettet som 14')
  expect(newer).not.toMatch(/140|43|1G/)
  expect(older).toContain('1B (140) og 1G (80) for 2015 er indberettet')
  expect(older).toContain('5A for 2015 er indberettet som 43')
  expect(older).not.toMatch(/460|14\u00a0%|1D/)
  const last = (await texts(`person:${BOLIG}`)).at(-1)
  expect(last).toContain('1D · ')
  expect(last).toContain('2014-2017/1A · ')
  expect(last).not.toContain('1B · ')
})
