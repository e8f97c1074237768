import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type House, openHouse } from '../support/house.ts'

let house: House
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

const ask = (text: string, person = 'dataejer-bolig') => house.say(person, text)
const recorded = () => house.db.measurement.count({ where: { reportedBy: { not: null } } })

describe('small talk', () => {
  test.each([
    ['hej', 'Hej! Skriv »mine«'],
    ['Hej!', 'Hej! Skriv »mine«'],
    ['/pejl hej', 'Hej! Skriv »mine«'],
    ['hej pejl :wave:', 'Hej! Skriv »mine«'],
    ['godmorgen', 'Hej! Skriv »mine«'],
    ['Goddag 😊', 'Hej! Skriv »mine«'],
    ['tak', 'Selv tak.'],
    ['Mange tak!', 'Selv tak.'],
    ['1000 tak', 'Selv tak.'],
    ['hej, og tak for hjælpen, pejl', 'Selv tak.'],
    ['mange tak for hjælpen, det var vældig rart', 'Selv tak.'],
    ['hej med jer derude', 'Hej! Skriv »mine«'],
    ['farvel', 'Farvel, og på gensyn.'],
    ['ja', 'brug knapperne på kortet'],
    ['👍', 'Tak for hilsenen.'],
    [':+1:', 'Tak for hilsenen.'],
    ['hjælp mig', 'Det vil jeg gerne.'],
    ['hjælp mig med det her', 'Det vil jeg gerne.'],
    ['kan du hjælpe mig?', 'Det vil jeg gerne.'],
    ['hvem er du?', 'Jeg er pejl, et program, der følger op på Pejlemærker 2014–2017.'],
    ['hvad kan du', 'Jeg kan vise, hvor langt målene er'],
    ['hej, hvordan går det?', 'Tak, fordi du spørger.'],
  ])('»%s« is met in kind, and never with the whole help', async (text, answer) => {
    const { card, ok } = await ask(text)
    expect(ok).toBe(true)
    expect(card.text).toContain(answer)
    expect(card.text.length).toBeLessThan(400)
  })

  test('does not stand in the way of what is asked for after it', async () => {
    expect((await ask('Hej pejl, hvad mangler?')).card.text).toContain('Det afventes')
    expect((await ask('tak, status 1')).json).toMatchObject({ number: 1 })
  })

  test('help on one command is that command alone', async () => {
    const { text } = (await ask('hjælp mangler')).card
    expect(text).toContain('mangler [')
    expect(text).not.toContain('status [')
  })
})

