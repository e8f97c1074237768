import { afterEach, beforeEach, expect, test } from 'vitest'
import { chosenOwners } from '../../src/loop/adoption/adopt.ts'
import { adoptionCard } from '../../src/loop/adoption/form.ts'
import { allSituations } from '../../src/loop/situation.ts'
import { startAgainWith } from '../support/changed-seed.ts'
import { openHouse } from '../support/house.ts'

let house: Awaited<ReturnType<typeof openHouse>>
beforeEach(async () => {
  house = await openHouse('2011-08-15 08:00')
})
afterEach(() => house.close())

const KEY = 'forebyggelse-2011-2012'
const form = (typed: Record<string, string>) => ({ items: KEY, ...typed })
const adoptPlan = (startsOn = '1. september 2011') =>
  house.press(
    'controller',
    'adopt',
    form({
      startsOn,
      place: 'direktion',
      leader: 'leder-boern-og-unge',
      'owner M1': 'dataejer-skole',
    }),
  )

test('a document that a controller has made live is asked about from its start date on', async () => {
  const { card } = await adoptPlan()
  expect(card.text).toMatch(
    /^Forebyggelsesstrategi 2011–2012 følges nu op fra den 1\. september 2011\. 11 spørgsmål har ingen ansvarlig endnu/,
  )
  await house.tickAt('2011-09-16 08:30')
  const [asked] = await house.posts('person:dataejer-skole')
  expect(asked?.text).toContain('Milepæl M1, »')
  const [nobodys] = await house.posts('person:controller')
  expect(nobodys?.text).toContain(
    'M2, M3 og M4 har endnu ingen ansvarlig, så derfor spørger jeg dig.',
  )
  const told = (await house.posts(`channel:${KEY}`)).map(({ text }) => text)
  expect(told[0]).toBe(
    'Forebyggelsesstrategi 2011–2012 følges nu op i pejl fra den 1. september 2011. Det har controller sat i gang. Skriv »målsæt forebyggelse« for at se, hvad der følges.',
  )
  expect(told[1]).toContain('M1 · ')
})

test('what was due before the start date is not asked for', async () => {
  await adoptPlan('1. november 2011')
  await house.tickAt('2011-11-01 08:30')
  expect(await house.posts('person:dataejer-skole')).toEqual([])
  await house.tickAt('2011-11-16 08:30')
  const [nobodys] = await house.posts('person:controller')
  expect(nobodys?.text).toContain('Milepæl M6')
  expect(nobodys?.text).not.toContain('Milepæl M5')
})

test('it stays live, with its owners and channels, when pejl is started again', async () => {
  await adoptPlan()
  await startAgainWith(house, {})
  await house.tickAt('2011-09-16 08:30')
  const [asked] = await house.posts('person:dataejer-skole')
  expect(asked?.text).toContain('Milepæl M1, »')
})

test('a file that is corrected afterwards is taken in; its owners, channels and start day stay', async () => {
  await adoptPlan()
  await startAgainWith(house, {
    'forebyggelse-2011-2012.yaml': [
      ['title: Sager fra dagbehandling er analyseret', 'title: Sagerne er analyseret'],
    ],
  })
  await house.tickAt('2011-09-16 08:30')
  const [asked] = await house.posts('person:dataejer-skole')
  expect(asked?.text).toContain('Milepæl M1, »Sagerne er analyseret«')
  expect((await house.posts(`channel:${KEY}`)).length).toBeGreaterThan(1)
  expect(await house.say('controller', 'målsæt vedtag forebyggelse')).toMatchObject({
    ok: false,
    card: { text: 'Forebyggelsesstrategi 2011–2012 følges allerede op.' },
  })
})

test('what is wrong stands beside its field, and nothing typed is lost', async () => {
  const { card } = await house.press(
    'controller',
    'adopt',
    form({ startsOn: 'snart', place: '', 'owner M1': 'dataejer-skole' }),
  )
  if (card.name !== 'question') throw new Error(card.name)
  const fields = card.data.questions[0]?.fields ?? []
  expect(
    fields.filter(({ problem }) => problem !== '').map(({ id, value }) => [id, value]),
  ).toEqual([
    ['startsOn', 'snart'],
    ['place', ''],
  ])
  expect(fields.find(({ id }) => id === 'owner M1')?.value).toBe('dataejer-skole')
})

