import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { runCommand } from '../../src/commands/index.ts'
import { readAnswer } from '../../src/commands/plan/answer-step.ts'
import { planItemOf } from '../../src/domain/goal-set.ts'
import { emptyPlanTyped } from '../../src/domain/plan/judge.ts'
import type { Recipient } from '../../src/domain/recipient.ts'
import { openHouseWith } from '../support/house.ts'
import { openPlanHouse, readPlanSeed } from '../support/plan.ts'

const SCHOOL = 'dataejer-skole'
const LEADER = 'leder-boern-og-unge'

describe('what somebody types of a step', async () => {
  const [first] = (await readPlanSeed()).sets
  const read = (code: string, said: string) => {
    const item = first && planItemOf(first.set, code)
    if (!item) throw new Error(code)
    const typed = readAnswer(item, said)
    return typed && { ...emptyPlanTyped, ...typed }
  }
  const typed = (choice: string, more: Partial<typeof emptyPlanTyped> = {}) => ({
    ...emptyPlanTyped,
    choice,
    ...more,
  })

  test.each([
    ['M1', 'nået', typed('reached')],
    ['M1', 'Nået.', typed('reached')],
    ['M1', 'er nået', typed('reached')],
    ['M1', 'blev opnået i tide', typed('reached', { reason: 'i tide' })],
    ['M1', 'færdig', typed('reached')],
    ['1.2', 'færdig', typed('completed')],
    ['M1', 'udgår: dækkes af M3', typed('dropped', { reason: 'dækkes af M3' })],
    ['M1', 'udgår fordi den dækkes', typed('dropped', { reason: 'den dækkes' })],
    [
      'M1',
      'forsinket november 2011: sygdom',
      typed('delayed', { when: 'november 2011', reason: 'sygdom' }),
    ],
    [
      'M1',
      'forsinket til nov. 2011, sygdom',
      typed('delayed', { when: 'nov. 2011', reason: 'sygdom' }),
    ],
    ['M1', 'udsat 2011-12 sygdom', typed('delayed', { when: '2011-12', reason: 'sygdom' })],
    ['M1', 'forsinket: sygdom', typed('delayed', { reason: 'sygdom' })],
    ['1.2', 'søger finansiering i puljen', typed('seeking', { reason: 'i puljen' })],
    ['1.2', 'søger', typed('seeking')],
    ['1.2', 'i gang', typed('under-way')],
    ['O1', 'fortsæt, fordi det virker', typed('continued', { reason: 'det virker' })],
    [
      'O1',
      'nyt indsatsområde Overgange: målet er nået',
      typed('replaced', { other: 'Overgange', reason: 'målet er nået' }),
    ],
    ['O1', 'nyt Overgange', typed('replaced', { other: 'Overgange' })],
  ])('of %s »%s« is read', (code, said, meant) => {
    expect(read(code, said)).toEqual(meant)
  })

  test.each([
    ['M1', 'nået ikke endnu'],
    ['M1', 'nået næsten'],
    ['M1', 'er ikke nået'],
    ['M1', 'delvist nået'],
    ['O1', 'fortsæt ikke'],
    ['1.2', 'i gang snart'],
    ['1.2', 'finansieret, måske'],
    ['M1', 'fortsæt, fordi det virker'],
    ['O1', 'nået'],
    ['M1', 'naaaet'],
    ['M1', ''],
  ])('of %s »%s« is no answer: nothing is guessed', (code, said) => {
    expect(read(code, said)).toBeNull()
  })
})

