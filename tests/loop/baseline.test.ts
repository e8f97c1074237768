import { afterAll, beforeAll, expect, test } from 'vitest'
import type { BaselineData } from '../../src/cards/baseline.ts'
import { fieldOf, form, named } from '../support/form.ts'
import { type House, openHouse } from '../support/house.ts'

let house: House
beforeAll(async () => {
  house = await openHouse('2016-02-01 09:00')
  await house.tickAt('2016-02-01 09:00')
})
afterAll(() => house.close())

const MISBRUG = 'dataejer-misbrug'
const report = (item: string, figure: string) =>
  house.press(MISBRUG, 'report', form({ [item]: figure }))
const asked = async (code: string) =>
  (await house.posts('person:controller')).filter(({ text }) =>
    text.startsWith(`Første tal for ${code}`),
  )
const baselines = async (code: string) =>
  (
    await house.prisma.baseline.findMany({
      where: { delmaal: { code } },
      orderBy: { revision: 'asc' },
    })
  ).map(({ value, year, confirmedBy }) => [value.toNumber(), year, confirmedBy])
const status = async (number: number) =>
  (await house.say('controller', `status ${number}`)).json as { score: number; display: string }

// In this order: the life of 6A, which has a target and no baseline.
test('a first figure is put to the controller, as it was last corrected', async () => {
  await report('6A:2015', '30')
  await report('6A:2015@1', '34')
  const [card, ...others] = await asked('6A')
  expect(others).toEqual([])
  expect(card?.text).toContain('har fået sit første tal: 34\u00a0% for 2015')
  expect(await baselines('6A')).toEqual([])
})

test('confirmed it is the baseline, once, and does not score itself', async () => {
  for (let press = 0; press < 2; press++) {
    const answer = await house.press('controller', 'confirm-baseline', { item: named('6A:2015') })
    expect(answer.card.data as BaselineData).toMatchObject({
      open: false,
      receipt: 'Baseline for 6A er 34\u00a0% (2015).',
    })
  }
  expect(await baselines('6A')).toEqual([[34, 2015, 'controller']])
  expect((await asked('6A'))[0]?.text).toContain('Baseline for 6A er 34\u00a0% (2015).')
  expect(await status(6)).toMatchObject({ score: null, display: '0 (kun baseline-målinger)' })
})

test('another figure for its year is refused, and points to the baseline', async () => {
  const answer = await report('6A:2015@2', '36')
  expect(fieldOf(answer, '6A:2015').problem).toContain('baseline 6A TAL for 2015')
  expect((await house.say(MISBRUG, 'baseline 6A 36 for 2015')).ok).toBe(false)
})

test('the next figure scores', async () => {
  await house.tickAt('2017-02-01 09:00')
  await report('6A:2016', '39')
  expect((await status(6)).score).toBeCloseTo(2.5)
  expect(await asked('6A')).toHaveLength(1)
})

test('a controller can correct it: a new revision, and the score follows', async () => {
  const answer = await house.say('controller', 'baseline 6A 29 for 2015')
  expect(answer.card.text).toBe('Tak. Baseline for 6A er nu 29\u00a0% (2015).')
  await house.say('controller', 'baseline 6A 29 for 2015')
  expect(await baselines('6A')).toEqual([
    [34, 2015, 'controller'],
    [29, 2015, 'controller'],
  ])
  expect((await status(6)).score).toBeCloseTo((5 * 10) / 15)
})

test('only the first figure is put to the controller, also when it is not confirmed yet', async () => {
  await report('6C:2015', '20')
  await report('6C:2016', '22')
  expect(await asked('6C')).toHaveLength(1)
})

test.each([
  ['baseline 6C', 'Hvilket år er baseline fra?'],
  ['baseline 6C 20', 'Hvilket år er baseline fra?'],
  ['baseline 6C for 2015', 'Her står ikke noget tal'],
  ['baseline 6C 20.5 for 2015', 'hvordan 20.5 skal læses. Skriv tallet uden decimaler'],
  ['baseline 6C 20 for 2031', '2031 er ikke begyndt endnu'],
])('»%s« is asked back about and changes nothing', async (typed, question) => {
  const answer = await house.say('controller', typed)
  expect(answer.ok).toBe(false)
  expect(answer.card.text).toContain(question)
  expect(await baselines('6C')).toEqual([])
})
