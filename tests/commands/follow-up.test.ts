import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { inputOf, named } from '../support/form.ts'
import { type House, openHouse } from '../support/house.ts'

let house: House
beforeEach(async () => {
  house = await openHouse()
})
afterEach(() => house.close())

describe('mangler', () => {
  test('says what is awaited, from whom and until when', async () => {
    const { card, json } = await house.say('controller', 'mangler')
    expect(card.text).toContain(
      'dataejer bolig\n  1A, 1B, 1C, 1D og 1E for 2015: frist den 1. februar 2016',
    )
    expect(card.text).toContain('Endnu ingen dataejer\n  4B1 og 4B2 for 2015')
    expect(json).toMatchObject({
      awaited: expect.arrayContaining([
        expect.objectContaining({ code: '1D', period: '2015', owners: ['dataejer bolig'] }),
      ]),
    })
  })

  test('leaves out what is answered and what is proposed to go', async () => {
    await house.say('dataejer-bolig', 'indberet 1D 1.330')
    const { text } = (await house.say('controller', 'mangler')).card
    expect(text).toContain('1A, 1B, 1C og 1E for 2015')
    expect(text).not.toContain('2A')
  })

  test('blames nobody, also when the day has passed', async () => {
    house.setClock('2016-03-01 09:00')
    const { text } = (await house.say('controller', 'mangler')).card
    expect(text).toContain('fristen var den 1. februar 2016')
    expect(text).not.toMatch(/forsinke|for sent|overskred|rykker|mangler svar/i)
  })

  test('tells when a figure is expected, and why it does not exist yet', async () => {
    await house.press('dataejer-bolig', 'postpone', {
      item: named('1D:2015'),
      items: named('1D:2015@0'),
      [inputOf('1D:2015', 'reason')]: 'Tællingen er ikke færdig',
      [inputOf('1D:2015', 'expectedOn')]: '2016-04-01',
    })
    const { card, json } = await house.say('controller', 'mangler')
    expect(card.text).toContain(
      '1D for 2015 findes ikke endnu\n  Forventes den 1. april 2016: Tællingen er ikke færdig',
    )
    expect(json).toMatchObject({ postponed: [{ code: '1D', expectedOn: '2016-04-01' }] })
    expect((await house.say('dataejer-bolig', 'mine')).card.text).toContain(
      'Forventes den 1. april 2016 (tallet for 2015)',
    )
    house.setClock('2016-04-02 09:00')
    const { text } = (await house.say('controller', 'mangler')).card
    expect(text).toContain('Var forventet den 1. april 2016: Tællingen er ikke færdig')
    // It is said once: as expected, not as a deadline that was passed.
    expect(text).not.toContain('1D for 2015: fristen var')
    expect((await house.say('dataejer-bolig', 'mine')).card.text).toContain(
      'Var forventet den 1. april 2016 (tallet for 2015)',
    )
  })
})

