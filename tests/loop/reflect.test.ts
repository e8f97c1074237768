import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ReflectionData } from '../../src/cards/reflection.ts'
import { form } from '../support/form.ts'
import { type House, openHouse } from '../support/house.ts'

// One house; each test reflects on a pejlemærke of its own, or says that it goes on.
let house: House
beforeAll(async () => {
  house = await openHouse()
  await house.tickAt('2016-02-01 09:00')
})
afterAll(() => house.close())

const report = (person: string, item: string, figure: string) =>
  house.press(person, 'report', form({ [item]: figure }))
const prompts = async (person: string) =>
  (await house.posts(`person:${person}`)).filter(({ text }) => text.startsWith('Til eftertanke'))
const reflections = async (number: number) =>
  (await house.prisma.reflection.findMany({ orderBy: { at: 'asc' } })).filter(({ pejlemaerkeId }) =>
    pejlemaerkeId.endsWith(`/${number}`),
  )
const idOf = async (number: number) => (await reflections(number)).at(-1)?.id ?? ''
const answer = (person: string, reflection: string, text: string) =>
  house.press(person, 'reflect', { reflection, answer: text })
/** The reflection as it is now, wherever it is opened. */
const read = (person: string, reflection: string) =>
  house.press(person, 'reflection', { reflection })
const dataOf = (pressed: { card: { data: object } }) => pressed.card.data as ReflectionData
const shared = async (number: number) =>
  (await house.posts(`channel:pejlemaerke-${number}`)).filter(({ text }) =>
    text.includes('deler en refleksion'),
  )

describe('what a figure means', () => {
  test('is put to the responsible leader in private, with an outside cause as good as any', async () => {
    await report('dataejer-bolig', '1A:2015', '800')
    const [prompt, ...others] = await prompts('leder-bolig')
    expect(others).toEqual([])
    expect(prompt?.text).toContain('1A er gået fra 828 til 800, altså væk fra målet på 1.000.')
    expect(prompt?.text).toContain('En forklaring udefra er et lige så godt svar')
    expect(prompt?.text.split('\n').filter((line) => line.startsWith('• '))).toEqual([
      expect.stringMatching(/^• Hvad kan forklare det/),
      expect.stringMatching(/^• Hvor kunne I/),
      expect.stringMatching(/^• Kan noget af forklaringen ligge her: ».*[^.]«\?$/),
    ])
    expect(prompt?.text).toContain('Kun du kan se dit svar, medmindre du deler det.')
    for (const person of ['dataejer-bolig', 'direktion', 'leder-misbrug', 'controller'])
      expect(await prompts(person)).toEqual([])
  })

  test('is asked about by what happened: forward, reached, a first figure', async () => {
    await report('dataejer-rehabilitering', '5A2:2015', '8')
    await report('dataejer-sagsbehandling', '9C:2015', '90')
    await report('dataejer-misbrug', '6A:2015', '30')
    const openings = async (number: number) =>
      (await reflections(number)).map(
        ({ occasion }) => (occasion as { openings: string[] }).openings,
      )
    expect(await openings(5)).toEqual([
      ['5A2 er gået fra 7\u00a0% til 8\u00a0%, altså nærmere målet på 10\u00a0%.'],
    ])
    expect((await openings(9))[0]?.[0]).toContain('på målet, som er mindst 90\u00a0%')
    expect((await openings(6))[0]?.[0]).toContain('har fået sit første tal')
  })

  test('is asked about as one that is back, when it was said not to be there yet', async () => {
    await house.say('dataejer-kriminalitet', 'udskyd 3B 1. april 2016 registeret er ikke opdateret')
    await report('dataejer-kriminalitet', '3B:2015@1', '8,0')
    const { card } = await read('leder-boern-og-unge', await idOf(3))
    expect(card.text).toContain('Der er igen et tal for 3B: 8,0\u00a0')
  })

  test('is one prompt a pejlemærke and day, and a corrected figure takes the place of its own line', async () => {
    await report('dataejer-bolig', '1B:2015', '470')
    await report('dataejer-bolig', '1A:2015@1', '900')
    expect(await prompts('leder-bolig')).toHaveLength(1)
    const { text } = (await read('leder-bolig', await idOf(1))).card
    expect(text).toContain('1B er gået fra 474 til 470')
    expect(text).toContain('1A er gået fra 828 til 900, altså nærmere målet på 1.000.')
    expect(text).not.toContain('800')
    expect(text).toContain('\n• 1A og 1B: Hvad har virket')
  })

  test('is not asked about again for a correction on another day', async () => {
    house.setClock('2016-02-03 09:00')
    await report('dataejer-bolig', '1A:2015@2', '910')
    expect(await prompts('leder-bolig')).toHaveLength(1)
    await report('dataejer-bolig', '1C:2015', '97,2')
    expect(await prompts('leder-bolig')).toHaveLength(2)
  })
})

