import { afterAll, beforeAll, expect, test } from 'vitest'
import { type House, openHouse } from '../support/house.ts'

let house: House
beforeAll(async () => {
  house = await openHouse('2016-02-01 09:00')
})
afterAll(() => house.close())

const ask = (text: string, person = 'controller') => house.say(person, text)
const told = async (text: string) => (await ask(text)).card.text.replaceAll('\u00a0', ' ')

test('»målsæt« lists every document with its state, period and what it holds, the followed first', async () => {
  const text = await told('målsæt')
  expect(text).toContain(
    'Pejlemærker 2014–2017\n  vedtaget og følges op · 2014–2017 · dokument 001\n  9 pejlemærker med 36 tal',
  )
  expect(text).toContain('udkast · 2014–2017 · dokument 002\n  10 mål med 10 tal')
  expect(text).toContain('foreslået · 2010–2013 · dokument 000\n  2 kvalitetsmål med 2 tal')
  expect(text).toContain(
    'vedtaget, men perioden var forbi, før pejl kom · 2011–2012 · dokument 004\n  12 milepæle',
  )
  const { json } = await ask('sets')
  expect(json).toMatchObject([
    { name: '2014-2017', followed: true, holds: { goals: 9, figures: 36 } },
    { name: 'grundlag', state: 'draft', followed: false, holds: { goals: 10 } },
    { name: 'forebyggelse', holds: { milestones: 12, areas: 3 } },
    { name: '2010-2013', document: '000' },
    { name: 'strategi-2010', holds: { initiatives: 14 } },
  ])
})

test('a document is shown whole by its name, its number or how its name begins', async () => {
  const whole = await told('målsæt grundlag')
  expect(whole).toContain('udkast · 2014–2017 · dokument 002')
  expect(whole).toContain('svarer til en baseline på ca. 825 og et mål på ca. 990 (et regnestykke')
  expect(whole).toContain('  – Voldsramte.')
  expect(whole).toContain('Ingen baseline: 1A, 2A, 3A, 4A, 5A, 6A, 7A, 8A, 9A og 10A')
  const quality = await told('målsæt 000')
  expect(quality).toContain('Udvalg: Socialudvalget · bevilling: Voksne med særlige behov')
  expect(quality).toContain('Tiltag (under udvikling):\n  – Et udslusningsteam')
  expect(quality).toContain('Dokumentet beskriver ingen opfølgning')
  expect(whole).toContain('Intet mål i tal: 8A, 9A og 10A')
  expect(await told('målsæt 2010')).toBe(quality)
  expect(await told('målsæt noget')).toContain('Jeg kender ikke målsættet »noget«.')
})

test('a goal is called what its set calls it, and one that is not followed up says so first', async () => {
  expect(await told('status 2010-2013/2')).toMatch(
    /^Forslag, følges ikke op i pejl endnu\. Kvalitetsmål 2: Flere borgere på socialpsykiatriske bocentre/,
  )
  expect(await told('status grundlag/1')).toMatch(/^Udkast, følges ikke op i pejl endnu\. Mål 1: /)
  expect(await told('beregning 2010-2013/2')).toMatch(
    /^Sådan er kvalitetsmål 2010-2013\/2 regnet ud\nForslag, følges ikke op i pejl endnu\./,
  )
  const { json } = await ask('status')
  expect(json).toMatchObject({ goalSet: 'pejlemaerker-2014-2017' })
})

test.each([
  'mangler grundlag/1',
  'mangler grundlag',
  'indberet 2010-2013/2A 8 for 2011',
  'udskyd 2010-2013/2A 1. april 2016 registeret er ikke opdateret',
  'baseline 2010-2013/1A 12 for 2010',
])(
  '»%s« is told that it is not followed up and who can change that; nothing is kept',
  async (text) => {
    const { ok, card } = await ask(text)
    expect(ok).toBe(false)
    expect(card.text).toMatch(
      /følges ikke op i pejl endnu\. .* En controller kan .*»målsæt vedtag /,
    )
    expect(await house.prisma.measurement.count({ where: { reportedBy: { not: null } } })).toBe(0)
  },
)

test('»sammenlign offentliggjort« has the nine, and why two of them differ', async () => {
  const { json } = await ask('sammenlign offentliggjort')
  expect(json).toHaveLength(9)
  expect(json).toMatchObject([
    { topic: '1', score: 1.6, computed: { display: '2,4' } },
    ...[2, 3, 4].map((number) => ({ topic: `${number}`, shown: '0 (kun baseline-målinger)' })),
    { topic: '5', score: 0.2, computed: { display: '−1,0' } },
    { shown: '–' },
    { shown: '0 (kun baseline-målinger)' },
    { shown: '–' },
    { shown: '0 (kun baseline-målinger)' },
  ])
  const whole = await told('sammenlign offentliggjort')
  expect(whole).toContain(
    'pejl: 2,4\n  Dér er delmål uden status formentlig regnet som 0; med 0 for 1D',
  )
  expect(whole).toContain('pejl: −1,0\n  Dér er vægtet efter befolkning')
  expect(whole.match(/^ {2}Det samme\.$/gm)).toHaveLength(7)
})

