import { spawnSync } from 'node:child_process'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { StatusExport } from '../../src/domain/yearly/shape.ts'
import { type House, openHouse } from '../support/house.ts'
import { openTwoGoalSets } from '../support/two-goal-sets.ts'

const CHECKER = new URL('../checker/recompute.js', import.meta.url).pathname

const SET = 'pejlemaerker-2014-2017'

let house: House
beforeAll(async () => {
  house = await openHouse('2016-02-01 09:00')
})
afterAll(() => house.close())

const shown = async (person: string, text: string) => (await house.say(person, text)).card.text
const json = async (person: string, text: string) =>
  (await house.say(person, text)).json as StatusExport & { state: string; since: unknown[] }
/** The rows of one pejlemærke. */
const row = (text: string, number: number) =>
  text.split(/\n(?=\d\. )/).find((one) => one.startsWith(`${number}. `)) ?? ''
const buttonOf = async (text: string) => {
  const { card } = await house.say('controller', text)
  const { actions } = card.data as { actions: { title: string; command: string }[] }
  return actions.find(({ title }) => title === 'Offentliggør')?.command ?? ''
}

// In this order: one calendar.
describe('before a year is published', () => {
  test('2014 is published by its document: the printed number beside pejl’s own', async () => {
    const text = await shown('dataejer-bolig', 'årsstatus 2014')
    expect(text).toContain('Offentliggjort i dokumentet 001.')
    expect(row(text, 1)).toContain('har en bolig: 1,6\n  pejl: 2,4 · Datagrundlag: 4 af 6 delmål')
    expect(row(text, 1)).toContain('regnet som 0')
    expect(row(text, 5)).toContain(': 0,2\n  pejl: −1,0')
    expect(await json('dataejer-bolig', 'årsstatus 2014')).toMatchObject({
      state: 'published',
      year: 2014,
      published: { by: null },
      since: [],
    })
  })

  test('each year and how it stands', async () => {
    const text = await shown('dataejer-bolig', 'årsstatus')
    expect(text.split('\n').slice(2)).toEqual([
      '2014',
      '  Offentliggjort i dokumentet 001.',
      '2015',
      '  Ikke offentliggjort endnu. Der er tal for 0 af 36 delmål.',
      '2016',
      '  Året er ikke slut endnu. Der er tal for 0 af 36 delmål.',
    ])
    expect(await json('dataejer-bolig', 'yearly')).toMatchObject({
      years: [{ state: 'published' }, { state: 'not-published' }, { state: 'not-over' }],
    })
  })

  test('a year without any figure has nothing to publish', async () => {
    const command = await buttonOf('årsstatus 2015')
    const { card, ok } = await house.say('controller', command)
    expect(ok).toBe(false)
    expect(card.text).toContain('intet at offentliggøre')
  })

  test('a controller sees what would be published, what is missing and why', async () => {
    for (const figure of ['1A 900', '1B 470', '1C 96,6'])
      await house.say('controller', `indberet ${figure} for 2015`)
    await house.say('dataejer-bolig', 'udskyd 1E 1. april 2016 registeret opdateres')
    const text = await shown('controller', 'årsstatus 2015')
    expect(text).toContain('Årsstatus for 2015: sådan vil den blive')
    expect(row(text, 1)).toContain('Datagrundlag: 3 af 6 delmål')
    expect(row(text, 1)).toContain(
      '1D: status for 2015 mangler; afventer dataejer bolig, frist den 1. februar 2016',
    )
    expect(row(text, 1)).toContain(
      '1E: status for 2015 mangler; forventes den 1. april 2016: registeret opdateres',
    )
    expect(await buttonOf('årsstatus 2015')).toMatch(/^årsstatus 2015 offentliggør [0-9a-f]{6}$/)
  })

  test('others are told that it is not published, and see what there is so far', async () => {
    const { card } = await house.say('leder-bolig', 'årsstatus 2015')
    expect(card.text).toContain('Den er ikke offentliggjort endnu.')
    expect(row(card.text, 1)).toContain('Datagrundlag: 3 af 6 delmål')
    expect(JSON.stringify(card)).not.toContain('2015 offentliggør')
  })

  test('others cannot publish it, whatever they send', async () => {
    const command = await buttonOf('årsstatus 2015')
    const { card } = await house.press('leder-bolig', 'command', { command })
    expect(card.text).toBe(
      'Du kan desværre ikke offentliggøre årsstatus for 2015. Det kan en controller.',
    )
    expect(await json('leder-bolig', 'årsstatus 2015')).toMatchObject({ state: 'not-published' })
  })

  test('a year that is not over is refused kindly', async () => {
    expect(await shown('controller', 'årsstatus 2016 offentliggør')).toBe(
      '2016 er ikke slut endnu. Årsstatus kan offentliggøres fra den 1. januar 2017.',
    )
    expect(await shown('controller', 'årsstatus 2016')).toContain('2016 er ikke slut endnu.')
  })

  test('a year outside the goal set, or a set there is none of, is said to be so', async () => {
    expect(await shown('controller', 'årsstatus 2011')).toContain('går fra 2014 til 2017')
    expect(await shown('controller', 'årsstatus sommerfugle 2014')).toContain(
      'Jeg kender ikke målsættet »sommerfugle«',
    )
  })

  test('nobody publishes what they have not seen: a figure came after the preview', async () => {
    const command = await buttonOf('årsstatus 2015')
    await house.say('dataejer-botilbud', 'indberet 1F1 110 for 2015')
    const { card } = await house.press('controller', 'command', { command })
    expect(card.text).toContain('Tallene er ændret, siden du så dem')
    expect(card.text).toContain('sådan vil den blive')
    expect(await buttonOf('årsstatus 2015')).not.toBe(command)
  })
})

