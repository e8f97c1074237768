import { afterEach, beforeEach, expect, test } from 'vitest'
import { questionIds } from '../../src/cards/question-form.ts'
import type { House } from '../support/house.ts'
import { openPlanHouse, step } from '../support/plan.ts'

let house: Awaited<ReturnType<typeof openPlanHouse>>
beforeEach(async () => {
  house = await openPlanHouse()
})
afterEach(() => house.close())

const M1 = step('M1', '2011-09')
const M3 = step('M3', '2011-10')

/** The texts of a conversation, oldest first. */
const texts = async (conversation: Parameters<House['posts']>[0]) =>
  (await house.posts(conversation)).map(({ text }) => text)

const newest = async (conversation: Parameters<House['posts']>[0]) =>
  (await texts(conversation)).at(-1)

/** Answers a question as a card would. */
const answer = (
  person: string,
  item: string,
  { choice = '', reason = '', when = '', other = '' },
  base = 0,
) => {
  const ids = questionIds(item)
  return house.press(person, 'answer', {
    items: `${item}@${base}`,
    [ids.choice]: choice,
    [ids.reason]: reason,
    [ids.when]: when,
    [ids.other]: other,
  })
}

test('a plan has its living card from the first turn on', async () => {
  await house.tickAt('2011-09-01 08:00')
  expect(await newest('channel:plan')).toMatch(
    /^En plan for 2011–2012\nSenest ændret .*\nM1 · Analyse af udvalgte sager: afventer\n {2}September 2011\n/,
  )
})

test('who answers for milestones is asked before the month ends: one card a person and day', async () => {
  await house.tickAt('2011-09-16 08:30')
  expect(await texts('person:dataejer-skole')).toEqual([
    'Et spørgsmål om planen\nMilepæl M1, »Analyse af udvalgte sager«\nPlanen siger den 30. september 2011. Hvordan står det til?',
  ])
  await house.tickAt('2011-10-17 08:30')
  expect(await newest('person:dataejer-skole')).toContain(
    'Milepæl M3, »Beskrivelse af indsatsviften«',
  )
  expect(await newest('person:dataejer-profil')).toContain('M3')
})

test('a milestone that is reached becomes its receipt, a line in the thread, and stops the questions', async () => {
  await house.tickAt('2011-09-16 08:30')
  const { card } = await answer('dataejer-skole', M1, { choice: 'reached' })
  expect(card.text).toContain('Tak. M1 er registreret som nået.')
  await house.tickAt('2011-09-30 08:30')
  expect(await texts('person:dataejer-skole')).toHaveLength(1)
  const posts = await house.posts('channel:plan')
  const [root, line] = [posts[0], posts.find(({ rootId }) => rootId !== null)]
  expect(root?.text).toContain('M1 · Analyse af udvalgte sager: nået')
  expect(line).toMatchObject({
    rootId: root?.id,
    text: 'Milepæl M1, »Analyse af udvalgte sager«, er nået. Svaret af dataejer skole.',
  })
})

test('a delay needs a reason and a month that has not passed, and nothing typed is lost', async () => {
  await house.tickAt('2011-09-30 08:30')
  const { card } = await answer('dataejer-skole', M1, { choice: 'delayed', when: 'august 2011' })
  expect(card.text).toContain('august 2011 er gået. Vælg oktober 2011 eller en senere måned.')
  expect(card.text).toContain('Skriv kort, hvad der har gjort, at det tager længere tid.')
  if (card.name !== 'question') throw new Error(card.name)
  expect(card.data.questions[0]?.fields.map(({ value }) => value)).toEqual([
    'delayed',
    'august 2011',
    '',
  ])
  const late = await answer('dataejer-skole', M1, {
    choice: 'delayed',
    when: 'november 2011',
    reason: 'Sagerne er ikke hentet ind',
  })
  expect(late.card.text).toContain('M1 er registreret som forsinket til november 2011.')
})

test('a delayed milestone is asked about again when its new month ends, in neutral words', async () => {
  await house.tickAt('2011-09-30 08:30')
  const reason = 'Sagerne er ikke hentet ind'
  await answer('dataejer-skole', M1, { choice: 'delayed', when: 'november 2011', reason })
  await house.tickAt('2011-11-29 08:30')
  expect(await newest('person:dataejer-skole')).not.toContain('M1, »')
  await house.tickAt('2011-11-30 08:30')
  expect(await newest('person:dataejer-skole')).toContain(
    `Milepælen var forventet den 30. november 2011 (${reason}). Hvordan står det til nu?`,
  )
})

test('nobody answers what is not theirs, whatever a card carries', async () => {
  await house.tickAt('2011-09-16 08:30')
  const { card } = await answer('dataejer-profil', M1, { choice: 'reached' })
  expect(card.text).toBe(
    'Du kan desværre ikke svare for M1. Det kan dataejer skole eller en controller.',
  )
  expect(await house.prisma.planAnswer.count()).toBe(0)
})

test('of two who are asked, the one whose form is open is told in a line', async () => {
  await house.tickAt('2011-10-17 08:30')
  await answer('dataejer-skole', M3, {
    choice: 'dropped',
    reason: 'Viften er beskrevet i en anden sag',
  })
  const [card, line] = await texts('person:dataejer-profil').then((all) => all.slice(-2))
  expect(card).toContain('Planen siger den 31. oktober 2011.')
  expect(line).toBe(
    'Milepæl M3, »Beskrivelse af indsatsviften«, er udgået. Viften er beskrevet i en anden sag. Svaret af dataejer skole. Du behøver ikke gøre mere ved det.',
  )
})

