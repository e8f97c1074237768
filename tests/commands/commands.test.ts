import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { commands, commandUsages } from '../../src/commands/index.ts'
import { type House, openHouse } from '../support/house.ts'

let house: House
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

const ask = (text: string) => house.say('controller', text)

describe('help', () => {
  test('writes itself from the commands', async () => {
    const [daily, documents] = [await ask('hjælp'), await ask('hjælp mere')]
    const text = `${daily.card.text}\n${documents.card.text}`
    for (const { name, usage, aliases } of commands) {
      expect(text).toContain(`${name} ${usage}`.trim())
      for (const alias of aliases) expect(text).toContain(alias)
    }
    expect([daily.json, documents.json].flat()).toHaveLength(commands.length)
    expect(commandUsages()).toHaveLength(commands.length)
  })

  test('»hjælp alt« has every command with a line each, those of every day first', async () => {
    const { card, json } = await ask('hjælp Alt')
    const rows = card.name === 'list' ? card.data.rows : []
    expect(rows.map(({ heading }) => heading)).toEqual(['Hver dag', 'Det står der i dokumenterne'])
    const lines = rows.flatMap(({ text }) => text.split('\n'))
    expect(lines.toSorted()).toEqual(
      commands.map(({ name, description }) => `${name}: ${description}`).toSorted(),
    )
    expect(json).toHaveLength(commands.length)
  })

  test.each(['', '/pejl', 'help', '?', 'hjaelp', 'HJÆLP'])('comes for »%s«', async (text) => {
    expect((await ask(text)).card.text).toContain('Det kan du skrive til pejl')
  })
})

test('no word means two commands', () => {
  const words = commands.flatMap(({ name, aliases }) => [name, ...aliases])
  expect(new Set(words).size).toBe(words.length)
})

test.each([
  ['calculation 1', 'Sådan er pejlemærke 1 regnet ud'],
  ['missing', 'Det afventes'],
  ['my', 'Controller'],
  ['history 1B', 'Historik for 1B'],
  ['status 1', 'Pejlemærke 1'],
])('»%s« works in English', async (text, answer) => {
  expect((await ask(`/pejl ${text}`)).card.text).toContain(answer)
})

describe('a word that pejl does not know', () => {
  test.each([
    ['stauts 5', 'status 5'],
    ['bereging 1', 'beregning 1'],
    ['mangel', 'mangler'],
    ['hist0rik 1B', 'historik 1B'],
    ['sta', 'status'],
    ['gens', 'gensend'],
    ['fatigdom', 'status 7'],
  ])('»%s« is perhaps »%s«', async (text, meant) => {
    const { card, json, ok } = await ask(text)
    expect(ok).toBe(false)
    expect(card.text).toContain(`Mener du »${meant}«`)
    expect(json).toMatchObject({ suggestions: expect.arrayContaining([meant, 'hjælp']) })
  })

  test('that begins one command’s name is that one first', async () => {
    expect((await ask('ind 1D 1.330')).card.text).toContain('Mener du »indberet 1D 1.330«')
  })

  test('is not guessed at when nothing is near', async () => {
    const { card, json } = await ask('xyz')
    expect(card.text).toBe('Jeg kender ikke »xyz«. Skriv »hjælp« for at se, hvad jeg kan.')
    expect(json).toMatchObject({ suggestions: ['hjælp'] })
  })

  test('is repeated, but a long one not at length, and never offers more than three', async () => {
    const { card, json } = await ask(`mi ${'ord '.repeat(100)}`)
    expect(card.text).toMatch(/^Jeg kender ikke »mi«\./)
    expect(card.text.length).toBeLessThan(400)
    expect((json as { suggestions: string[] }).suggestions.length).toBeLessThanOrEqual(3)
    expect((await ask('x'.repeat(1000))).card.text).toContain(`»${'x'.repeat(80)} …«`)
  })
})

test('somebody pejl does not know is told whom to ask', async () => {
  const { card, ok } = await house.say('nobody', 'status 1')
  expect(ok).toBe(false)
  expect(card.text).toContain('Bed en controller om at tage dig med.')
})

describe('beregning', () => {
  test('shows each step', async () => {
    const { text } = (await ask('beregning 1')).card
    for (const step of [
      '5 · (828 − 859) / (1.000 − 859) = −1,0993',
      '5 · (474 − 538) / (458 − 538) = 4',
      '5 · (97,1 − 95,9) / (97,5 − 95,9) = 3,75',
      '(0,8621 + 5) / 2 = 2,9310',
      '(−1,0993 + 4 + 3,75 + 2,9310) / 4 = 2,3954',
      'Datagrundlag: 4 af 6 delmål',
    ])
      expect(text).toContain(step)
  })

  test('shows the published score beside its own, why they differ, and the rule that would give it', async () => {
    const { card, json } = await ask('beregning 1')
    expect(card.text).toContain('andre skjulte vægte er mulige. pejl regner 2014 til 2,4.')
    expect(card.text).toContain(
      'Dér er delmål uden status formentlig regnet som 0; med 0 for 1D og 1E, der har baseline, men ingen status, bliver det 1,597',
    )
    expect(card.text).toContain('Regnes delmål uden status som 0, bliver 2014 til 1,6.')
    expect(json).toMatchObject({
      frozen: { year: 2014, display: '2,4' },
      otherRule: { rule: 'as-baseline', display: '1,6' },
    })
  })

  test('says where the document ends and pejl begins', async () => {
    expect((await ask('beregning 5')).card.text).toContain('resten af beregningen er pejls egen')
  })

  test('offers pejlemærker when none is named', async () => {
    expect((await ask('beregning')).json).toMatchObject({
      suggestions: expect.arrayContaining(['beregning 1']),
    })
  })

  test('compares the year that was published, also when newer figures have come', async () => {
    await house.say('dataejer-bolig', 'indberet 1D 1.330')
    const { json } = await ask('beregning 1')
    expect(json).toMatchObject({ display: '2,7', frozen: { display: '2,4' } })
  })
})

test('every example works as it stands', async () => {
  for (const { example, name } of commands)
    expect([name, (await ask(example)).ok]).toEqual([name, true])
})
