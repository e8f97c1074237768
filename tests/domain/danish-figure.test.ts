import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readFigure } from '../../src/domain/figures/danish-figure.ts'
import { formatFigure } from '../../src/domain/figures/danish-format.ts'
import type { Unit } from '../../src/domain/goal-set.ts'

const count: Unit = {
  kind: 'count',
  noun: 'borgere',
  inflections: ['borger', 'unge på uddannelseshjælp'],
  decimals: 0,
}
const share = (decimals: number): Unit => ({ kind: 'share', noun: '%', inflections: [], decimals })
const share1 = share(1)
const share3 = share(3)

const NO_BREAK = '\u00a0'
const NARROW = '\u202f'
const THIN = '\u2009'

function refusal(typed: string, unit: Unit, last: number | null = null) {
  const reading = readFigure(typed, unit, last)
  if (reading.ok) throw new Error(`»${typed}« was accepted as ${reading.value}`)
  return reading
}

describe('a count', () => {
  test.each([
    ['1.581', 1581],
    ['1581', 1581],
    ['1 581', 1581],
    [`1${NO_BREAK}581`, 1581],
    [`1${NARROW}581`, 1581],
    [`1${THIN}581`, 1581],
    ['1.000.000', 1_000_000],
    ['1.581,0', 1581],
    ['1.581,00', 1581],
    ['0', 0],
    ['  828\n', 828],
    ['1.420 borgere', 1420],
    ['1.420 Borger', 1420],
    ['1.420borgere.', 1420],
    [`1.420${NO_BREAK}BORGERE`, 1420],
    ['5 unge på uddannelseshjælp'.normalize('NFD'), 5],
    ['999.999.999.999', 999_999_999_999],
  ])('reads »%s« as %d', (typed, value) => {
    expect(readFigure(typed, count, null)).toEqual({ ok: true, value })
  })

  test.each([
    ['1,000', 'Mener du 1.000?', '1.000'],
    ['5,657', 'Mener du 5.657?', '5.657'],
    ['1,000,000', 'Mener du 1.000.000?', '1.000.000'],
    ['1420.0', 'Mener du 1.420?', '1.420'],
    ['12.0', 'Mener du 12?', '12'],
    ['1.581,000', 'Mener du 1.581?', '1.581'],
    ['007', 'Mener du 7?', '7'],
    ['000', 'Mener du 0?', '0'],
    ['12,', 'Der mangler cifre efter kommaet. Mener du 12?', '12'],
    ['12.', 'Der mangler cifre efter punktummet. Mener du 12?', '12'],
    ['ca. 1.420', 'Skriv tallet uden ca.; forbeholdet kan stå i kommentaren', '1.420'],
    ['ca.1.420 borgere', 'Skriv tallet uden ca.', '1.420 borgere'],
    ['cirka 12', 'Skriv tallet uden ca.', '12'],
  ])('refuses »%s« with »%s« and one click for %s', (typed, words, suggestion) => {
    const { message, suggestion: offered } = refusal(typed, count)
    expect(message).toContain(words)
    expect(offered).toBe(suggestion)
  })

  test.each([
    ['95,9', 'Et antal er et helt tal'],
    ['0,5', 'Et antal er et helt tal'],
    [',5', 'Der mangler et ciffer foran kommaet'],
    ['.5', 'Der mangler et ciffer foran punktummet'],
    ['95,9 %', 'Her skal stå et antal'],
    ['95,9%', 'Her skal stå et antal'],
    ['12 pct', 'Her skal stå et antal'],
    ['12 pct.', 'Her skal stå et antal'],
    ['12 procent', 'Her skal stå et antal'],
    ['41 procentpoint', 'Her skal stå et antal'],
    ['+41', 'Skriv antallet, ikke ændringen'],
    ['97.1', 'Jeg er ikke sikker på, hvordan 97.1 skal læses. Skriv 971 eller 97.100.'],
    ['12.5', 'Skriv 125 eller 12.500.'],
    ['1.58', 'Skriv 158 eller 1.580.'],
    ['1.0000', 'Der skal stå tre cifre efter et punktum'],
    ['1420.5', 'Der skal stå tre cifre efter et punktum'],
    ['1420.581', 'Der skal stå tre cifre efter et punktum'],
    ['0.581', 'Med punktum kan det ikke begynde med 0'],
    ['1.420 hunde', 'Jeg kender ikke »hunde« her. Skriv tallet alene eller med »borgere«.'],
    ['−3', 'Et antal kan ikke være negativt'],
    ['-3', 'Et antal kan ikke være negativt'],
    ['– 3 borgere', 'Et antal kan ikke være negativt'],
    ['1.000.000.000.000', 'Tallet har flere end 12 cifre'],
  ])('refuses »%s« with »%s« and guesses nothing', (typed, words) => {
    const { message, suggestion } = refusal(typed, count)
    expect(message).toContain(words)
    expect(suggestion).toBeNull()
  })
})

