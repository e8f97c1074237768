import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { questionIds } from '../../src/cards/question-form.ts'
import { upcoming } from '../../src/loop/upcoming.ts'
import { furnish, type House, momentOf } from '../support/house.ts'
import { openPlanHouse, readPlanSeed, step } from '../support/plan.ts'

const SCHOOL = 'dataejer-skole'
const PROFILE = 'dataejer-profil'
const LEADER = 'leder-boern-og-unge'

type PlanHouse = Awaited<ReturnType<typeof furnish>>
let house: Awaited<ReturnType<typeof openPlanHouse>>
beforeEach(async () => {
  house = await openPlanHouse()
})
afterEach(() => house.close())

type Said = { choice: string; reason?: string; when?: string; other?: string }
const answerIn = (
  where: PlanHouse,
  person: string,
  item: string,
  { choice, reason = '', when = '', other = '' }: Said,
  base = 0,
) => {
  const ids = questionIds(item)
  return where.press(person, 'answer', {
    items: `${item}@${base}`,
    [ids.choice]: choice,
    [ids.reason]: reason,
    [ids.when]: when,
    [ids.other]: other,
  })
}
const answer = (person: string, item: string, said: Said, base = 0) =>
  answerIn(house, person, item, said, base)

const texts = async (conversation: Parameters<House['posts']>[0]) =>
  (await house.posts(conversation)).map(({ text }) => text)
const newest = async (conversation: Parameters<House['posts']>[0]) =>
  (await texts(conversation)).at(-1) ?? ''

/** What each has been asked so far, as "1.2 for 2. halvår 2012". */
const asked = async (person: string) => {
  const rows = await house.prisma.claim.findMany({
    where: { kind: 'remind', personKey: person, messageId: { not: null } },
    orderBy: [{ at: 'asc' }, { delmaalId: 'asc' }, { period: 'asc' }],
  })
  return rows.map(({ delmaalId, period, step: name }) =>
    [delmaalId?.split('/')[1], period, name].join(' '),
  )
}

/** A controller follows the plan up from a day on. */
const startOn = async (startsOn: string) => {
  await house.prisma.goalSet.updateMany({ data: { startsOn } })
  await house.touch()
}

describe('a plan that is followed up from a day on', () => {
  beforeEach(() => startOn('2011-10-01'))

  test('says of what was due before that nobody is asked, and takes an answer all the same', async () => {
    await house.tickAt('2011-10-17 08:30')
    const card = await texts('channel:plan').then(([root = '']) => root)
    expect(card).toContain('M1 · Analyse af udvalgte sager: ikke spurgt')
    expect(card).toContain('M3 · Beskrivelse af indsatsviften: afventer')
    expect(await asked(PROFILE)).toEqual(['M3 2011-10 forvarsel'])
    const list = await house.say(SCHOOL, 'milepæle')
    expect(list.card.text).toContain(
      'M1 · Analyse af udvalgte sager\n  September 2011: ikke spurgt',
    )
    expect((await house.say(SCHOOL, 'milepæl M1 nået')).ok).toBe(true)
    expect(await texts('channel:plan').then(([root = '']) => root)).toContain(
      'M1 · Analyse af udvalgte sager: nået',
    )
  })

  test('asks of what was due before once it is delayed to a month that comes', async () => {
    await house.tickAt('2011-10-17 08:30')
    await house.say(SCHOOL, 'milepæl M1 forsinket november 2011: sygdom')
    await house.tickAt('2011-11-30 08:30')
    expect(await asked(SCHOOL)).toContain('M1 2011-09 forfald')
  })

  test('when all of it was due before, rests', async () => {
    await startOn('2016-02-01')
    await house.tickAt('2016-02-01 08:30')
    expect(await asked(SCHOOL)).toEqual([])
    expect(await asked(LEADER)).toEqual([])
    const areas = await house.say(LEADER, 'indsatsområder')
    expect(areas.card.text).toContain('Årlig status: ikke spurgt')
  })
})

