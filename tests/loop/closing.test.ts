import {
  afterAll,
  afterEach,
  beforeAll,
  beforeEach,
  describe,
  expect,
  onTestFinished,
  test,
} from 'vitest'
import { runCommand } from '../../src/commands/index.ts'
import { revise } from '../../src/store/messages.ts'
import { furnish, type House, openHouse } from '../support/house.ts'

let house: House

const say = async (text: string, person = 'controller') => (await house.say(person, text)).card.text
const posts = async (conversation: `channel:${string}` | `person:${string}`) =>
  (await house.posts(conversation)).map(({ text }) => text)
const told = async (
  conversation: `channel:${string}` | `person:${string}`,
  beginning: string,
): Promise<string[]> => (await posts(conversation)).filter((text) => text.startsWith(beginning))
const json = async (text: string) => (await house.say('controller', text)).json

/** All of the period is over but pejlemærke 7, whose figures come two years later. */
const onlySevenIsAwaited = async () => {
  house = await openHouse('2018-02-05 09:00')
  await say('1A 1.004 for 2017')
  await house.tickAt('2020-01-21 09:00')
}

/** And 7's figures come: 7A meets its target, and 7B does not. */
const sevenComes = async () => {
  await say('7A 10.100 for 2017')
  await say('7B 1.800 for 2017')
  await house.tickAt('2020-01-21 09:01')
}

describe('while the last figures are awaited', () => {
  beforeAll(onlySevenIsAwaited)
  afterAll(() => house.close())

  test('the set says which, and until when', async () => {
    const said = 'Perioden er slut. Slutstatus afventer 7A og 7B; fristen er den 1. februar 2020.'
    expect(await say('status')).toContain(said)
    expect(await say('status 1')).toContain(said)
  })

  test('nobody else is asked for anything', async () => {
    const open = await house.db.message.findMany({
      where: { kind: 'reminder', at: { gte: new Date('2020-01-20T00:00:00Z') } },
      select: { recipient: true },
    })
    expect(open.map(({ recipient }) => recipient)).toEqual(['person:dataejer-fattigdom'])
  })

  test('nothing is said of how it ended', async () => {
    expect(await json('status 1')).toMatchObject({ final: null })
    expect(await told('channel:pejlemaerke-1', 'Slutstatus')).toEqual([])
    expect(await told('channel:direktion', 'Afsluttende')).toEqual([])
  })
})

