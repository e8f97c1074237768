import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type House, openHouse } from '../support/house.ts'

let house: House
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

const ask = (text: string) => house.say('leder-bolig', text)

test('the end of a code is asked about, and what is typed after it is kept', async () => {
  const { card, json } = await ask('status A1 i 2014')
  expect(card.text).toMatch(/^Skriv også pejlemærkets nummer foran\. Mener du 5A1\?\n5A1 · /)
  expect(json).toMatchObject({ suggestions: ['status 5A1 for 2014'] })
})

describe('what is asked for', () => {
  test.each([
    ['status 5A', '5A'],
    ['status 5a2', '5A2'],
    ['status delmål 1D', '1D'],
    ['status unge hjemløse', '1E'],
    ['status på 1D?', '1D'],
    ['1D', '1D'],
    ['5 A 2', '5A2'],
    ['hvordan går det med 1D', '1D'],
    ['hvad er baseline for 1D?', '1D'],
  ])('»%s« is delmål %s', async (text, code) => {
    expect((await ask(text)).json).toMatchObject({ code })
  })

  test.each([
    ['/pejl status 5', 5],
    ['STATUS pejlemærke 5', 5],
    ['s 5', 5],
    ['status mestrer', 5],
    ['status fattigdom', 7],
    ['Status 5.', 5],
    ['status på 5', 5],
    ['status nr. 5', 5],
    ['status @5', 5],
    ['5 status', 5],
    ['vis status for 5, tak', 5],
    ['hej pejl, status 5?', 5],
    ['pejl: 5', 5],
    ['pejlemærke 5', 5],
    ['#5', 5],
    ['fattigdom', 7],
    ['hvordan går det med fattigdom i byen?', 7],
  ])('»%s« is pejlemærke %d', async (text, number) => {
    expect((await ask(text)).json).toMatchObject({ number, coverage: {} })
  })

  test.each([
    ['status hjemløse', ['status 1D', 'status 1E']],
    ['status 5B', ['status 5A']],
    ['status 77', ['status 7']],
    ['status fatigdom', ['status 7']],
    ['status A1', ['status 5A1']],
    ['status F', ['status 1F', 'status 6F']],
    ['A1', ['status 5A1']],
    ['status 10', ['status 1']],
    ['status 0', ['status']],
    ['hvordan går det med hjemløse?', ['status 1D', 'status 1E']],
    ['hvad er status på børn i byen', ['status 3B', 'status 7B']],
    ['hvordan går det med vejret?', ['status', 'hjælp']],
    ['1D 2014', ['status 1D for 2014', 'indberet 1D 2014']],
  ])('»%s« gets the nearest, each a click away', async (text, suggestions) => {
    const { json, card, ok } = await ask(text)
    expect(ok).toBe(false)
    expect(json).toMatchObject({ suggestions: expect.arrayContaining(suggestions) })
    expect(card.data).toMatchObject({
      actions: expect.arrayContaining(suggestions.map((command) => ({ title: command, command }))),
    })
  })
})

test.each(['status 0', 'status 100', 'status 000', 'status 2.000'])(
  '»%s« is a number, and no piece of a title',
  async (text) => {
    expect((await ask(text)).json).toEqual({ error: expect.any(String), suggestions: ['status'] })
  },
)

test.each(['status alle', 'status @alle', 'status på alle pejlemærker', 'hvad er status?'])(
  '»%s« shows them all',
  async (text) => {
    expect((await ask(text)).card.text).toContain('Skalaen går fra −5 til 5')
  },
)

test.each(['status 1 for 2014', 'status 1 i 2014', 'status 1 2014', '1 2014', '1 i 2014?'])(
  '»%s« is the status of that year',
  async (text) => {
    expect((await ask(text)).card.text).toContain('har en bolig (kun tal for 2014): 2,4')
  },
)

test.each(['status xyzzy', 'status 123', 'indberet xyzzy 5', 'beregning xyzzy'])(
  '»%s« is near nothing, and gets no wild guess',
  async (text) => {
    const { json, card } = await ask(text)
    expect(card.text).toMatch(/«\. Skriv »status« for at se dem alle\.$/)
    expect(json).toMatchObject({ suggestions: ['status'] })
  },
)