describe('a step that is answered by a command', () => {
  let house: Awaited<ReturnType<typeof openPlanHouse>>
  beforeEach(async () => {
    house = await openPlanHouse()
  })
  afterEach(() => house.close())
  const textOf = async (person: string, typed: string) => (await house.say(person, typed)).card.text
  const recorded = async (code: string) => {
    const rows = await house.prisma.planAnswer.findMany({
      where: { delmaal: { code } },
      orderBy: [{ period: 'asc' }, { revision: 'asc' }],
    })
    return rows.map(({ period, state }) => `${period} ${state}`)
  }

  test.each(['milepæl M1 nået?', 'milepæl M1 er den nået?', 'milepæle M1 hvordan går det?'])(
    '»%s« asks, and answers nothing',
    async (typed) => {
      await house.tickAt('2011-09-20 08:30')
      expect(await textOf(SCHOOL, typed)).toContain('September 2011: afventer')
      expect(await recorded('M1')).toEqual([])
    },
  )

  test('is told which words there are when none of them is said', async () => {
    await house.tickAt('2011-09-20 08:30')
    const { card, ok } = await house.say(SCHOOL, 'milepæl M1 nået ikke endnu')
    expect(card.text).toBe(
      'Jeg forstår ikke svaret om M1. Skriv en af disse: nået, forsinket, udgår.',
    )
    expect(ok).toBe(false)
  })

  test('keeps what is missing for the card to ask of', async () => {
    await house.tickAt('2011-09-20 08:30')
    const { card, ok, json } = await house.say(SCHOOL, 'milepæl M1 forsinket medio 2012')
    expect(card.text).toContain('Jeg kan ikke læse en måned i »medio 2012«.')
    expect({ ok, json }).toMatchObject({
      ok: false,
      json: { recorded: false, when: 'medio 2012' },
    })
  })

  test('corrects the half-year that was answered, never one that nobody has asked about', async () => {
    await house.tickAt('2012-08-02 08:30')
    await textOf(SCHOOL, 'initiativ 1.2 finansieret')
    house.setClock('2012-10-01 09:00')
    await textOf(SCHOOL, 'initiativ 1.2 søger finansiering: det var en fejl')
    expect(await recorded('1.2')).toEqual(['2012-H1 funded', '2012-H1 seeking'])
    await house.tickAt('2013-02-01 08:30')
    expect((await house.posts(`person:${SCHOOL}`)).at(-1)?.text).toContain(
      'efter 2. halvår 2012? Senest: søger finansiering.',
    )
    await textOf(SCHOOL, 'initiativ 1.2 i gang')
    expect(await recorded('1.2')).toContain('2012-H2 under-way')
  })

  test('corrects the year that was reviewed, and the next review is asked for all the same', async () => {
    await house.tickAt('2013-02-01 08:30')
    await textOf(LEADER, 'indsatsområde O1 fortsæt: Det virker')
    house.setClock('2013-03-01 09:00')
    await textOf(LEADER, 'indsatsområde O1 fortsæt: Det virker i to af tre bydele')
    expect(await recorded('O1')).toEqual(['2012 continued', '2012 continued'])
    await house.tickAt('2014-02-03 08:30')
    expect((await house.posts(`person:${LEADER}`)).at(-1)?.text).toContain(
      'Den årlige status for 2013',
    )
  })

  test('before anybody is asked is taken for the first time it will be', async () => {
    await house.tickAt('2012-03-01 08:30')
    await textOf(SCHOOL, 'initiativ 1.2 afsluttet')
    expect(await recorded('1.2')).toEqual(['2012-H1 completed'])
    await house.tickAt('2013-02-01 08:30')
    const asked = (await house.posts(`person:${SCHOOL}`)).map(({ text }) => text).join()
    expect(asked).not.toContain('Initiativ 1.2')
    expect(await textOf(SCHOOL, 'initiativ 1.2 i gang: vi begyndte igen')).toContain('i gang')
    expect(await recorded('1.2')).toEqual(['2012-H1 completed', '2012-H1 under-way'])
  })

  test('is refused for somebody it is not for, and for a plan nobody follows', async () => {
    await house.tickAt('2011-09-20 08:30')
    expect(await textOf('dataejer-profil', 'milepæl M1 nået')).toBe(
      'Du kan desværre ikke svare for M1. Det kan dataejer skole eller en controller.',
    )
    expect(await textOf('controller', 'milepæl M1 nået')).toContain('er registreret som nået')
    expect(await textOf(LEADER, 'indsatsområde O1 fortsæt: ja')).toBe(
      'Der er ikke noget at svare på om O1 lige nu.',
    )
    house.setClock('2013-02-01 08:30')
    expect(await textOf(SCHOOL, 'indsatsområde O1 fortsæt: ja')).toBe(
      'Du kan desværre ikke svare for O1. Det kan leder børn og unge eller en controller.',
    )
  })
})