describe('a share', () => {
  test.each([
    ['95,9', 95.9],
    ['95,9 %', 95.9],
    ['95,9%', 95.9],
    [`95,9${NO_BREAK}%`, 95.9],
    ['12 pct', 12],
    ['12 pct.', 12],
    ['12 Procent', 12],
    ['0,5', 0.5],
    ['0', 0],
    ['100', 100],
    ['100,0', 100],
  ])('reads »%s« as %d percent', (typed, value) => {
    expect(readFigure(typed, share1, null)).toEqual({ ok: true, value })
  })

  test('has three decimals where the unit has them, and otherwise is not rounded', () => {
    expect(readFigure('5,657', share3, null)).toEqual({ ok: true, value: 5.657 })
    expect(refusal('5,657', share1).message).toContain('med højst 1 decimal; jeg afrunder ikke')
    expect(refusal('5,657', share(2)).message).toContain('med højst 2 decimaler')
    expect(refusal('5,6', share(0)).message).toContain('uden decimaler')
    expect(refusal('5,657', share1).suggestion).toBeNull()
  })

  test('is offered without zeros beyond its decimals', () => {
    expect(refusal('97,10', share1).suggestion).toBe('97,1')
    expect(refusal('97,0', share(0))).toMatchObject({
      message: 'Skriv tallet uden decimaler; jeg afrunder ikke selv. Mener du 97?',
      suggestion: '97',
    })
  })

  test.each([
    ['1.581', 'Over 100 %. Mener du 1,581?', '1,581'],
    ['1 581', 'Over 100 %. Mener du 1,581?', '1,581'],
    ['1.581,0', 'Over 100 %. Mener du 1,581?', '1,581'],
    ['97.1', 'Jeg er ikke sikker på, hvordan 97.1 skal læses. Mener du 97,1?', '97,1'],
    ['97.1 %', 'Mener du 97,1?', '97,1'],
    ['12.5', 'Mener du 12,5?', '12,5'],
    ['1.58', 'Mener du 1,58?', '1,58'],
    ['0.581', 'Mener du 0,581?', '0,581'],
    [',5', 'Der mangler et ciffer foran kommaet. Mener du 0,5?', '0,5'],
    ['12,', 'Mener du 12?', '12'],
    ['00,5', 'Mener du 0,5?', '0,5'],
    ['ca. 95,9', 'Skriv tallet uden ca.; forbeholdet kan stå i kommentaren', '95,9'],
  ])('refuses »%s« with »%s« and one click for %s', (typed, words, suggestion) => {
    const { message, suggestion: offered } = refusal(typed, share3)
    expect(message).toContain(words)
    expect(offered).toBe(suggestion)
  })

  test('is not asked about as a decimal when that is over 100 % too', () => {
    expect(refusal('581.123', share3).message).toBe('En andel kan højst være 100 %.')
  })

  test('does not ask about a meaning that would be refused, and says why', () => {
    expect(refusal('97.1', share(0))).toMatchObject({
      message:
        'Jeg er ikke sikker på, hvordan 97.1 skal læses. Skriv tallet uden decimaler; jeg afrunder ikke selv.',
      suggestion: null,
    })
  })

  test('offers no click for a meaning that would be refused, and says why', () => {
    expect(refusal('1.581', share1)).toMatchObject({
      message:
        'Over 100 %. Mener du 1,581? Skriv tallet med højst 1 decimal; jeg afrunder ikke selv.',
      suggestion: null,
    })
    expect(refusal('97.15', share1).suggestion).toBeNull()
    expect(refusal('1420.0', share1).suggestion).toBeNull()
    expect(refusal('ca. 150', share1).suggestion).toBeNull()
    expect(refusal('0,97123', share1, 97.1).suggestion).toBeNull()
  })

  test.each([
    ['1.000.000', 'En andel kan højst være 100 %.'],
    ['150', 'En andel kan højst være 100 %.'],
    ['100,1', 'En andel kan højst være 100 %.'],
    ['1.581,5', 'En andel kan højst være 100 %.'],
    ['1,000,000', 'Jeg er ikke sikker på, hvordan 1,000,000 skal læses'],
    ['1.420 borgere', 'Jeg kender ikke »borgere« her. Skriv tallet alene eller med »%«.'],
    ['−3', 'En andel kan ikke være negativ'],
    ['-3 %', 'En andel kan ikke være negativ'],
    ['+41 procentpoint', 'Skriv andelen, ikke ændringen'],
    ['+41 pp', 'Skriv andelen, ikke ændringen'],
    ['41 procentpoint', 'Skriv andelen, ikke ændringen'],
    ['−41 pct.-point', 'Skriv andelen, ikke ændringen'],
    ['+41 %', 'Skriv andelen, ikke ændringen'],
  ])('refuses »%s« with »%s« and guesses nothing', (typed, words) => {
    const { message, suggestion } = refusal(typed, share1)
    expect(message).toContain(words)
    expect(suggestion).toBeNull()
  })
})

