import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { commands } from '../../src/commands/index.ts'
import { type House, openHouse } from '../support/house.ts'

let house: House
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

/** What every platform has room for in a message; what is longer comes in pages. */
const LONGEST_ANSWER = 12_000

const words = commands.flatMap(({ name, aliases, example }) => [name, ...aliases, example])
const word = fc.oneof(
  fc.constantFrom(...words, 'hej', 'tak', 'hvornår', 'hvordan går det med', 'for 2015', 'i 2014'),
  fc.constantFrom(
    'pr. 4. januar 2016',
    'pr. 30. februar',
    '--pr 2015-01-01',
    'pr. borger',
    'før 9',
  ),
  fc.constantFrom(
    '1D',
    '5',
    'A1',
    '@alle',
    '1.330',
    '31. februar',
    '2014-2017/1',
    'besked 3',
    '…',
    '?',
    '»«',
  ),
  fc.constantFrom('\u0000', '\u202e', '\ud83d', '👩‍👩‍👧', ':wave:', 'مرحبا', '\n', '`*_<@U1>'),
  fc.string({ unit: 'binary', maxLength: 20 }),
)
/** What comes after these is kept in the store. */
const answers = ['indberet 1D', '1E', 'udskyd 1C 1. april 2016', 'ret 1A 900 for 2014']
const typed = fc.oneof(
  { weight: 9, arbitrary: fc.array(word, { maxLength: 8 }).map((all) => all.join(' ')) },
  {
    weight: 4,
    arbitrary: fc.tuple(fc.constantFrom(...answers), word, word).map((all) => all.join(' ')),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.array(word, { minLength: 1, maxLength: 4 }), fc.nat(400))
      .map(([all, times]) => all.join(' ').repeat(times)),
  },
)

test('whatever is typed is answered with one card of text that there is room for', async () => {
  await fc.assert(
    fc.asyncProperty(
      typed,
      fc.constantFrom('controller', 'leder-bolig'),
      async (text, personKey) => {
        const card = await house.inbound.command({ personKey, through: 'web' }, text)
        expect(card.text.trim()).not.toBe('')
        expect(card.text.length).toBeLessThan(LONGEST_ANSWER)
      },
    ),
    { numRuns: 150 },
  )
})

test.each([
  'x'.repeat(10_000),
  'status '.repeat(1500),
  'å ø '.repeat(2500),
  `indberet 1D ${'9'.repeat(10_000)}`,
])('what is far too long is said to be, at once', async (text) => {
  const { card, ok } = await house.say('controller', text)
  expect(ok).toBe(false)
  expect(card.text).toBe('Beskeden er for lang til mig. Jeg læser højst 3000 tegn ad gangen.')
})
