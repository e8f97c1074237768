import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { newestAnswers } from '../../src/domain/answer/answers.ts'
import type { Delmaal } from '../../src/domain/goal-set.ts'
import { prolong } from '../../src/loop/prolonged/prolong.ts'
import { questionOf } from '../../src/loop/reminder/question.ts'
import { type House, openHouse } from '../support/house.ts'
import { answered, goalSetOf, oneDelmaal } from '../support/one-delmaal.ts'

const YEAR = '2018-02-05 09:00'
let house: House
beforeEach(async () => {
  house = await openHouse(YEAR)
})
afterEach(() => house.close())

const say = async (text: string, person = 'controller') => (await house.say(person, text)).card.text
const report = (text: string) => say(`indberet ${text}`)

describe('a goal set’s period', () => {
  test('takes no figures for later years than its own', async () => {
    house.setClock('2019-03-01 09:00')
    expect(await report('1D 1.300 for 2018')).toBe(
      '1D følges til og med 2017, så der indberettes ikke tal for 2018. En controller kan forlænge perioden.',
    )
  })

  test('is prolonged by a controller: later figures are taken, and the plan reaches further', async () => {
    await report('1D 1.418 for 2015')
    expect((await house.say('controller', 'status 1')).json).toMatchObject({
      delmaal: expect.arrayContaining([expect.objectContaining({ code: '1D', expected: 2.5 })]),
    })
    expect(await say('målsæt forlæng 2014-2017 til 2018 valget er udskudt')).toContain(
      'Pejlemærker 2014–2017 gælder nu til og med 2018 (før 2017).',
    )
    expect((await house.say('controller', 'status 1')).json).toMatchObject({
      delmaal: expect.arrayContaining([
        expect.objectContaining({ code: '1D', expected: 2, targetYear: 2018 }),
      ]),
    })
    house.setClock('2019-03-01 09:00')
    expect(await report('1D 1.300 for 2018')).toContain('1D for 2018 er registreret som 1.300')
  })

  test('as of a day before is as it was', async () => {
    house.setClock('2018-02-08 09:00')
    await say('målsæt forlæng til 2019')
    house.setClock('2018-02-09 09:00')
    const year = async (text: string) =>
      (await house.say('controller', text)).json as { targetYear: number }
    expect(await year('status 1D')).toMatchObject({ targetYear: 2019 })
    expect(await year('status 1D pr. 8. februar 2018')).toMatchObject({ targetYear: 2019 })
    expect(await year('status 1D pr. 7. februar 2018')).toMatchObject({ targetYear: 2017 })
  })

  test('is changed by one at a time: who saw an older one is told so', async () => {
    const [set] = house.pejl.sets
    if (!set) throw new Error('no goal set')
    const actor = { personKey: 'controller', through: 'web' }
    const now = await house.pejl.clock.now()
    expect(await prolong(house.pejl, actor, set, 2019, '', now)).toBe(true)
    expect(await prolong(house.pejl, actor, set, 2018, '', now)).toBe(false)
    expect(await house.db.prolongation.count()).toBe(1)
  })

  test('does not end what has a later year of its own', () => {
    const later = oneDelmaal({ targetYear: 2020 })
    const known = { set: goalSetOf([later]), facts: answered({}), today: '2021-01-01' }
    const question = (delmaal: Delmaal) =>
      questionOf({ ...known, newest: newestAnswers([]) }, '1D', new Map(), delmaal, '2020')
    expect(question(later).lastYear).toBe(2020)
    expect(question(oneDelmaal({ targetYear: 2016 })).lastYear).toBe(2017)
  })

  test('is told to management, and the living cards follow', async () => {
    await house.tickAt('2018-02-05 09:00')
    await say('målsæt forlæng 2014-2017 til 2019 valget er udskudt')
    const posts = await house.posts('channel:direktion')
    expect(posts.map(({ text }) => text).join('\n')).toContain(
      'Pejlemærker 2014–2017: perioden er forlænget fra 2017 til 2019 af controller. De mål, der skulle nås i 2017, skal nås i 2019, og planen regnes derefter. Begrundelsen er: Valget er udskudt.',
    )
    const [card] = await house.posts('channel:pejlemaerke-1')
    expect(card?.text).toContain('mål 1.255 (2019)')
  })

  test.each([
    ['målsæt forlæng 2014-2017 til 2017', 'gælder allerede til og med 2017'],
    ['målsæt forlæng 2014-2017 til 2016', 'kan ikke slutte før'],
    ['målsæt forlæng 2014-2017 til 2040', 'Så er det et nyt målsæt'],
    ['målsæt forlæng 2099 til 2019', 'Jeg kender ikke »2099«'],
    ['målsæt forlæng', 'Hvilket målsæt skal forlænges, og til hvilket år?'],
  ])('%s: %s', async (typed, said) => {
    expect(await say(typed)).toContain(said)
  })

  test('is a controller’s to prolong', async () => {
    expect(await say('målsæt forlæng 2014-2017 til 2019', 'dataejer-bolig')).toBe(
      'Du kan desværre ikke forlænge Pejlemærker 2014–2017. Det kan en controller.',
    )
  })

  test('can end again where its file has it, unless there are figures after that', async () => {
    await say('målsæt forlæng til 2018')
    expect(await say('målsæt forlæng 2014-2017 2017')).toContain(
      'gælder nu til og med 2017 (før 2018)',
    )
    await say('målsæt forlæng til 2018')
    house.setClock('2019-03-01 09:00')
    await report('1D 1.300 for 2018')
    expect(await say('målsæt forlæng til 2017')).toBe(
      '1D har tal efter 2017, så perioden kan ikke slutte der.',
    )
  })
})