describe('a share typed as a fraction', () => {
  test('is asked about when the last figure was near a hundred times as much', () => {
    for (const unit of [share1, share3]) {
      const { message, suggestion } = refusal('0,971', unit, 97.1)
      expect(message).toContain('Mener du 97,1 %?')
      expect(suggestion).toBe('97,1')
    }
    expect(refusal('0,5', share1, 49).suggestion).toBe('50')
    expect(refusal('0.971', share1, 97.1).suggestion).toBe('97,1')
  })

  test('is believed when nothing is known, which is how it is confirmed', () => {
    expect(readFigure('0,971', share3, null)).toEqual({ ok: true, value: 0.971 })
  })

  test('is believed when the last figure was as small or nothing like it', () => {
    expect(readFigure('0,9', share1, 1.1)).toEqual({ ok: true, value: 0.9 })
    expect(readFigure('0,05', share(2), 0.1)).toEqual({ ok: true, value: 0.05 })
    expect(readFigure('0,5', share1, 95.9)).toEqual({ ok: true, value: 0.5 })
    expect(readFigure('0,0', share1, 4)).toEqual({ ok: true, value: 0 })
  })
})

describe.each([
  ['a count', count],
  ['a share', share1],
])('%s', (_, unit) => {
  test.each(['', '   ', '-', '–', '—', '−', NO_BREAK])('offers »not yet« for »%s«', (typed) => {
    expect(refusal(typed, unit)).toMatchObject({ offer: 'not-yet', suggestion: null })
  })

  test.each([
    ['1e3', 'Skriv tallet helt ud med cifre'],
    ['12-14', 'flere tal'],
    ['12 og 14', 'flere tal'],
    ['12 14', 'Skriv kun ét tal'],
    ['1  581', 'Skriv kun ét tal'],
    ['1.581 000', 'Skriv kun ét tal'],
    ['to tal', '»to tal« er ikke et tal. Skriv tallet med cifre.'],
    ['tekst', '»tekst« er ikke et tal. Skriv tallet med cifre.'],
    ['.', 'er ikke et tal'],
    ['cases 12', 'er ikke et tal'],
    ['½', 'er ikke et tal'],
    ['<5', 'Må tallet ikke vises? Kontakt en controller'],
    ['under 5', 'Må tallet ikke vises? Kontakt en controller'],
    ['１２', 'almindelige cifre'],
    ['١٢', 'almindelige cifre'],
    ['12'.repeat(5000), 'Teksten er for lang'],
    ['1.000'.repeat(5000), 'Teksten er for lang'],
    [`1${' '.repeat(5000)}x`, 'Teksten er for lang'],
  ])('is not »%.20s«', (typed, words) => {
    const { message, suggestion, offer } = refusal(typed, unit)
    expect(message).toContain(words)
    expect(suggestion).toBeNull()
    expect(offer).toBeNull()
  })
})

const anyUnit = fc.oneof(fc.constant(count), fc.integer({ min: 0, max: 3 }).map(share))

describe('for every figure', () => {
  const figure = fc.oneof(
    fc.record({ unit: fc.constant(count), value: fc.nat({ max: 999_999_999_999 }) }),
    fc.integer({ min: 0, max: 3 }).chain((decimals) =>
      fc.nat({ max: 100 * 10 ** decimals }).map((steps) => ({
        unit: share(decimals),
        value: Number(`${steps}e-${decimals}`),
      })),
    ),
  )

  test('what is written is read back as the identical value, however separated and named', () => {
    fc.assert(
      fc.property(
        figure,
        fc.constantFrom('.', ' ', NO_BREAK, NARROW, THIN, ''),
        fc.constantFrom('', ' ', NO_BREAK),
        fc.nat(),
        ({ unit, value }, separator, gap, pick) => {
          const written = formatFigure(value, unit)
          expect(readFigure(written, unit, value)).toEqual({ ok: true, value })

          const words =
            unit.kind === 'count'
              ? ['', 'borgere', 'BORGER']
              : ['', '%', 'pct', 'pct.', 'procent', 'PROCENT']
          const bare = written.replaceAll('.', separator).replace(/\s*%$/, '')
          const varied = `${bare}${gap}${words[pick % words.length]}`
          expect(readFigure(varied, unit, value)).toEqual({ ok: true, value })
        },
      ),
      { numRuns: 2000 },
    )
  })
})