describe('an answer', () => {
  const LEADER = 'leder-rehabilitering'

  test('that is empty or too long is told so, and what was typed stays in the form', async () => {
    const id = await idOf(5)
    expect(dataOf(await answer(LEADER, id, '  '))).toMatchObject({
      open: true,
      problem: 'Skriv dit svar først.',
    })
    const long = 'x'.repeat(4001)
    expect(dataOf(await answer(LEADER, id, long))).toMatchObject({
      open: true,
      answer: long,
      problem: 'Svaret må højst være på 4000 tegn.',
    })
    expect((await reflections(5))[0]?.answer).toBeNull()
  })

  test('is its writer’s: nobody else reads, changes or shares it, whatever id they send', async () => {
    const id = await idOf(5)
    await answer(LEADER, id, 'Hemmeligt svar')
    for (const person of ['direktion', 'controller', 'leder-bolig', 'nobody'])
      for (const verb of ['reflect', 'reflect-again', 'share']) {
        const refused = await house.press(person, verb, { reflection: id, answer: 'overtaget' })
        expect(refused.place).toBe('reply')
        expect(refused.card.text).not.toContain('Hemmeligt')
      }
    expect((await reflections(5))[0]).toMatchObject({ answer: 'Hemmeligt svar', sharedAt: null })
    const elsewhere = await house.prisma.webPost.findMany({
      where: { conversation: { not: `person:${LEADER}` } },
    })
    expect(elsewhere.filter(({ text }) => text.includes('Hemmeligt'))).toEqual([])
  })

  test.each(['', 'x', '00000000-0000-4000-8000-000000000000'])(
    'to a reflection that is not there (%o) is turned down with a sentence',
    async (id) => {
      const refused = await answer(LEADER, id, 'svar')
      expect(refused).toMatchObject({ place: 'reply' })
    },
  )

  test('is shared in the leader channel’s thread once, however often the button is pressed', async () => {
    const id = await idOf(5)
    for (let press = 0; press < 2; press++) {
      const pressed = await house.press(LEADER, 'share', { reflection: id })
      expect(dataOf(pressed)).toMatchObject({
        shareable: false,
        privacy: 'Dit svar er delt i lederkanalen.',
      })
    }
    const [post, ...others] = await shared(5)
    expect(others).toEqual([])
    expect(post?.text).toBe('Leder rehabilitering deler en refleksion: »Hemmeligt svar«')
    expect(post?.rootId).not.toBeNull()
  })

  test('that is edited after it was shared is edited where it was shared', async () => {
    const id = await idOf(5)
    const open = await house.press(LEADER, 'reflect-again', { reflection: id })
    expect(dataOf(open)).toMatchObject({
      open: true,
      answer: 'Hemmeligt svar',
      privacy: 'Dit svar er delt. Når du gemmer, ændres svaret også i lederkanalen.',
    })
    await answer(LEADER, id, 'Et klogere svar')
    expect((await shared(5)).map(({ text }) => text)).toEqual([
      'Leder rehabilitering deler en refleksion: »Et klogere svar«',
    ])
  })

  test('cannot be shared before it is written', async () => {
    const pressed = await house.press('leder-kvalitet', 'share', { reflection: await idOf(9) })
    expect(pressed.place).toBe('reply')
    expect(await shared(9)).toEqual([])
  })

  test('stands in the words of the card, where no card can be shown', async () => {
    await house.say('dataejer-kriminalitet', 'indberet 3A 1,0')
    const asked = (await prompts('leder-boern-og-unge')).find(({ text }) => text.includes('3A'))
    const [, reflection = ''] = /"reflection":"([^"]+)"/.exec(JSON.stringify(asked?.card)) ?? []
    const { card } = await answer('leder-boern-og-unge', reflection, 'Vi mødte de unge tidligere.')
    expect(card.text).toContain('Til eftertanke: pejlemærke 3')
    expect(card.text).toContain('\nVi mødte de unge tidligere.\n')
  })
})
