import { describe, expect, test } from 'vitest'
import type { Delmaal } from '../../src/domain/goal-set.ts'
import { type SincePublished, sincePublished } from '../../src/domain/yearly/corrections.ts'
import { yearlyExport } from '../../src/domain/yearly/export.ts'
import type { StatusExport } from '../../src/domain/yearly/shape.ts'
import { sinceText } from '../../src/domain/yearly/since-text.ts'
import { goalSetOf, oneDelmaal } from '../support/one-delmaal.ts'
import { said, sourcesFrom } from '../support/random-year.ts'

const later = new Date('2016-05-03T09:00:00Z')
type Baseline = { value: number; year: number }

/** 2015 of a set with 1D alone, from baseline 1581 to 1255. */
function year(
  figure: number | null,
  { value, year: of }: Baseline = { value: 1581, year: 2013 },
  differs: Partial<Delmaal> = {},
): StatusExport {
  const set = goalSetOf([oneDelmaal(differs)])
  const by = 'controller'
  const figures =
    figure === null
      ? []
      : [said({ code: '1D', period: '2015', value: figure, revision: 1, by, at: later })]
  const baseline = { value, year: of, revision: 1, confirmedBy: by, at: later }
  return yearlyExport(sourcesFrom(set, figures, new Map([['1D', [baseline]]])), 2015)
}

function since(was: StatusExport, is: StatusExport): SincePublished {
  const [one] = sincePublished(was, is)
  if (!one) throw new Error('no pejlemærke')
  return one
}
const told = (was: StatusExport, is: StatusExport) => sinceText(since(was, is), 2015)

describe('what has happened to a published year since', () => {
  test('is nothing where nothing was corrected, or what was corrected was put back', () => {
    expect(since(year(1330), year(1330)).corrections).toEqual([])
    expect(told(year(1330), year(1330))).toBe('')
  })

  test('is a figure with from, to, when and by whom', () => {
    expect(told(year(1330), year(1340))).toBe(
      '3,850 ved offentliggørelsen; 3,696 efter rettelse af 1D den 3. maj 2016 af controller (fra 1.330 til 1.340).',
    )
  })

  test('is a new figure, where there was only a label', () => {
    expect(told(year(null), year(1330))).toBe(
      '0 (kun baseline-målinger) ved offentliggørelsen; 3,850 efter nyt tal for 1D den 3. maj 2016 af controller (1.330).',
    )
  })

  test('is a baseline, also when only its year is another', () => {
    expect(told(year(1330), year(1330, { value: 1582, year: 2013 }))).toContain(
      'efter rettelse af baseline for 1D den 3. maj 2016 af controller (fra 1.581 til 1.582)',
    )
    expect(told(year(1330), year(1330, { value: 1581, year: 2012 }))).toBe(
      '3,850 ved offentliggørelsen og stadig efter rettelse af baseline for 1D den 3. maj 2016 af controller (nu fra 2012).',
    )
  })

  test('is told with more decimals where three would not show it', () => {
    const target = { kind: 'absolute', value: 1 } as const
    const small = year(1_000_000, { value: 2_000_000, year: 2013 }, { target })
    const other = year(1_000_010, { value: 2_000_000, year: 2013 }, { target })
    expect(told(small, other)).toMatch(/^2,500001 ved offentliggørelsen; 2,499976 efter /)
  })

  test('is another definition in the file, but no period that was prolonged', () => {
    const target = { kind: 'absolute', value: 1300 } as const
    expect(told(year(1330), year(1330, undefined, { target }))).toContain(
      'efter ændring af, hvordan 1D opgøres.',
    )
    expect(since(year(1330), year(1330, undefined, { targetYear: 2019 })).corrections).toEqual([])
  })
})
