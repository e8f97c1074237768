import { afterAll, beforeAll, expect, test } from 'vitest'
import { runCommand } from '../../src/commands/index.ts'
import { comparedWithAsOf } from '../support/as-sent.ts'
import { startAgainWith } from '../support/changed-seed.ts'
import { type House, openHouse } from '../support/house.ts'

const FILE = 'pejlemaerker-2014-2017.yaml'

// Two and a half months of the demo, with everything that people do to figures, and two changes of the file.
let house: House
beforeAll(async () => {
  house = await openHouse()
  const DAYS: readonly (readonly [string, ...(readonly [string, string][])])[] = [
    ['2016-01-04 08:00'],
    ['2016-01-11 08:00', ['dataejer-bolig', 'indberet 1A 890 for 2015']],
    ['2016-01-18 08:30', ['dataejer-bolig', 'indberet 1D 1.330 for 2015']],
    ['2016-01-20 10:00', ['controller', 'årsager 1 tilføj: Boligerne er blevet dyrere']],
    ['2016-01-25 08:00', ['dataejer-bolig', 'udskyd 1E 1. marts 2016 Registeret opdateres']],
    ['2016-02-01 08:30', ['dataejer-bolig', 'indberet 1D 1.400 for 2015']],
    ['2016-02-02 09:00', ['controller', 'baseline 9C 50 for 2014']],
    ['2016-02-08 08:00', ['controller', 'årsager 1 afslut 1 fordi den er løst']],
    ['2016-02-15 08:00', ['controller', 'indberet 5A2 8 for 2015']],
    ['2016-02-16 11:00', ['dataejer-bolig', 'indberet 1B 470 for 2015']],
    ['2016-02-22 08:00', ['dataejer-bolig', 'indberet 1A 900 for 2015']],
    ['2016-03-01 08:30', ['dataejer-bolig', 'indberet 1E 200 for 2015']],
    ['2016-03-07 08:00', ['controller', 'baseline 1A 865 for 2013']],
    ['2016-03-14 08:00', ['controller', 'indberet 1A 905 for 2014']],
  ]
  for (const [time, ...said] of DAYS) {
    await house.tickAt(time)
    for (const [index, [person, text]] of said.entries()) {
      house.setClock(time.replace(/:\d\d$/, `:4${index}`))
      const { ok, card } = await runCommand(
        house.pejl,
        { personKey: person, through: 'web' },
        text,
        true,
      )
      await house.drain()
      expect(ok, card.text).toBe(true)
    }
    if (time === '2016-02-02 09:00') {
      house.setClock('2016-02-03 12:00')
      await startAgainWith(house, {
        [FILE]: [['Flere udsatte københavnere har en bolig', 'Flere udsatte har en god bolig']],
      })
    }
  }
}, 120_000)
afterAll(() => house.close())

test('each living card and digest is what is known of its moment today', async () => {
  const compared = await comparedWithAsOf(house)
  for (const { key, at, sent, asOf } of compared)
    expect(asOf, `${key} ${at.toISOString()}`).toEqual(sent)
  const kinds = Map.groupBy(compared, ({ kind }) => kind)
  expect(kinds.get('announcement')?.length).toBeGreaterThan(9 + 10)
  expect(kinds.get('digest')?.length).toBeGreaterThan(8)
})