describe('when the last figure that is asked for is in', () => {
  beforeAll(async () => {
    await onlySevenIsAwaited()
    await sevenComes()
  })
  afterAll(() => house.close())

  test('each leader channel is told the final status, with the course over the years', async () => {
    expect(await told('channel:pejlemaerke-7', 'Slutstatus for pejlemærke')).toEqual([
      [
        'Slutstatus for pejlemærke 7, Færre københavnere lever i fattigdom: ikke nået',
        'Perioden 2014–2017 er gjort op. 1 af 2 delmål er nået.',
        '7A · Færre københavnere lever i fattigdom: nået',
        '  10.598 (2012) → 10.100 (2017), mål under 10.598 (2017)',
        '7B · Færre børn vokser op i fattige familier: ikke nået',
        '  1.743 (2012) → 1.800 (2017), mål under 1.743 (2017)',
        'Tallet år for år',
        '  2014: – · 2015: – · 2016: – · 2017: 0,0',
      ].join('\n'),
    ])
    const [one = ''] = await told('channel:pejlemaerke-1', 'Slutstatus for pejlemærke')
    expect(one).toContain(
      '1A · 1.000 udsatte københavnere får anvist en bolig i 2017: nået\n  859 (2013) → 828 (2014) → 1.004 (2017), mål 1.000 (2017)',
    )
    expect(one).toContain(
      '1D · Der er færre hjemløse københavnere: kan ikke afgøres\n  1.581 (2013), mål 1.255 (2017)\n  Tallet for 2017 blev ikke indberettet.',
    )
  })

  test('management gets the closing digest, once', async () => {
    await house.tickAt('2020-01-21 09:05')
    const [digest = '', another] = await told('channel:direktion', 'Afsluttende')
    expect(another).toBeUndefined()
    expect(digest).toContain(
      'Afsluttende opfølgning på pejlemærkerne 2014–2017\n0 af 9 pejlemærker er nået, 1 er ikke nået og 8 kan ikke afgøres.',
    )
    expect(digest).toContain(
      '4. Flere københavnere med særlige behov kommer i uddannelse eller beskæftigelse: kan ikke afgøres\n  0 af 2 delmål er nået. 4A kan ikke afgøres: tallet for 2017 blev ikke indberettet. 4B1 og 4B2 kan ikke afgøres: der er ikke sat et mål.',
    )
    expect(digest).toContain('\n  2014: 1,6 (pejl: 2,4) · 2015: – · 2016: – · 2017: 5,0\n')
  })

  test('each leader is asked what they have learned, a card a pejlemærke', async () => {
    const asked = await told('person:leder-beskaeftigelse', 'Til eftertanke')
    const closing = asked.filter((text) => text.includes('Hvad har I lært i perioden'))
    expect(closing.map((text) => text.split('\n')[0])).toEqual([
      'Til eftertanke: pejlemærke 4',
      'Til eftertanke: pejlemærke 7',
    ])
    expect(closing[1]).toContain('Slutstatus for 2014–2017: ikke nået. 1 af 2 delmål er nået.')
  })

  test('status, overview, living card and JSON say how it ended', async () => {
    const said = 'Slutstatus for 2014–2017: ikke nået. 1 af 2 delmål er nået.'
    expect(await say('status 7')).toContain(said)
    expect((await posts('channel:pejlemaerke-7'))[0]).toContain(said)
    // Also where nothing was answered that day.
    expect((await posts('channel:pejlemaerke-8'))[0]).toContain('Slutstatus for 2014–2017')
    expect(await say('status')).toMatch(
      /Perioden 2014–2017 er gjort op[.][\s\S]*7[.] Færre københavnere[^\n]*\n {2}Datagrundlag: 2 af 2 delmål · slutstatus: ikke nået/,
    )
    expect(await say('status 7A')).toContain('Slutstatus for 2014–2017: nået.')
    expect(await json('status 7')).toMatchObject({
      final: {
        result: 'missed',
        delmaal: [
          { code: '7A', result: 'reached', why: '' },
          { code: '7B', result: 'missed', why: '' },
        ],
      },
    })
  })

  test('another pejl on the same store says nothing twice', async () => {
    const count = () =>
      Promise.all([house.db.message.count(), house.db.reflection.count(), house.db.webPost.count()])
    const before = await count()
    const second = await furnish(house.db, '2020-01-21 09:10')
    await second.tickAt('2020-01-21 09:10')
    expect(await count()).toEqual(before)
  })

  test('an owner can report no more, and is told who can', async () => {
    expect(await say('7B 1.700 for 2017', 'dataejer-fattigdom')).toBe(
      'Pejlemærker 2014–2017 er gjort op, så der indberettes ikke flere tal. En controller kan stadig indberette et tal, der kommer sent.',
    )
  })

  test('how it ended is not followed by how it stands to the plan', async () => {
    const text = await say('status 7')
    expect(text).toContain('Slutstatus for 2014–2017: ikke nået. 1 af 2 delmål er nået.')
    expect(text).not.toMatch(/Efter planen|planen\.|Pejlemærket er på målet|tærskler holder/)
  })

  test('the weekly digest rests', async () => {
    const before = await told('channel:direktion', 'Ugens')
    await house.tickAt('2020-01-27 08:00')
    const after = await told('channel:direktion', 'Ugens')
    expect(after.slice(before.length).map((text) => text.split('\n')[3])).toEqual([
      expect.stringContaining('fordi 7A (10.100) og 7B (1.800) for 2017 er indberettet.'),
    ])
    expect(after.at(-1)).toMatch(/^7\. .*: 0,0 · 2 af 2 delmål · slutstatus: ikke nået$/m)
    await house.tickAt('2020-02-03 08:00')
    expect(await told('channel:direktion', 'Ugens')).toEqual(after)
  })
})

test('a period that was over before pejl came is not told as news', async () => {
  house = await openHouse('2026-11-30 09:00')
  onTestFinished(() => house.close())
  await house.tickAt('2026-11-30 09:01')
  expect(await told('channel:pejlemaerke-1', 'Slutstatus for pejlemærke')).toEqual([])
  expect(await told('channel:direktion', 'Afsluttende')).toEqual([])
  expect(await posts('person:leder-bolig')).toEqual([])
  expect(await say('status 1')).toContain('Slutstatus for 2014–2017: kan ikke afgøres.')
})

