import { afterEach, beforeEach, expect, test } from 'vitest'
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
  expect(nobodys?.text).toContain('M2 har endnu ingen ansvarlig, så derfor spørger jeg dig.')
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