describe('a clock that jumps', () => {
  test('over several half-years asks about the newest alone, and over several steps once', async () => {
    await house.tickAt('2013-06-03 08:30')
    expect(await asked(SCHOOL)).toEqual([
      ...['1.1 2012-H2 sidste', '1.2 2012-H2 sidste', 'M1 2011-09 sidste', 'M3 2011-10 sidste'],
    ])
    expect(await texts(`person:${SCHOOL}`)).toHaveLength(1)
  })

  test('over the end of the plan asks for each year of its review once, the newest alone', async () => {
    await house.tickAt('2016-06-03 08:30')
    expect(await asked(LEADER)).toEqual(['O1 2012 sidste', 'O2 2012 sidste'])
  })

  test('stops at what comes next, also of a plan', async () => {
    const next = await upcoming(house.pejl, momentOf('2011-09-12 09:00'))
    expect(next).toEqual({
      at: momentOf('2011-09-16 08:30'),
      what: 'påmindelse til dataejer skole og dataejer profil',
    })
    const second = await upcoming(house.pejl, momentOf('2012-12-18 09:00'))
    expect(second.what).toBe('ugens opfølgning')
  })
})

describe('the ladder of a step', () => {
  test('stops with an answer, and begins anew with the month that it is delayed to', async () => {
    for (const time of ['2011-09-16 08:30', '2011-09-30 08:30', '2011-10-07 08:30'])
      await house.tickAt(time)
    const delayed = { choice: 'delayed', reason: 'Sygdom', when: 'december 2011' }
    await answer(SCHOOL, step('M1', '2011-09'), delayed)
    for (const time of [
      '2011-10-21 08:30',
      '2011-12-19 08:30',
      '2012-01-02 08:30',
      '2012-01-09 08:30',
    ])
      await house.tickAt(time)
    expect((await asked(SCHOOL)).filter((one) => one.startsWith('M1'))).toEqual(
      ['forvarsel', 'forfald', 'opfoelgning', 'forfald', 'opfoelgning'].map(
        (name) => `M1 2011-09 ${name}`,
      ),
    )
    const before = await asked(SCHOOL)
    await answer(SCHOOL, step('M1', '2011-09'), { choice: 'reached' }, 1)
    await house.tickAt('2012-01-23 08:30')
    expect(await asked(SCHOOL)).toEqual(before)
  })

  test('goes on from a delay that is corrected to an earlier month', async () => {
    await house.tickAt('2011-09-30 08:30')
    const delay = (when: string, base: number) =>
      answer(SCHOOL, step('M1', '2011-09'), { choice: 'delayed', reason: 'Sygdom', when }, base)
    await delay('marts 2012', 0)
    await delay('oktober 2011', 1)
    await house.tickAt('2011-10-31 08:30')
    expect(await asked(SCHOOL)).toContain('M1 2011-09 forfald')
    expect(await newest(`person:${SCHOOL}`)).toContain('var forventet den 31. oktober 2011')
  })

  test('of what is out of the plan goes on when it is put back', async () => {
    await house.tickAt('2011-09-16 08:30')
    const M1 = step('M1', '2011-09')
    await answer(SCHOOL, M1, { choice: 'dropped', reason: 'Ikke nødvendig' })
    await house.tickAt('2011-10-21 08:30')
    await answer(SCHOOL, M1, { choice: 'delayed', reason: 'Alligevel', when: 'november 2011' }, 1)
    await house.tickAt('2011-11-30 08:30')
    expect((await asked(SCHOOL)).filter((one) => one.startsWith('M1'))).toEqual([
      'M1 2011-09 forvarsel',
      'M1 2011-09 forfald',
    ])
    await answer(SCHOOL, M1, { choice: 'reached' }, 2)
    const [root] = await texts('channel:plan')
    expect(root).toContain('M1 · Analyse af udvalgte sager: nået')
  })
})