test('only a controller can, and only once', async () => {
  const refused = await house.press('direktion', 'adopt', form({ startsOn: '1. september 2011' }))
  expect(refused.card.text).toBe(
    'Du kan desværre ikke sætte Forebyggelsesstrategi 2011–2012 i gang. Det kan en controller.',
  )
  await adoptPlan()
  const again = await adoptPlan()
  expect(again.card.text).toBe('Forebyggelsesstrategi 2011–2012 følges allerede op.')
})

test('a draft goal set is suggested the owners and channels of what it became, and is followed like any other', async () => {
  const read = await house.press('controller', 'question', { item: 'grundlag-2014-2017' })
  if (read.card.name !== 'question') throw new Error(read.card.name)
  const values = new Map(read.card.data.questions[0]?.fields.map(({ id, value }) => [id, value]))
  expect(values.get('owner 1A')).toBe('dataejer-bolig')
  expect(values.get('channel 1')).toBe('pejlemaerke-1')
  const typed = Object.fromEntries(values)
  await house.press('controller', 'adopt', {
    ...typed,
    items: 'grundlag-2014-2017',
    startsOn: '1. februar 2015',
    place: 'direktion',
  })
  await house.tickAt('2016-02-01 08:30')
  const [asked] = await house.posts('person:dataejer-bolig')
  expect(asked?.text).toContain('grundlag/1A · Udsatte københavnere, der får anvist en bolig')
  expect(asked?.text).toContain('2014-2017/1A · 1.000 udsatte københavnere')
})

const fieldsIn = ({ card }: Awaited<ReturnType<typeof house.press>>) => {
  if (card.name !== 'question') throw new Error(card.text)
  return card.data.questions[0]?.fields ?? []
}
const problemsIn = (answer: Awaited<ReturnType<typeof house.press>>) =>
  Object.fromEntries(
    fieldsIn(answer).flatMap(({ id, problem }) => (problem === '' ? [] : [[id, problem]])),
  )

test('a start date is within what the set asks for, and the form says which that is', async () => {
  const start = async (startsOn: string) =>
    problemsIn(await house.press('controller', 'adopt', form({ startsOn, place: 'direktion' })))
  const first = 'Forebyggelsesstrategi 2011–2012 begynder den 1. januar 2011.'
  expect(await start('31. december 2010')).toEqual({
    startsOn: `${first} Skriv den dag eller en senere.`,
  })
  expect(await start('2. februar 2013')).toEqual({
    startsOn:
      'Det sidste, der spørges om, har frist den 1. februar 2013. Skriv den dag eller en tidligere.',
  })
  expect(await start('31. april 2012')).toEqual({
    startsOn: '31. april 2012 findes ikke. Mener du den 30. april 2012?',
  })
  expect(await start('1. maj 2012 eller før')).toEqual({
    startsOn: 'Skriv den dag, opfølgningen begynder, fx 1. september 2011.',
  })
  expect(
    await house.press(
      'controller',
      'adopt',
      form({ startsOn: '1. februar 2013', place: 'direktion' }),
    ),
  ).toMatchObject({ card: { name: 'notice' } })
})

test('a person or channel that is not there, or no more, is said so beside the field; the rest stands', async () => {
  await house.prisma.person.update({
    where: { key: 'dataejer-skole' },
    data: { active: false },
  })
  await house.touch()
  const typed = {
    startsOn: '1. september 2011',
    place: 'kantinen',
    leader: 'kongen',
    'owner M1': 'dataejer-skole',
    'owner M2': 'dataejer-bolig',
  }
  const answer = await house.press('controller', 'adopt', form(typed))
  expect(problemsIn(answer)).toEqual({
    place: 'Den kanal kender jeg ikke. Vælg en fra listen.',
    leader: 'Vælg en fra listen.',
    'owner M1': 'dataejer skole er ikke med længere. Vælg en anden.',
  })
  const values = Object.fromEntries(fieldsIn(answer).map(({ id, value }) => [id, value]))
  expect(values).toMatchObject(typed)
  const goals = await house.press('controller', 'adopt', {
    items: 'grundlag-2014-2017',
    startsOn: '1. februar 2015',
    place: 'direktion',
    'channel 1': 'kantinen',
  })
  expect(problemsIn(goals)).toEqual({
    'channel 1': 'Den kanal kender jeg ikke. Vælg en fra listen.',
  })
})