describe('when it is published', () => {
  let posts: number
  let frozen: string
  beforeAll(async () => {
    await house.tickAt('2016-03-01 10:00')
    posts = (await house.posts('channel:direktion')).length
    const command = await buttonOf('årsstatus 2015')
    const { card } = await house.press('controller', 'command', { command })
    expect(card.text).toContain('Årsstatus for 2015 er nu offentliggjort.')
    await house.tickAt('2016-03-01 10:01')
    const { state: _, since: __, ...rest } = await json('controller', 'årsstatus 2015')
    frozen = JSON.stringify(rest)
  })

  test('management is told, once', async () => {
    const told = (await house.posts('channel:direktion')).slice(posts).map(({ text }) => text)
    const [one, ...more] = told.filter((text) => text.startsWith('Årsstatus for 2015'))
    expect(more).toEqual([])
    expect(one).toContain('Offentliggjort den 1. marts 2016 af controller.')
    expect(one).toContain('Datagrundlag: 4 af 6 delmål, F (1 af 2)')
  })

  test('it stands beside the status, also in the living card', async () => {
    const [card] = await house.posts('channel:pejlemaerke-1')
    const status = await house.say('leder-bolig', 'status 1')
    const { label } = {
      label: (await json('controller', 'årsstatus 2015')).pejlemaerker[0]?.display,
    }
    for (const text of [card?.text, status.card.text])
      expect(text).toContain(`Offentliggjort for 2015: ${label}.`)
    expect(status.json).toMatchObject({ publishedYear: 2015, publishedLabel: label })
    const of2014 = await house.say('leder-bolig', 'status 1 for 2014')
    expect(of2014.json).toMatchObject({ published: 1.6, publishedYear: 2014 })
  })

  test('it is not published again', async () => {
    const again = await house.say('controller', 'årsstatus 2015 offentliggør')
    expect(again.ok).toBe(false)
    expect(again.card.text).toContain('er offentliggjort og offentliggøres ikke igen')
    expect(await house.db.yearlyStatus.count({ where: { year: 2015 } })).toBe(1)
  })

  test('corrections stand beside it with from, to, when and by whom, and change nothing', async () => {
    const was = row(await shown('leder-bolig', 'årsstatus 2015'), 1)
    await house.tickAt('2016-05-03 10:00')
    const asked = await house.say('controller', 'indberet 1A 960 for 2015')
    expect(asked.card.text).toContain('Vil du rette det til 960?')
    await house.press('controller', 'report', {
      items: `${SET}/1A:2015@1`,
      [`figure:${SET}/1A:2015`]: '960',
    })
    await house.say('controller', 'baseline 1B 540 for 2013')
    await house.say('dataejer-bolig', 'indberet 1D 1.330 for 2015')
    const now = row(await shown('leder-bolig', 'årsstatus 2015'), 1)
    expect(now.startsWith(was)).toBe(true)
    expect(now.slice(was.length)).toMatch(
      /^\n {2}−?\d,\d{3} ved offentliggørelsen; −?\d,\d{3} efter rettelse af 1A den 3\. maj 2016 af controller \(fra 900 til 960\), rettelse af baseline for 1B den 3\. maj 2016 af controller \(fra 538 til 540\) og nyt tal for 1D den 3\. maj 2016 af dataejer bolig \(1\.330\)\.$/,
    )
    const after = await json('controller', 'årsstatus 2015')
    const { state: _, since, ...rest } = after
    expect(JSON.stringify(rest)).toBe(frozen)
    expect(since).toMatchObject([
      {
        number: 1,
        corrections: [
          { what: 'figure', code: '1A', from: 900, to: 960, by: 'controller' },
          { what: 'baseline', code: '1B', from: 538, to: 540, by: 'controller' },
          { what: 'figure', code: '1D', from: null, to: 1330, by: 'dataejer bolig' },
        ],
      },
    ])
    expect(await shown('leder-bolig', 'status 1')).toContain(
      'tal for 2015 er ændret siden, se »årsstatus 2015«',
    )
  })

  test('as of a day before it was published, it was not', async () => {
    const then = await shown('leder-bolig', 'status 1 pr. 15. februar 2016')
    expect(then).toContain('Offentliggjort for 2014: 1,6')
    expect(then).not.toContain('Offentliggjort for 2015')
  })

  test('a stranger can recompute it, and each calculation', async () => {
    for (const command of [
      'årsstatus 2014',
      'årsstatus 2015',
      'beregning 1',
      'beregning 5 for 2014',
    ]) {
      const input = JSON.stringify((await house.say('controller', command)).json)
      const run = spawnSync(process.execPath, [CHECKER], { input, encoding: 'utf8' })
      expect(run, command).toMatchObject({ status: 0 })
    }
  })

  test('a calculation shows each figure with its revision, who and when', async () => {
    const text = await shown('leder-bolig', 'beregning 1 for 2015')
    expect(text).toContain('Sådan er pejlemærke 1 regnet ud (kun tal for 2015)')
    expect(text).toContain(
      '960 for 2015, revision 2: indberettet af controller den 3. maj 2016 kl.\u00a010.00',
    )
    expect(text).toContain('Baseline 540 (2013), revision 2: rettet af controller den 3. maj 2016')
    expect(text).toContain('1.330 for 2015: indberettet af dataejer bolig den 3. maj 2016')
    expect(text).toContain('Baseline 859 (2013): fra dokumentet')
  })
})

describe('with two goal sets', () => {
  let two: House
  beforeAll(async () => {
    two = await openTwoGoalSets('2016-02-01 09:00')
  })
  afterAll(() => two.close())

  test('a year that both have is asked about, and each suggestion works', async () => {
    const { card, json: asked, ok } = await two.say('controller', 'årsstatus 2015')
    expect(ok).toBe(false)
    expect(card.text).toBe(
      'Flere målsæt har 2015. Mener du »årsstatus 2014-2017 2015« eller »årsstatus 2013-2016 2015«?',
    )
    const { suggestions } = asked as { suggestions: string[] }
    for (const command of suggestions) {
      const { card: answer } = await two.say('controller', command)
      expect(answer.text).toContain(`skriv »${command} offentliggør `)
    }
  })

  test('a year of one set alone needs no name', async () => {
    const { card } = await two.say('controller', 'årsstatus 2013')
    expect(card.text).toContain('Årsstatus for 2013')
    expect(card.text).toContain('Pejlemærker 2013–2016')
  })
})