test('5: what 5A1 may weigh at most for 0,2 is reckoned from the points of its best sibling', async () => {
  const best = 2
  const most = (worst: number) => (((best - 0.2) / (best - worst)) * 100).toFixed(1)
  expect([most(-5), most(-15)]).toEqual(['25.7', '10.6'])
  for (const typed of ['sammenlign offentliggjort', 'beregning 5'])
    expect(await told(typed)).toContain('højst vejer 25,7 % (10,6 %, hvis 5A1 regnes som −15')
})

test('»sammenlign« says what differs and leads to each document that is not followed up', async () => {
  const { card, json } = await ask('sammenlign')
  expect(await told('sammenlign')).toContain('noget andet for 1 (1,6 mod 2,4) og 5 (0,2 mod −1,0)')
  expect(card.name === 'list' ? card.data.actions.map(({ command }) => command) : []).toEqual([
    'sammenlign offentliggjort',
    ...['grundlag', 'forebyggelse', '2010-2013', 'strategi-2010'].map((one) => `sammenlign ${one}`),
  ])
  expect(json).toMatchObject({ published: { total: 9, different: ['1', '5'] } })
})

test('2010 and 2014, and the draft and what was adopted, stand beside each other with why', async () => {
  const text = await told('sammenlign 2010')
  expect(text).toContain('Baseline 6 % (2010), ingen status endnu, mål 10 % (2013)')
  expect(text).toMatch(
    /Ved siden af \(001\): 5A3 · .*\n.*mål 7 % \(2017\)\n.*Kan ikke sammenlignes direkte/,
  )
  const { json } = await ask('sammenlign grundlag')
  const { compared } = json as { compared: { own: object; against: object[] }[] }
  expect(compared).toHaveLength(10)
  expect(compared[4]).toMatchObject({
    own: {
      code: '5',
      figures: [{ baseline: null, implied: { baseline: 14_600, target: 13_870 } }],
    },
    against: [{ code: '7A', figures: [{ baseline: 10_598 }] }],
  })
  expect(await told('sammenlign grundlag')).toMatch(
    /730 færre, et fald på 5 %; svarer til en baseline på ca\. 14\.600.*\s+Ved siden af \(001\): 7A/,
  )
})

test('a goal with several delmål is compared by its title, a delmål by its figures', async () => {
  const text = await told('sammenlign strategi')
  expect(text).toContain(
    'Ved siden af (001): 2 · Flere københavnske skoleelever klarer sig bedre\n  Kan ikke sammenlignes',
  )
  expect(text).toContain(
    '2E · Skolefraværet blandt udsatte børn og unge samt børn og unge med handicap falder\n  Baseline 10,9 %',
  )
})

test('a comparison has one row a topic, in the order of codes, so that it fits every platform', async () => {
  const rowsOf = async (text: string) => {
    const { card } = await ask(text)
    return card.name === 'list' ? card.data.rows : []
  }
  expect(await rowsOf('sammenlign grundlag')).toHaveLength(10)
  const all = await rowsOf('sammenlign 2014')
  expect(all.length).toBeLessThan(24)
  expect(all.slice(0, 6).map(({ heading }) => heading.split(' ')[0])).toEqual([
    '1A',
    '1B',
    '2',
    '2A',
    '2E',
    '3A',
  ])
  expect(all.filter(({ heading, text }) => heading.length + text.length > 3000)).toEqual([])
})

test('a figure stands with its footnote in its document and in a comparison', async () => {
  const footnote = 'pr. juli 2014 og ikke for 2013 (001, fodnote 2)'
  for (const typed of ['målsæt 2014-2017', 'sammenlign grundlag'])
    expect(await told(typed)).toContain(footnote)
  expect(await told('målsæt 2014-2017')).toContain('2010-12) (001, fodnote 4)')
})

test('a document names a delmål above its parts, and says of which delmål a note is', async () => {
  const text = await told('målsæt 2014-2017')
  expect(text).toContain('venter på et botilbud i 2017\n  1F1 · Københavnerne med sindslidelser')
  expect(text).toContain('  1F: Overblikket skriver Højest, detaljetabellen Højst')
  expect(text).toContain('  7A og 7B: Overblikkets overskrift Baseline (2013) passer ikke her')
})

test('the principles have their titles and short words, and one says how pejl asks through it', async () => {
  expect((await ask('principper')).json).toHaveLength(4)
  const second = await ask('principper 2')
  expect(second.card.text).toMatch(/^Princip 2\n.*'recovery'[\s\S]*Sådan spørger pejl/)
  expect(second.json).toMatchObject({ questions: { length: 8 } })
  expect(second.card.text.match(/^ {2}– .*\?$/gm)).toHaveLength(8)
})