test('two controllers who send the form at once make it live once', async () => {
  const answers = await Promise.all([adoptPlan(), adoptPlan()])
  expect(answers.map(({ card }) => card.text.split('.')[0]).sort()).toEqual([
    'Forebyggelsesstrategi 2011–2012 følges allerede op',
    'Forebyggelsesstrategi 2011–2012 følges nu op fra den 1',
  ])
  expect(await house.posts(`channel:${KEY}`)).toHaveLength(1)
})

test('a set of forty goals is a short form: those who have the same goals elsewhere get them', async () => {
  const [followed = null] = (await allSituations(house.pejl, new Date())).followed
  const draft = house.pejl.documents.find(({ name }) => name === 'grundlag')
  if (!followed || !draft) throw new Error('no set')
  const pejlemaerker = [0, 10, 20, 30].flatMap((more) =>
    draft.pejlemaerker.map((one) => ({
      ...one,
      number: one.number + more,
      delmaal: one.delmaal.map((each) => ({ ...each, code: `${one.number + more}A` })),
    })),
  )
  const big = { ...draft, pejlemaerker }
  const { data } = adoptionCard(big, [followed], {})
  const fields = data.questions[0]?.fields ?? []
  expect(fields.map(({ id }) => id)).toEqual(['startsOn', 'place', 'owner'])
  expect(JSON.stringify(data).length).toBeLessThan(10_000)
  const suggested = Object.fromEntries(fields.map(({ id, value }) => [id, value]))
  const { owners, nobodys } = chosenOwners(big, [followed], suggested)
  expect(owners).toHaveLength(10)
  expect(owners[0]).toEqual({
    personKey: 'dataejer-bolig',
    own: { set: 'grundlag-2014-2017', code: '1A' },
  })
  expect(nobodys).toHaveLength(30)
  const one = chosenOwners(big, [followed], { owner: 'dataejer-skole' })
  expect(new Set(one.owners.map(({ personKey }) => personKey))).toEqual(new Set(['dataejer-skole']))
  expect(one.owners).toHaveLength(40)
})

test('who answers is changed afterwards by a controller, for a step, a goal, or to nobody', async () => {
  await adoptPlan()
  const said = async (text: string, person = 'controller') =>
    (await house.say(person, text)).card.text
  expect(await said('målsæt ejer M2 Dataejer Bolig')).toBe(
    'Fra nu af svarer dataejer bolig for M2.',
  )
  await house.tickAt('2011-09-16 08:30')
  const [asked] = await house.posts('person:dataejer-bolig')
  expect(asked?.text).toContain('Milepæl M2, »')
  expect(await said('målsæt ejer M1 ingen')).toBe(
    'M1 har nu ingen ansvarlig, så jeg spørger en controller.',
  )
  await house.tickAt('2011-09-30 08:30')
  expect((await house.posts('person:controller')).at(-1)?.text).toContain('Milepæl M1, »')
  const before = (await house.posts('person:dataejer-skole')).map(({ text }) => text)
  expect(before.join()).not.toContain(
    'Planen siger den 30. september 2011. Hvordan står det til?\n',
  )
  expect(await said('målsæt ejer M1', 'direktion')).toBe(
    'Du kan desværre ikke vælge, hvem der svarer. Det kan en controller.',
  )
  expect(await said('målsæt ejer M1 kongen')).toMatch(
    /^Jeg kender ikke »kongen«\. Det kan være controller, dataejer .* eller ingen\.$/,
  )
  expect(await said('målsæt ejer 1A dataejer skole')).toBe(
    'Hvem der svarer i Pejlemærker 2014–2017, står i people.yaml.',
  )
  expect(await said('målsæt ejer X9 dataejer skole')).toMatch(/^Jeg finder ikke »X9« i et målsæt/)
})

test('a code that two sets have is asked about, and a goal’s number gives all its figures', async () => {
  await house.press('controller', 'adopt', {
    items: 'grundlag-2014-2017',
    startsOn: '1. februar 2015',
    place: 'direktion',
  })
  const { card } = await house.say('controller', 'målsæt ejer 1 dataejer skole')
  expect(card.text).toBe('Det findes i flere målsæt. Mener du 2014-2017/1 eller grundlag/1?')
  const { json } = await house.say('controller', 'målsæt ejer grundlag/1 dataejer skole')
  expect(json).toMatchObject({ codes: ['1A'], owner: 'dataejer-skole' })
  await house.tickAt('2016-02-01 08:30')
  const own = (await house.posts('person:dataejer-skole')).map(({ text }) => text).join()
  expect(own).toContain('grundlag/1A')
  const nobodys = (await house.posts('person:controller')).map(({ text }) => text).join()
  expect(nobodys).toContain(
    'grundlag/2A har endnu ingen dataejer, så derfor spørger jeg dig. Vælg en med fx »målsæt ejer grundlag/2A dataejer skole«.',
  )
  expect(nobodys).toContain('En dataejer vælges i people.yaml.')
})