describe('mine', () => {
  test('an owner sees their figures with the newest and the next due date', async () => {
    const { card, json } = await house.say('dataejer-bolig', 'mine')
    expect(card.text).toContain('Dataejer bolig')
    expect(card.text).toContain(
      'Seneste tal: 828 (2014)\n  Næste frist den 1. februar 2016 (tallet for 2015)',
    )
    expect(card.text).toContain('Der er ikke noget tal endnu.')
    expect(json).toMatchObject({
      figures: expect.arrayContaining([
        expect.objectContaining({ code: '1A', newest: { value: 828, period: '2014' } }),
      ]),
    })
    // A day when the deadline after it is near enough to be known, too.
    house.setClock('2016-01-20 09:00')
    const { text } = (await house.say('dataejer-bolig', 'mine')).card
    expect(text.match(/Næste frist/g)).toHaveLength(5)
  })

  test('figures are written as Danes write them, shares with their »%«', async () => {
    await house.say('dataejer-bolig', 'indberet 1D 1.330')
    const { card } = await house.say('dataejer-bolig', 'mine')
    expect(card.text).toContain('Seneste tal: 1.330 (2015)')
    expect(card.text).toContain('Seneste tal: 97,1\u00a0% (2014)')
  })

  test('an owner sees every period that awaits a figure, without blame', async () => {
    house.setClock('2017-01-25 09:00')
    const { card } = await house.say('dataejer-bolig', 'mine')
    expect(card.text).toContain(
      [
        '  Fristen var den 1. februar 2016 (tallet for 2015)',
        '  Næste frist den 1. februar 2017 (tallet for 2016)',
      ].join('\n'),
    )
  })

  test('a leader sees the pejlemærker they lead', async () => {
    const { card, json } = await house.say('leder-boern-og-unge', 'mine')
    expect(card.text).toContain('Pejlemærke 3 · Færre københavnske unge begår kriminalitet')
    expect(json).toMatchObject({ figures: [], leads: [{ number: 2 }, { number: 3 }] })
  })

  test('a controller is told that they may report all figures', async () => {
    const { card } = await house.say('controller', 'mine')
    expect(card.text).toContain('Som controller kan du indberette og rette alle')
  })

  test('somebody with neither is shown the way on', async () => {
    const { card } = await house.say('direktion', 'mine')
    expect(card.text).toContain('Skriv »status« for at se dem alle')
  })

  test('is on one’s own page too, but for a leader who has no figures', async () => {
    const first = async (personKey: string) =>
      (await house.inbound.home({ personKey, through: 'slack' }))[0]
    expect((await first('direktion'))?.text).toContain('Skriv »status« for at se dem alle')
    expect((await first('leder-bolig'))?.name).toBe('barometer')
    expect((await first('dataejer-bolig'))?.text).toContain('1D · Der er færre hjemløse')
  })
})

describe('historik', () => {
  test('has who, when and through what, newest first, corrections and all', async () => {
    await house.say('dataejer-bolig', 'indberet 1D 1.330')
    house.setClock('2016-01-05 10:15')
    await house.press('controller', 'report', {
      items: named('1D:2015@1'),
      [inputOf('1D:2015')]: '1.340',
      [inputOf('1D:2015', 'comment')]: 'Talt op igen',
    })
    const { card, json } = await house.say('leder-bolig', 'historik 1D')
    const told = /\n {2}Fortalt i besked \d+/g
    expect(card.text.match(told)).toHaveLength(2)
    expect(card.text.replace(told, '')).toContain(
      [
        '2015: 1.340 (rettet)',
        '  controller den 5. januar 2016 kl.\u00a010.15 (Web)',
        '  Talt op igen',
        '2015: 1.330',
        '  dataejer bolig den 4. januar 2016 kl.\u00a007.55 (Web)',
        'Baseline (2013): 1.581',
        '  Fra dokumentet Pejlemærker 2014–2017',
      ].join('\n'),
    )
    expect(json).toMatchObject({
      code: '1D',
      answers: [
        { value: 1340, revision: 2, by: 'controller', through: 'web' },
        { value: 1330, revision: 1, by: 'dataejer-bolig', through: 'web' },
      ],
      baselines: [{ value: 1581, year: 2013 }],
    })
  })

  test('a figure printed in the document says so', async () => {
    const { card } = await house.say('leder-bolig', 'historik 1B')
    expect(card.text).toContain('2014: 474\n  Fra dokumentet')
  })

  test('a figure that does not exist yet stands with reason and date', async () => {
    await house.press('dataejer-bolig', 'postpone', {
      item: named('1D:2015'),
      items: named('1D:2015@0'),
      [inputOf('1D:2015', 'reason')]: 'Tællingen er ikke færdig',
      [inputOf('1D:2015', 'expectedOn')]: '2016-04-01',
    })
    const { card } = await house.say('leder-bolig', 'historik 1D')
    expect(card.text).toContain('2015: findes ikke endnu')
    expect(card.text).toContain('Forventes den 1. april 2016: Tællingen er ikke færdig')
  })

  test('a delmål with parts suggests its parts', async () => {
    const { json, ok } = await house.say('leder-bolig', 'historik 1F')
    expect(ok).toBe(false)
    expect(json).toMatchObject({ suggestions: ['historik 1F1', 'historik 1F2'] })
  })
})
