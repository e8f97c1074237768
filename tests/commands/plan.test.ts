import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type House, openHouse } from '../support/house.ts'
import { openPlanHouse } from '../support/plan.ts'

describe('the plans of the documents, which nobody is asked about', () => {
  let house: House
  beforeAll(async () => {
    house = await openHouse()
  })
  afterAll(() => house.close())
  const textOf = async (typed: string) => (await house.say('dataejer-bolig', typed)).card.text

  test.each(['budget 2010', 'budget strategi-2010', 'budget strategi'])(
    '»%s« gives the five sums, each with its calculation and what it is against',
    async (typed) => {
      const text = await textOf(typed)
      for (const said of [
        'Tabellens sum: 28,0 mio. kr.\n  4 + 9,7 + 5 + 4,8 + 1 + 1,5 + 2 = 28,0\n  Tabellen skriver selv 28,0\n  Uenigt, se nedenfor: Årlige udgifter',
        'Forvaltningens egen del: 25,5 mio. kr.',
        'De andre i alt: 2 + 0,5 = 2,5\n  28,0 − 2,5 = 25,5',
        'Med det, som kun står i teksten: 28,7 mio. kr.\n  28 + 0,2 + 0,5 = 28,7\n  3.2: teksten har 5,2, tabellen 5,0; 5.1: teksten har 2,0, tabellen 1,5\n  Uenigt, se nedenfor: Screening, Model for samarbejdet med daginstitutionerne og Monitorering to steder\n',
        'Behovet for 3.3 fra 2011: 11,5 mio. kr.',
        '6,7 + 4,8 = 11,5',
        'Hele behovet fra 2011: 34,7 mio. kr.',
        '28 + 6,7 = 34,7',
        'Uenigt: Årlige udgifter',
      ])
        expect(text).toContain(said)
    },
  )

  test('a budget tells its sums first, then what does not agree, then the amounts one by one', async () => {
    const inOrder = (text: string, ...parts: string[]) => {
      const places = parts.map((part) => text.indexOf(part))
      expect(places).toEqual(places.toSorted((a, b) => a - b))
      expect(places).not.toContain(-1)
    }
    inOrder(
      await textOf('budget 2010'),
      ...['Tabellens sum', 'Hele behovet', 'Uenigt: Screening', '1.2 · Skoleskulkerklasser'],
    )
    inOrder(
      await textOf('budget forebyggelse'),
      ...['Bevilget', 'Udgifter i alt', 'Flyttet fra 2011', 'Socialudvalget, indtægt', 'Uenigt: '],
    )
  })

  test('the grant of 2011–2012 says what was moved, given and applied for', async () => {
    const text = await textOf('budget forebyggelse')
    for (const said of [
      '2 × 154.208 = 308.416',
      'Udgifter i alt\n  2011: 200.000 kr. · 2012: 1.180.000 kr. · I alt: 1.380.000 kr.',
      '2011: 508.416 kr. · 2012: 871.584 kr. · I alt: 1.380.000 kr.',
      '2011: 200.000 + 308.416 = 508.416\n  2012: 1.180.000 − 308.416 = 871.584',
      'I alt: 690.000 + 690.000 = 1.380.000',
      'i 2011-priser',
      'Ansøgt: 1,380 mio. kr. + 1,820 mio. kr. = 3,200 mio. kr.\n  Uenigt, se nedenfor: 1,380 eller',
      'Uenigt: 1,380 eller 1,820 mio. kr.',
    ])
      expect(text).toContain(said)
  })

  test.each(['budget', 'plan', 'budget 1B'])('»%s« asks which one is meant', async (typed) => {
    const { card, json, ok } = await house.say('dataejer-bolig', typed)
    const [command] = typed.split(' ')
    expect(card.text).toContain('Det kan være forebyggelse eller strategi-2010.')
    expect(json).toMatchObject({
      suggestions: [`${command} forebyggelse`, `${command} strategi-2010`],
    })
    expect(ok).toBe(false)
  })

  test('milestones stand with month or span; that nobody is asked is said once', async () => {
    const text = await textOf('milepæle')
    expect(text).toContain('Milepæle · Forebyggelsesstrategi 2011–2012\nPerioden var forbi')
    expect(text).toContain('beskrevet og analyseret\n  September–oktober 2011\n')
    expect(text).not.toContain('ikke spurgt')
    expect(await textOf('milepæl M5')).toContain('\nSeptember–oktober 2011\nPerioden var forbi')
    expect(await textOf('indsatsområder')).not.toContain('ikke spurgt')
    expect(text.match(/^M\d+ · /gm)).toHaveLength(12)
  })

  test.each(['milepæl M11', 'milepæle forebyggelse/m11', 'milepæl forebyggelse M11'])(
    '»%s« shows one, with its source',
    async (typed) => {
      const text = await textOf(typed)
      expect(text).toContain('Milepæl M11, »Strategien er forelagt begge udvalg«')
      expect(text).toContain('»medio 2012«')
      expect(text).toContain('Kilde\n  004, planens tidsplan')
    },
  )

  test('what is not followed up cannot be answered, and says who can change that', async () => {
    expect(await textOf('milepæl M3 nået')).toContain('målsæt vedtag forebyggelse')
    expect(await textOf('milepæl M99')).toContain('Jeg finder ikke M99.')
  })

  test('initiatives stand under their themes with state and amount', async () => {
    const text = await textOf('initiativer')
    expect(text).toContain('Tema 6: Vi skal kende virkningen')
    expect(text).toContain('1.2 · Skoleskulkerklasser\n  Søger finansiering · 4 mio. kr.')
    expect(text).toContain('Besluttet · 3 mio. kr. (givet i budget 2009')
    expect(text).toContain('Besluttet · Hvis området får demografimidler')
    expect(text.match(/^ {2}Besluttet/gm)).toHaveLength(7)
    expect(text.match(/^ {2}Søger finansiering/gm)).toHaveLength(7)
  })

  test('one initiative is told with everything the document says of it', async () => {
    const schools = await textOf('initiativ 3.3')
    expect(schools).toContain('29 af 61 folkeskoler; 32 mangler')
    expect(schools).toContain(
      '6,7 mio. kr. udløber i 2010; fra 2011 er behovet i alt 11,5 mio. kr.',
    )
    const screening = await textOf('initiativ 5.1')
    for (const said of [
      'Kaldes også\n  Udvikling og afprøvning af screeningsværktøjer på tre skoler',
      'Teksten: 0,5 mio. kr. (for at udvikle værktøjet)',
      'Tabellen: 1,5 mio. kr. om året',
      'Uenigt: Screening',
      'Kilde\n  003, s. 9',
    ])
      expect(screening).toContain(said)
    expect(screening).not.toContain('Uenigt: Årlige udgifter')
    expect(screening).not.toContain('udløber')
  })

  test('the chain has its five links, each missing in the document', async () => {
    const text = await textOf('forandringsteori')
    expect(text).toContain(
      'Ressourcer → Aktiviteter → Resultater undervejs → Mål for hvert indsatsområde → Politiske mål',
    )
    expect(text).toContain('Politiske mål\n5 af 5 led mangler i dokumentet.\n')
    expect(text.match(/^ {2}Mangler i dokumentet$/gm)).toHaveLength(5)
  })

  test('a plan tells its sub-tasks, key figures, decisions and what it says against itself', async () => {
    const text = await textOf('plan forebyggelse')
    for (const said of [
      'Delopgaver\n  Social profil',
      'Nøgletal, uden værdier i dokumentet\n  Børn anbragt uden for hjemmet',
      '17. november 2011: Borgerrepræsentationen',
      'Uenigt: Hvad der forebygges udskillelse fra',
    ])
      expect(text).toContain(said)
  })
})