const adoptGoals = (items: string, startsOn: string) =>
  house.press('controller', 'adopt', {
    items,
    startsOn,
    place: 'direktion',
    owner: 'same',
  })

test('titles name the set; its digest is short while nothing counts, and is not sent when it rests', async () => {
  await adoptGoals('grundlag-2014-2017', '1. januar 2015')
  await house.tickAt('2015-01-05 08:30')
  const living = await house.posts('channel:grundlag-2014-2017-1')
  expect(living[0]?.text).toContain('Flere udsatte københavnere får anvist en bolig')
  const key = 'grundlag-2014-2017'
  expect(await house.prisma.channel.findUnique({ where: { key } })).toMatchObject({
    leaderKey: null,
  })
  const digests = async () =>
    (await house.posts('channel:grundlag-2014-2017')).map(({ text }) => text)
  house.setClock('2015-10-12 07:00')
  await house.tickAt('2015-10-12 08:00')
  expect((await digests()).filter((text) => text.startsWith('Ugens'))).toEqual([])
  expect((await house.posts('channel:direktion')).at(-1)?.text).toMatch(
    /^Ugens opfølgning på Pejlemærker 2014–2017: mandag den 12\. oktober 2015/,
  )
  const [lost] = await house.prisma.message.findMany({ where: { kind: 'announcement' }, take: 1 })
  await house.prisma.message.update({ where: { id: lost?.id ?? '' }, data: { state: 'failed' } })
  await house.tickAt('2016-01-18 08:30')
  const digest = (await digests()).at(-1) ?? ''
  const main = (await house.posts('channel:direktion')).at(-1)?.text
  expect(main).toContain('En besked kunne ikke leveres.')
  expect(digest).not.toContain('kunne ikke leveres')
  expect(digest).toMatch(
    /^Ugens opfølgning på Socialudvalgets grundlag 2014–2017: mandag den 18\. /,
  )
  expect(digest).toContain('– 1A og 2A for 2015 fra dataejer bolig')
  expect(digest).not.toContain('Alle mål')
  const asked = async (person: string) => (await house.posts(`person:${person}`)).at(-1)?.text
  expect(await asked('dataejer-bolig')).toMatch(
    /^7 tal til Pejlemærker 2014–2017 og Socialudvalgets grundlag 2014–2017\n/,
  )
  expect(await asked('dataejer-fattigdom')).toMatch(
    /^Et tal til Socialudvalgets grundlag 2014–2017\n/,
  )
  expect(await asked('dataejer-skole')).toContain('målet er, at tallet falder år for år til 2017.')
})

test('a title that would name three sets says how many they are', async () => {
  // What was due long before is waited for a year from the day that somebody begins to ask.
  house.setClock('2015-06-01 09:00')
  await adoptGoals('grundlag-2014-2017', '1. januar 2015')
  await adoptGoals('kvalitetsmaal-2010-2013', '1. januar 2010')
  await house.tickAt('2016-02-01 08:30')
  const asked = (await house.posts('person:dataejer-skole')).at(-1)?.text
  expect(asked).toMatch(/^9 tal til 3 målsæt\n/)
})

test('a plan’s digest says whose step nobody answers for yet', async () => {
  await adoptPlan()
  await house.tickAt('2011-09-19 08:30')
  const digest = (await house.posts(`channel:${KEY}`)).at(-1)?.text ?? ''
  expect(digest).toMatch(/^Ugens opfølgning på Forebyggelsesstrategi 2011–2012: /)
  expect(digest).toContain('– M1 fra dataejer skole\n– M2, M3 og M4 (endnu ingen ansvarlig)')
  const asked = (await house.posts('person:dataejer-skole')).at(-1)?.text
  expect(asked).toMatch(/^Et spørgsmål om Forebyggelsesstrategi 2011–2012\n/)
})