describe('an initiative', () => {
  const at = (period: string) => step('1.2', period)

  test('may go back a step, is asked about no more when it is given up with why, and can be taken up', async () => {
    await house.tickAt('2012-08-01 08:30')
    await answer(SCHOOL, at('2012-H1'), { choice: 'under-way' })
    await house.tickAt('2013-02-01 08:30')
    const bare = await answer(SCHOOL, at('2012-H2'), { choice: 'given-up' })
    expect(bare.card.text).toContain('Skriv kort, hvorfor initiativet er opgivet.')
    const { card } = await answer(SCHOOL, at('2012-H2'), { choice: 'seeking' })
    expect(card.text).toContain('fortsat uden finansiering')
    await answer(SCHOOL, at('2012-H2'), { choice: 'given-up', reason: 'Ingen penge' }, 1)
    const [root] = await texts('channel:plan')
    expect(root).toContain('1.2 · Skoleskulkerklasser i to bydele: opgivet')
    await house.tickAt('2013-08-01 08:30')
    expect((await asked(SCHOOL)).filter((one) => one.includes('2013'))).toEqual([])
  })

  test('that is over by the answer to an older question is no longer asked about in a newer card', async () => {
    for (const time of ['2012-08-01 08:30', '2012-08-22 08:30', '2013-01-18 08:30'])
      await house.tickAt(time)
    const card = () => newest(`person:${SCHOOL}`)
    expect(await card()).toContain('efter 2. halvår 2012')
    await answer(SCHOOL, at('2012-H1'), { choice: 'completed' })
    expect(await card()).toMatch(/Initiativ 1\.1(?!.*Initiativ 1\.2)/s)
    await answer(SCHOOL, step('1.1', '2012-H1'), { choice: 'completed' })
    expect(await card()).toBe('Det spørger jeg ikke længere om.')
    await house.tickAt('2013-02-01 08:30')
    expect(await asked(SCHOOL)).not.toContain('1.2 2012-H2 forfald')
    await answer(SCHOOL, at('2012-H1'), { choice: 'under-way' }, 1)
    await house.tickAt('2013-02-08 08:30')
    expect(await asked(SCHOOL)).toContain('1.2 2012-H2 opfoelgning')
  })
})

describe('a start in between', () => {
  test('remembers what was asked and answered, asks nothing twice and tells nothing twice', async () => {
    await house.tickAt('2011-09-16 08:30')
    await answer(SCHOOL, step('M1', '2011-09'), { choice: 'reached' })
    const before = [
      await texts('channel:plan'),
      await texts(`person:${SCHOOL}`),
      await texts(`person:${PROFILE}`),
    ]
    const later = await furnish(house.prisma, '2011-09-16 09:00', [], await readPlanSeed())
    await later.tickAt('2011-09-16 09:00')
    expect([
      await texts('channel:plan'),
      await texts(`person:${SCHOOL}`),
      await texts(`person:${PROFILE}`),
    ]).toEqual(before)
    const { card } = await later.say(SCHOOL, 'milepæl M1')
    expect(card.text).toContain('September 2011: nået')
    const again = await answerIn(later, SCHOOL, step('M1', '2011-09'), { choice: 'reached' })
    expect(again.card.text).toContain('Tak. M1 er registreret som nået.')
    expect(await house.prisma.planAnswer.count()).toBe(1)
  })

  test('has the same order of what was answered while the clock stood still', async () => {
    await house.tickAt('2014-02-03 08:30')
    const O1 = (year: string) => step('O1', year)
    const why = { reason: 'Fordi' }
    await answer(LEADER, O1('2012'), { ...why, choice: 'continued' })
    await answer(LEADER, O1('2013'), { ...why, choice: 'replaced', other: 'Fleksible tilbud' })
    await answer(
      LEADER,
      O1('2012'),
      { ...why, choice: 'replaced', other: 'Overgange i unge år' },
      1,
    )
    const told = async (where: PlanHouse) => {
      const said = await Promise.all(
        ['indsatsområde O1', 'indsatsområder', 'indsatsområde O1b'].map((typed) =>
          where.say(LEADER, typed),
        ),
      )
      return said.map(({ card }) => card.text)
    }
    const before = await told(house)
    expect(before[1]).toContain('O1b · Fleksible tilbud')
    expect(before[2]).toContain('Indsatsområde O1b, »Fleksible tilbud«')
    const later = await furnish(house.prisma, '2014-02-03 08:30', [], await readPlanSeed())
    expect((await told(later)).slice(1)).toEqual(before.slice(1))
    const [, newestFirst] = await told(later)
    expect(newestFirst).toContain('O1b · Fleksible tilbud')
  })

  test('with another month for a milestone asks nobody again who has answered', async () => {
    await house.tickAt('2011-09-16 08:30')
    await answer(SCHOOL, step('M1', '2011-09'), { choice: 'reached' })
    const { sets, ...rest } = await readPlanSeed()
    const moved = sets.map(({ set }) => ({
      checksum: 'moved',
      text: '',
      set: {
        ...set,
        plan: set.plan && {
          ...set.plan,
          milestones: set.plan.milestones.map((one) => ({ ...one, to: '2011-11' })),
        },
      },
    }))
    const later = await furnish(house.prisma, '2011-11-30 08:30', [], { ...rest, sets: moved })
    await later.tickAt('2011-11-30 08:30')
    const own = (await asked(SCHOOL)).filter((one) => !one.endsWith('forvarsel'))
    expect(own).toEqual(['M3 2011-11 forfald'])
    expect((await later.say(SCHOOL, 'milepæl M1')).card.text).toContain(
      'September–november 2011: nået',
    )
    expect((await later.say(PROFILE, 'milepæl M2 nået')).ok).toBe(true)
    const late = await answerIn(later, PROFILE, step('M2', '2011-09'), { choice: 'reached' })
    expect(late.card.text).toContain('Jeg spørger ikke længere om M2 for september 2011.')
  })
})