test('»mine« has each step once, with its next deadline or the month that it is delayed to', async () => {
  const house = await openPlanHouse('2012-01-20 08:30')
  await house.say(SCHOOL, 'milepæl M1 nået')
  await house.say(SCHOOL, 'milepæl M3 forsinket marts 2012: sygdom')
  const { card } = await house.say(SCHOOL, 'mine')
  expect(card.text).not.toContain('Milepæl M1')
  expect(card.text).toContain(
    'Milepæl M3, »Beskrivelse af indsatsviften«\n  Forventes den 31. marts 2012: sygdom',
  )
  expect(card.text.match(/Initiativ 1\.2.*\n.*/g)).toEqual([
    expect.stringContaining('Frist den 1. august 2012'),
  ])
  await house.close()
})

describe('which plan is meant where several are', () => {
  /** The followed plan, one that is only shown and has the same codes, and another that is followed. */
  const several = async () => {
    const seed = await readPlanSeed()
    const [first] = seed.sets
    if (!first) throw new Error('no plan')
    const named = (name: string, state: 'adopted' | 'draft') => ({
      checksum: name,
      text: '',
      set: { ...first.set, key: name, name, title: `Planen ${name}`, state },
    })
    const [place] = seed.channels
    if (!place) throw new Error('no channel')
    return {
      ...seed,
      sets: [first, named('anden', 'adopted'), named('vist', 'draft')],
      channels: [place, { ...place, key: 'anden', address: 'anden', set: 'anden' }],
    }
  }
  let house: Awaited<ReturnType<typeof openHouseWith>>
  beforeAll(async () => {
    house = await openHouseWith(await several(), '2011-09-20 08:30')
  })
  afterAll(() => house.close())
  const textIn = async (place: Recipient | null, typed: string) => {
    const actor = { personKey: 'controller', through: 'web' }
    return (await runCommand(house.pejl, actor, typed, false, place)).card.text
  }

  test('a channel’s own plan comes before the others, in lists and for a code', async () => {
    expect(await textIn('channel:anden', 'milepæle')).toContain('Milepæle · Planen anden')
    expect(await textIn('channel:plan', 'milepæle')).toContain('Milepæle · En plan for 2011–2012')
    expect(await textIn('channel:anden', 'milepæl M1')).toContain('Planen anden\nSeptember 2011')
    expect(await textIn('channel:anden', 'initiativer')).toContain('Initiativer · Planen anden')
    expect(await textIn('channel:anden', 'indsatsområder')).toContain('Planen anden')
    expect(await textIn('channel:anden', 'milepæl M1 nået')).toContain('anden/M1 er registreret')
    expect(await textIn('channel:plan', 'milepæl M1')).toContain('September 2011: afventer')
  })

  test('without one, every followed plan is listed, and a code that several have is asked about', async () => {
    const all = await textIn(null, 'milepæle')
    expect(all).toContain('En plan for 2011–2012')
    expect(all).toContain('Planen anden')
    expect(all).not.toContain('Planen vist')
    expect(await textIn(null, 'milepæl M2 nået')).toContain(
      'Det findes i flere planer. Mener du plan/M2 eller anden/M2?',
    )
    expect(await textIn(null, 'milepæl anden/M2 nået')).toContain(
      'anden/M2 er registreret som nået',
    )
    expect(await textIn(null, 'milepæl vist/M2 nået')).toContain('målsæt vedtag vist')
    expect(await textIn('channel:anden', 'milepæl vist/M2')).toContain('Planen vist')
  })
})

test('a plan that is followed comes before those that are only shown, though they are more', async () => {
  const seed = await readPlanSeed()
  const [first] = seed.sets
  if (!first) throw new Error('no plan')
  const shown = ['a', 'b'].map((name) => ({
    checksum: name,
    text: '',
    set: { ...first.set, key: name, name, title: `Planen ${name}`, state: 'draft' as const },
  }))
  const house = await openHouseWith({ ...seed, sets: [...shown, first] }, '2011-09-20 08:30')
  const textOf = async (typed: string) => (await house.say('controller', typed)).card.text
  expect(await textOf('milepæle')).toContain('Milepæle · En plan for 2011–2012')
  expect(await textOf('milepæl M1 nået')).toContain('Tak. M1 er registreret som nået.')
  expect(await textOf('milepæle b')).toContain('Milepæle · Planen b\nUdkast')
  await house.close()
})