test('a plan that is followed up shows what was answered, by whom and why', async () => {
  const house = await openPlanHouse()
  const textOf = async (typed: string) => (await house.say('dataejer-skole', typed)).card.text
  await house.tickAt('2011-09-30 08:30')
  expect(await textOf('milepæle')).toContain(
    'M1 · Analyse af udvalgte sager\n  September 2011: afventer',
  )
  expect(await textOf('milepæl M1 forsinket december 2011: sagerne er ikke fundet')).toContain(
    'forsinket til december 2011. Sagerne er ikke fundet. Jeg spørger igen',
  )
  await textOf('milepæl M1 nået')
  const history = await textOf('milepæl M1')
  expect(history).toContain('En plan for 2011–2012\nSeptember 2011: nået')
  const [newest, oldest] = history.split('\n').filter((line) => /^(Nået|Forsinket)/.test(line))
  expect([newest, oldest]).toEqual(['Nået (rettet, 2. svar)', 'Forsinket til december 2011'])
  expect(history).toContain('\n  dataejer skole den 30. september 2011')
  expect(history).toContain('\n  Sagerne er ikke fundet.')
  await house.close()
})

test('areas show their reviews, and what took the place of one', async () => {
  const house = await openPlanHouse('2013-01-20 08:00')
  await house.tickAt('2013-01-20 08:00')
  const answered = await house.say(
    'controller',
    'indsatsområde O1 nyt indsatsområde Overgange til voksenlivet: Målet er nået.',
  )
  expect(answered.card.text).toContain('afløst')
  const { card } = await house.say('dataejer-skole', 'indsatsområder')
  expect(card.text).toContain(
    'O1 · Redskaber til tidlig opsporing\n  2012: afløst af »Overgange til voksenlivet«',
  )
  expect(card.text).toContain('O1b · Overgange til voksenlivet\n  Årlig status: afventer')
  const one = await house.say('dataejer-skole', 'indsatsområde o1b')
  expect(one.card.text).toContain('Indsatsområde O1b, »Overgange til voksenlivet«')
  await house.close()
})
