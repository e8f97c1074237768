import { afterEach, beforeEach, expect, test } from 'vitest'
import { runCommand } from '../../src/commands/index.ts'
import { type House, openHouse } from '../support/house.ts'

let house: House
beforeEach(async () => {
  house = await openHouse('2016-02-01 09:00')
})
afterEach(() => house.close())

const CODES = ['1A', '1B', '1D', '1E', '1F1', '1F2', '4A', '5A1', '5A2', '9C']
const YEARS = [2014, 2015, 2016]
const DEEDS = 40
/** At the latest; it may come of itself. */
const PUBLISHED_AT = 9

/** The same numbers in the same order for the same seed. */
function dice(seed: number): (sides: number) => number {
  let state = seed
  return (sides) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * sides)
  }
}

/** What somebody does: corrects or reports a figure, sets a baseline, publishes a year, or waits a month. */
function deed(roll: (sides: number) => number): string | null {
  const code = CODES[roll(CODES.length)] ?? ''
  const year = YEARS[roll(YEARS.length)] ?? 0
  const figure = 1 + roll(99)
  switch (roll(8)) {
    case 0:
      return null
    case 1:
      return `årsstatus ${year} offentliggør`
    case 2:
      return `baseline ${code} ${figure} for ${2012 + roll(3)}`
    default:
      return `indberet ${code} ${figure} for ${year}`
  }
}

/** Each published year as it stands in the store, byte for byte. */
const stored = () =>
  house.db.$queryRaw<{ year: number; written: string }[]>`
    SELECT year, published_by, at, export::text AS written FROM yearly_status ORDER BY year`

/** And as it is shown: its numbers, and what is handed on. */
async function shown(year: number): Promise<string> {
  const { card, json } = await house.say('controller', `årsstatus ${year}`)
  const { rows } = card.data as { rows: { heading: string; text: string }[] }
  const { since: _, ...frozen } = json as { since: unknown }
  return JSON.stringify([rows.map(({ heading, text }) => [heading, text]), frozen])
}

test.each([1, 2, 3])(
  'a published year never moves, whatever is done after (seed %i)',
  async (seed) => {
    const roll = dice(seed)
    const frozen = new Map<number, { row: object; shown: string }>()
    let month = 2
    let corrected = 0
    for (let count = 0; count < DEEDS; count++) {
      const typed = count === PUBLISHED_AT ? 'årsstatus 2015 offentliggør' : deed(roll)
      if (typed === null) {
        month++
        house.setClock(
          `${2016 + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}-01 09:00`,
        )
      } else {
        const who = { personKey: 'controller', through: 'web' }
        const { ok } = await runCommand(house.pejl, who, typed, true)
        if (ok && frozen.size > 1) corrected++
      }
      for (const row of await stored()) {
        const before = frozen.get(row.year)
        const now = { row, shown: await shown(row.year) }
        if (before) expect(now, `${typed}`).toEqual(before)
        else frozen.set(row.year, now)
      }
    }
    expect([...frozen.keys()]).toEqual(expect.arrayContaining([2014, 2015]))
    expect(corrected).toBeGreaterThan(5)
  },
)