describe('after a period has been made up', () => {
  beforeEach(async () => {
    await onlySevenIsAwaited()
    await sevenComes()
  })
  afterEach(() => house.close())

  const late = (text: string) =>
    runCommand(house.pejl, { personKey: 'controller', through: 'web' }, text, true)
  const below = async (number: number) =>
    (await told(`channel:pejlemaerke-${number}`, 'Slutstatus for')).at(-1)

  test('a late correction restates the final status, in its card and below it', async () => {
    await late('indberet 7B 1.700 for 2017')
    await house.drain()
    expect(await below(7)).toBe(
      'Slutstatus for 7B er ændret fra ikke nået til nået, fordi 7B for 2017 er rettet til 1.700. Pejlemærke 7 er ændret fra ikke nået til nået.',
    )
    expect(await told('channel:pejlemaerke-7', 'Slutstatus for pejlemærke 7')).toEqual([
      expect.stringContaining('lever i fattigdom: nået\n'),
    ])
    expect((await told('channel:direktion', 'Afsluttende'))[0]).toContain(
      '1 af 9 pejlemærker er nået, 0 er ikke nået og 8 kan ikke afgøres.',
    )
  })

  test('what changes no final status is told in no line of its own, and stands in its card', async () => {
    await late('indberet 7B 1.790 for 2017')
    await house.drain()
    const [card = '', line] = await told('channel:pejlemaerke-7', 'Slutstatus for p')
    expect([card.includes('→ 1.790 (2017)'), line]).toEqual([true, undefined])
    expect(await told('channel:pejlemaerke-7', 'Slutstatus for 7B')).toEqual([])
  })

  test('a late figure decides what could not be decided', async () => {
    await late('indberet 1D 1.300 for 2017')
    await house.drain()
    expect(await below(1)).toBe(
      'Slutstatus for 1D er ændret fra kan ikke afgøres (tallet for 2017 blev ikke indberettet) til ikke nået, fordi 1D for 2017 er indberettet som 1.300. Pejlemærke 1 er ændret fra kan ikke afgøres til ikke nået.',
    )
  })

  test('so does one that was awaited again, and both are told', async () => {
    await say('genoptag 1D for 2017')
    expect(await below(1)).toContain(
      'Slutstatus for 1D er ændret fra kan ikke afgøres (tallet for 2017 blev ikke indberettet) til kan ikke afgøres (tallet for 2017 afventes), fordi 1D for 2017 afventes igen.',
    )
    await late('indberet 1D 1.200 for 2017')
    await house.drain()
    expect(await below(1)).toContain('(tallet for 2017 afventes) til nået')
  })

  test('a corrected baseline does too, where the target is counted from it', async () => {
    await late('indberet 1B 460 for 2017')
    await late('baseline 1B 545 for 2013')
    await house.drain()
    expect(await below(1)).toBe(
      'Slutstatus for 1B er ændret fra ikke nået til nået, fordi baseline for 1B er rettet til 545 (2013). Pejlemærke 1 er ændret fra ikke nået til kan ikke afgøres.',
    )
  })

  test('a period that is prolonged runs again, and what was told of its first end stands', async () => {
    const before = await told('channel:pejlemaerke-7', 'Slutstatus for pejlemærke 7')
    await say('målsæt forlæng til 2019 der blev ikke valgt nye mål')
    await house.tickAt('2020-01-21 10:00')
    expect(await told('channel:pejlemaerke-7', 'Slutstatus for pejlemærke 7')).toEqual(before)
    const ended = await house.db.message.findMany({ where: { kind: 'final-status' } })
    await revise(
      house.db,
      ended.map(({ id }) => id),
    )
    await house.drain()
    expect(await told('channel:pejlemaerke-7', 'Slutstatus for pejlemærke 7')).toEqual(before)
    expect(await json('status 7')).toMatchObject({ final: null })
    expect(await say('7B 1.650 for 2018', 'dataejer-fattigdom')).toContain(
      '7B for 2018 er registreret som 1.650',
    )
  })
})