/**
 * An oracle of its own, by splitting instead of matching: every number that somebody could take a
 * text of digits and separators for. Danish: dots or spaces between thousands, comma before
 * decimals. Foreign: commas between thousands, or one dot that no thousands explain, before decimals.
 */
function readings(text: string): { value: number; decimals: string; danish: boolean }[] {
  const isDigits = (part: string) => part !== '' && [...part].every((c) => c >= '0' && c <= '9')
  const isGrouped = (parts: string[]) =>
    parts.length > 1 &&
    parts.every(isDigits) &&
    parts.slice(1).every((part) => part.length === 3) &&
    (parts[0] ?? '').length <= 3
  const number = (whole: string, decimals: string, danish: boolean) => ({
    value: Number(`${whole}.${decimals}`),
    decimals,
    danish,
  })
  const isPlain = (whole: string) => isDigits(whole) && (whole === '0' || !whole.startsWith('0'))

  const found = []
  const [whole = '', decimals, ...more] = text.split(',')
  if (more.length === 0 && (decimals === undefined || isDigits(decimals))) {
    if (isPlain(whole)) found.push(number(whole, decimals ?? '', true))
    for (const separator of ['.', ' ']) {
      const groups = whole.split(separator)
      if (isGrouped(groups) && !whole.startsWith('0')) {
        found.push(number(groups.join(''), decimals ?? '', true))
      }
    }
  }
  const commaGroups = text.split(',')
  if (isGrouped(commaGroups) && !text.startsWith('0')) {
    found.push(number(commaGroups.join(''), '', false))
  }
  const [before = '', after = '', ...others] = text.split('.')
  if (others.length === 0 && isDigits(before) && isDigits(after) && !isGrouped([before, after])) {
    found.push(number(before, after, false))
  }
  return found
}

/** The value, when exactly one reading fits the unit and it is the Danish one; else undefined. */
function onlyReading(text: string, unit: Unit): number | undefined {
  const fitting = readings(text).filter(({ value }) =>
    unit.kind === 'count' ? Number.isInteger(value) && value < 1e12 : value <= 100,
  )
  const [reading] = fitting
  if (fitting.length !== 1 || !reading?.danish) return undefined
  const { value, decimals } = reading
  // What a spreadsheet adds to a count; three zeros could be thousands.
  const allowed = unit.kind === 'count' ? 2 : unit.decimals
  return decimals.length <= allowed ? value : undefined
}

describe('nothing ambiguous is accepted', () => {
  const digits = fc.stringMatching(/^[0-9]{1,4}$/)
  const group = fc.oneof(fc.stringMatching(/^[0-9]{3}$/), fc.constant('000'))
  const structured = fc
    .tuple(
      fc.oneof(digits, fc.constant('')),
      fc.array(fc.tuple(fc.constantFrom('.', ' ', ','), fc.oneof(group, digits)), { maxLength: 4 }),
      fc.constantFrom('', ',0', ',00', ',5', ',25', '.0', '.5', ',', '.'),
    )
    .map(([first, rest, end]) => first + rest.flat().join('') + end)
  const chaotic = fc
    .array(fc.constantFrom(...'0012359., '), { minLength: 1, maxLength: 9 })
    .map((characters) => characters.join(''))

  test('a text is accepted exactly when one reading fits the unit, and as that reading', () => {
    fc.assert(
      fc.property(fc.oneof(structured, chaotic), anyUnit, (typed, unit) => {
        const text = typed.trim()
        const reading = readFigure(typed, unit, null)
        expect(reading.ok ? reading.value : undefined).toBe(onlyReading(text, unit))
      }),
      { numRuns: 20_000 },
    )
  })

  test('a suggestion, typed in its turn, is accepted', () => {
    const pieces = ['ca. ', '-', '+', '%', ' pct.', ' borgere', '<', 'e', '0,', '97', '1', '000']
    const anything = fc
      .array(fc.constantFrom(...pieces, ...'0123456789.,. '), { maxLength: 10 })
      .map((parts) => parts.join(''))
    const last = fc.option(fc.double({ min: 0, max: 100, noNaN: true }))
    fc.assert(
      fc.property(fc.oneof(structured, chaotic, anything), anyUnit, last, (typed, unit, before) => {
        const reading = readFigure(typed, unit, before)
        if (reading.ok) return
        expect(reading.message).toMatch(/^\S.*[.?]$/s)
        if (reading.suggestion === null) return
        expect(readFigure(reading.suggestion, unit, before)).toMatchObject({ ok: true })
      }),
      { numRuns: 20_000 },
    )
  })

  test('any text at all gets an answer', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), anyUnit, (typed, unit) => {
        expect(typeof readFigure(typed, unit, 50).ok).toBe('boolean')
      }),
    )
  })
})