test('an answer can be corrected, and the thread says so', async () => {
  await house.tickAt('2011-09-16 08:30')
  await answer('dataejer-skole', M1, { choice: 'reached' })
  const again = await house.press('dataejer-skole', 'answer-again', { items: `${M1}@1`, item: M1 })
  if (again.card.name !== 'question') throw new Error(again.card.name)
  expect(again.card.data.questions[0]).toMatchObject({ open: true })
  await answer('dataejer-skole', M1, { choice: 'dropped', reason: 'Ikke nødvendig' }, 1)
  expect(await newest('channel:plan')).toBe(
    'Milepæl M1, »Analyse af udvalgte sager«, er nu udgået. Ikke nødvendig. Svaret af dataejer skole.',
  )
})

test('an initiative is asked about each half-year, with what it was, until it is over', async () => {
  await house.tickAt('2012-08-01 08:30')
  const first = await newest('person:dataejer-skole')
  expect(first).toContain('Initiativ 1.2, »Skoleskulkerklasser i to bydele«')
  expect(first).toContain(
    'Hvad er initiativets stand efter 1. halvår 2012? Senest: søger finansiering.',
  )
  await answer('dataejer-skole', step('1.2', '2012-H1'), { choice: 'funded' })
  await answer('dataejer-skole', step('1.1', '2012-H1'), { choice: 'completed' })
  expect(await newest('channel:plan')).toBe(
    'Initiativ 1.1, »Hurtig reaktion ved skolefravær«, er afsluttet (1. halvår 2012). Svaret af dataejer skole.',
  )
  await house.tickAt('2013-02-01 08:30')
  const next = await newest('person:dataejer-skole')
  expect(next).toContain('Initiativ 1.2')
  expect(next).toContain('Senest: finansieret.')
  expect(next).not.toContain('Initiativ 1.1')
})

test('the yearly review: each area goes on with a reason, or gives way to another', async () => {
  await house.tickAt('2013-02-01 08:30')
  const asked = await newest('person:leder-boern-og-unge')
  expect(asked).toContain('Indsatsområde O1, »Redskaber til tidlig opsporing«')
  expect(asked).toContain('Den årlige status for 2012')
  await answer('leder-boern-og-unge', step('O1', '2012'), {
    choice: 'continued',
    reason: 'Det virker',
  })
  const { card } = await answer('leder-boern-og-unge', step('O2', '2012'), {
    choice: 'replaced',
    reason: 'Overgangene er på plads',
  })
  expect(card.text).toContain('Skriv, hvad det nye indsatsområde er.')
  await answer('leder-boern-og-unge', step('O2', '2012'), {
    choice: 'replaced',
    reason: 'Overgangene er på plads',
    other: 'Alternativer til dagbehandling',
  })
  const [root] = await texts('channel:plan')
  expect(root).toContain('O1 · Redskaber til tidlig opsporing: videreført')
  expect(root).toContain(
    'O2 · Fremgangsmåde ved overgange: afløst af »Alternativer til dagbehandling«',
  )
  expect(root).toContain('O2b · Alternativer til dagbehandling')
  await house.tickAt('2014-02-03 08:30')
  const next = await newest('person:leder-boern-og-unge')
  expect(next).toContain('Indsatsområde O1,')
  expect(next).toContain('Indsatsområde O2b,')
})

test('a choice of area that is corrected leaves what was answered of the new one readable', async () => {
  await house.tickAt('2014-02-03 09:00')
  const decide = (code: string, year: string, other: string, base = 0) => {
    const said = {
      choice: other === '' ? 'continued' : 'replaced',
      reason: 'Det er drøftet.',
      other,
    }
    return answer('leder-boern-og-unge', step(code, year), said, base)
  }
  await decide('O1', '2012', 'Overgange')
  await decide('O1b', '2013', '')
  await decide('O1', '2012', '', 1)
  await house.tickAt('2014-02-10 08:00')
  expect(await newest('channel:plan')).toContain('Indsatsområde O1b, »Overgange«, er videreført.')
})

test("the plan's week is told where something happened or is awaited, and not where it rests", async () => {
  await house.tickAt('2011-09-16 08:30')
  await answer('dataejer-skole', M1, { choice: 'reached' })
  await house.tickAt('2011-09-19 08:00')
  const told = await newest('channel:plan')
  expect(told).toContain('Milepæl M1, »Analyse af udvalgte sager«, er nået.')
  expect(told).toContain('Den 30. september 2011:\n– M2 fra dataejer profil')
  expect(told).not.toContain('Alle pejlemærker')
  const reached = { choice: 'reached' }
  await answer('dataejer-profil', step('M2', '2011-09'), reached)
  await answer('dataejer-profil', M3, reached)
  await house.tickAt('2011-11-07 08:00')
  expect(await newest('channel:plan')).toContain('M3, »Beskrivelse af indsatsviften«, er nået.')
  const before = await texts('channel:plan')
  await house.tickAt('2011-11-14 08:00')
  expect(await texts('channel:plan')).toEqual(before)
})
