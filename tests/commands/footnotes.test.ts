import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type House, openHouse } from '../support/house.ts'

let house: House
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

const say = async (text: string, person = 'controller') => (await house.say(person, text)).card.text

const JULY = 'Dokumentets baseline er antallet pr. juli 2014 og ikke for 2013 (001, fodnote 2).'
const WEIGHTED = 'Delmålene er vægtet efter, hvor mange borgere de dækker (001, fodnote 3).'
const POOR = 'Dokumentets baseline er dem, der ved udgangen af 2012 havde været fattige'
const BREAK = 'nationale fattigdomsgrænse har afløst kommunens egen'

describe.each(['status', 'historik', 'beregning'])(
  '»%s« of one delmål tells what the document says of its figure',
  (command) => {
    test.each([
      ['4A', JULY],
      ['4A', 'Overblikkets overskrift Baseline (2013) passer ikke her (001, overblikket).'],
      ['5A2', WEIGHTED],
      ['5A2', 'Tallet for 5A2 (2014) er foreløbigt.'],
      ['5A2', 'Dokumentets tekst kalder dette delmål A3'],
      ['4B1', 'Dokumentet siger ikke, om 4B1 og 4B2 opgøres som antal eller andel (001).'],
      ['6A', 'Målet kommer fra regeringens mål for 2020.'],
      ['7A', POOR],
      ['7B', BREAK],
      ['8A', 'målgruppen er nu alle borgere'],
      ['9A', 'Ordet københavnere er ændret til borgere (001, fodnote 5).'],
      ['2A', '2A er foreslået at udgå'],
    ])('%s: %s', async (code, said) => {
      const text = await say(`${command} ${code}`)
      expect(text).toContain(said)
      expect(text.split(said)).toHaveLength(2)
    })
  },
)

test('status of a delmål with parts tells of all of them, and JSON has the same', async () => {
  const text = await say('status 5A')
  for (const said of [
    WEIGHTED,
    '5A2: Dokumentets tekst kalder dette delmål A3',
    '5A3: Dokumentets tekst kalder dette delmål A2',
  ])
    expect(text).toContain(said)
  const { json } = await house.say('controller', 'status 4A')
  expect(json).toMatchObject({ code: '4A', notes: expect.arrayContaining([JULY]) })
})

test('beregning of one delmål is its own steps, with the way to the whole; of a pejlemærke each has its footnotes', async () => {
  const one = await say('beregning 5A2')
  expect(one).toMatch(/^Sådan er 5A2 regnet ud\n/)
  expect(one).toContain('5 · (7 − 5) / (10 − 5) = 2')
  expect(one).not.toContain('5A1 ·')
  const { card } = await house.say('controller', 'beregning 5A2')
  expect(card).toMatchObject({
    data: {
      actions: expect.arrayContaining([expect.objectContaining({ command: 'beregning 5' })]),
    },
  })
  expect(await say('beregning 4')).toContain(JULY)
})

test('the card that asks for a figure has a short line of what its footnote and break say', async () => {
  const [four, seven, one] = [
    await say('indberet 4A'),
    await say('indberet 7A for 2015'),
    await say('indberet 1D'),
  ]
  expect(four).toContain(JULY)
  expect(seven).toContain(POOR)
  expect(seven).toContain(BREAK)
  expect(one).not.toContain('fodnote')
})