describe('the week of a plan', () => {
  test('tells an answer that was corrected once, as it now is', async () => {
    await house.tickAt('2011-09-16 08:30')
    const M1 = step('M1', '2011-09')
    await answer(SCHOOL, M1, { choice: 'reached' })
    await answer(SCHOOL, M1, { choice: 'dropped', reason: 'Ikke nødvendig' }, 1)
    await house.tickAt('2011-09-19 08:00')
    const told = await newest('channel:plan')
    expect(told).toContain('er nu udgået. Ikke nødvendig.')
    expect(told).not.toContain('er nået')
  })

  test('says when a delayed milestone is expected, and that it was when the month has passed', async () => {
    await house.tickAt('2011-09-30 08:30')
    await answer(SCHOOL, step('M1', '2011-09'), {
      ...{ choice: 'delayed', reason: 'sygdom', when: 'november 2011' },
    })
    await house.tickAt('2011-11-21 08:00')
    expect(await newest('channel:plan')).toContain('M1 forventes den 30. november 2011: sygdom')
    await house.tickAt('2011-12-05 08:00')
    expect(await newest('channel:plan')).toContain('M1 var forventet den 30. november 2011: sygdom')
  })
})

test('what was told of a plan stands as it was told, whatever is corrected afterwards', async () => {
  await house.tickAt('2011-09-16 08:30')
  const M1 = step('M1', '2011-09')
  await answer(SCHOOL, M1, { choice: 'reached' })
  await house.tickAt('2011-09-19 08:00')
  const told = async () => (await texts('channel:plan')).slice(1)
  const before = await told()
  expect(before.join()).toContain('er nået. Svaret af dataejer skole.')
  house.setClock('2011-09-19 09:00')
  await answer(SCHOOL, M1, { choice: 'dropped', reason: 'Ikke nødvendig' }, 1)
  // Everything is sent anew, as after a look-up or an edit that failed.
  await house.prisma.message.updateMany({ data: { revision: { increment: 1 }, state: 'due' } })
  await house.drain()
  expect((await told()).slice(0, before.length)).toEqual(before)
})

test('a plan that is followed up no longer asks nothing and takes nothing, and its cards stand', async () => {
  await house.tickAt('2011-09-16 08:30')
  const before = await texts(`person:${SCHOOL}`)
  const { sets, ...rest } = await readPlanSeed()
  const [first] = sets
  const [place] = rest.channels
  if (!first || !place) throw new Error('no plan')
  const other = { ...first.set, key: 'anden', name: 'anden', title: 'En anden plan' }
  const seed = {
    ...rest,
    people: rest.people.map((one) => ({ ...one, owns: [] })),
    channels: [{ ...place, set: 'anden' }],
    sets: [
      {
        checksum: 'anden',
        text: '',
        set: { ...other, plan: other.plan && { ...other.plan, milestones: [] } },
      },
      { checksum: 'forbi', text: '', set: { ...first.set, state: 'past' as const } },
    ],
  }
  const later = await furnish(house.prisma, '2011-09-30 08:30', [], seed)
  await later.tickAt('2011-09-30 08:30')
  expect(await texts(`person:${SCHOOL}`)).toEqual(before)
  const { card } = await answerIn(later, SCHOOL, step('M1', '2011-09'), { choice: 'reached' })
  expect(card.text).toBe('Planen følges ikke op i pejl lige nu, så jeg har ikke registreret noget.')
  expect((await later.say('controller', 'milepæl plan/M1 nået')).card.text).toContain(
    'målsæt vedtag plan',
  )
  expect(await house.prisma.planAnswer.count()).toBe(0)
})