describe('a command in other words', () => {
  test.each([
    ['hvad mangler', 'Det afventes\n'],
    ['hvad mangler der for 1D?', 'Det afventes for 1D · Der er færre hjemløse'],
    ['hvornår skal jeg indberette?', 'Dataejer bolig\n'],
    ['hvornår er min frist', 'Dataejer bolig\n'],
    ['vis mine tal', 'Dataejer bolig\n'],
    ['hvornår skal 1D indberettes?', 'Det afventes for 1D'],
    ['kan du sige mig, hvornår jeg skal indberette 1D?', 'Det afventes for 1D'],
    ['hvem er dataejer for 1D', 'Det afventes for 1D'],
    ['vis historikken for 1B', 'Historik for 1B'],
    ['1B historik', 'Historik for 1B'],
    ['hvordan er 1 regnet ud?', 'Sådan er pejlemærke 1 regnet ud'],
    ['hvorfor er fattigdom uden tal', 'Sådan er pejlemærke 7 regnet ud'],
    ['hvad hvis 1D er 1330', 'Tænkt eksempel: intet er registreret'],
    ['hvad hvis 1D bliver 1.300?', 'Tænkt eksempel: intet er registreret'],
    ['hvis 1D var 1.300, hvad så?', 'Tænkt eksempel: intet er registreret'],
    ['hvad sker der, hvis 1C bliver 97,3 og 1D 1.300', 'Tænkt eksempel: intet er registreret'],
    ['hvad skal 1D være?', 'Det skal der til for 1D'],
    ['hvor lavt skal 1D ned for at nå målet?', 'Det skal der til for 1D'],
    ['hvad skal der til for pejlemærke 1', 'Det skal der til for pejlemærke 1'],
  ])('»%s« shows what is asked for', async (text, answer) => {
    const { card, ok } = await ask(text)
    expect([ok, card.text.slice(0, answer.length)]).toEqual([true, answer])
  })

  test.each([
    ['jeg vil gerne indberette 1D', 'indberet 1D'],
    ['1D skal udskydes', 'udskyd 1D'],
    ['1D findes ikke endnu', 'udskyd 1D'],
    ['1E kommer ikke, fordi registeret er nedlagt', 'kommer-ikke 1E registeret er nedlagt'],
    ['tallet for 1E for 2015 kommer ikke', 'kommer-ikke 1E for 2015'],
    ['kommer ikke 1E: nedlagt', 'kommer-ikke 1E nedlagt'],
    ['tallet for 1D er 1330', 'indberet 1D 1330'],
    ['kan du registrere 1.330 for 1D', 'indberet 1.330 1D'],
  ])('»%s« changes something, so it is offered and not done', async (text, command) => {
    const before = await recorded()
    const { card, json, ok } = await ask(text)
    expect(ok).toBe(false)
    expect(card.text).toMatch(/^(Jeg forstår det som|Mener du) »/)
    expect(json).toMatchObject({ suggestions: expect.arrayContaining([command]) })
    expect(await recorded()).toBe(before)
  })

  test.each([
    ['slet 1D', '1D', 'indberet 1D'],
    ['fjern tallet 1.330 for 1B i 2014', '1B', 'indberet 1B for 2014'],
    ['slet mine tal', '1D', 'indberet'],
  ])('»%s« is told that a figure is corrected, not taken away', async (text, code, command) => {
    const { card, json, ok } = await ask(text)
    const told = `Tal kan rettes, men ikke slettes: »indberet ${code} …«.`
    expect([ok, card.text]).toEqual([false, told])
    expect(json).toMatchObject({ suggestions: [command] })
  })

  test('two codes are shown one at a time', async () => {
    const { ok, json } = await ask('hvordan går det med 1B og 1D?')
    expect(ok).toBe(false)
    expect(json).toMatchObject({ suggestions: ['status 1B', 'status 1D'] })
  })

  test.each([
    ['hvad er klokken', 'Det kan jeg desværre ikke svare på.'],
    ['!!!', 'Jeg kender ikke »!!!«. Skriv »hjælp«'],
    ['1 1330', 'Jeg forstår ikke »1 1330«. Skriv »hjælp«'],
    ['arbejde', 'Jeg kender ikke »arbejde«. Skriv »hjælp«'],
  ])('»%s« is not guessed at', async (text, answer) => {
    expect((await ask(text)).card.text).toContain(answer)
  })

  test('a sentence that asks for nothing is not taken for a question', async () => {
    const { card } = await ask('jeg har købt en ny bolig til hunden')
    expect(card.text).toMatch(/^Jeg forstår ikke »jeg har købt/)
  })
})

describe('a code and its figure', () => {
  test('is reported as by »indberet«, with the same rights', async () => {
    const refused = await ask('1D 1330', 'leder-bolig')
    expect(refused.card.text).toMatch(/^Du kan desværre ikke indberette 1D\./)
    expect(await recorded()).toBe(0)
    const { card } = await ask('1d: 1330')
    expect(card.text).toContain('Tak. 1D for 2015 er registreret som 1.330.')
    expect(await recorded()).toBe(1)
  })

  test('is checked as by »indberet«, also its period', async () => {
    expect((await ask('1C 95.8')).card.text).toContain('Mener du 95,8?')
    expect((await ask('1E er ca. 230')).card.text).toContain('Skriv tallet uden ca.')
    expect((await ask('1A 900 for 2099')).card.text).toContain('1A følges til og med 2017')
    expect((await ask('1E -')).card.text).toContain('1E')
    expect((await ask('1Q 900')).card.text).toContain('Jeg kan ikke indberette til »1Q«.')
    expect(await recorded()).toBe(1)
  })
})

describe('mangler', () => {
  test.each([
    ['mangler 1', ['1A', '1F1'], ['2C1', '4B1', '6A']],
    ['mangler 1A', ['1A'], ['1B', '2C1', '6A']],
    ['mangler 1F', ['1F1', '1F2'], ['1A', '5A3']],
    ['mangler børn', ['2E', '3B'], ['1A', '4B1']],
  ])('»%s« has what is awaited there, and nothing else', async (text, there, elsewhere) => {
    const { card, json, ok } = await ask(text)
    expect(ok).toBe(true)
    const { rows } = card.data as { rows: unknown[] }
    const shown = JSON.stringify([rows, json])
    for (const code of there) expect(shown).toMatch(new RegExp(`\\b${code}\\b`))
    for (const code of elsewhere) expect(shown).not.toMatch(new RegExp(`\\b${code}\\b`))
  })

  test('says so when nothing is awaited there, and suggests what is near', async () => {
    expect((await ask('mangler 2A')).card.text).toContain('Ingen tal har frist inden for 6 uger.')
    const { ok, json } = await ask('mangler 5B')
    expect(ok).toBe(false)
    expect(json).toMatchObject({ suggestions: expect.arrayContaining(['mangler 5A']) })
  })
})
