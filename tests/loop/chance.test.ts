import { expect, onTestFinished, test } from 'vitest'
import { adoptionCard } from '../../src/loop/adoption/form.ts'
import { situations } from '../../src/loop/situation.ts'
import { startAgainWith } from '../support/changed-seed.ts'
import { form } from '../support/form.ts'
import { type House, openHouse } from '../support/house.ts'

const SEED = 'pejlemaerker-2014-2017.yaml'
const BOLIG = 'dataejer-bolig'

async function ownHouse(...changes: [from: string, to: string][]): Promise<House> {
  const house = await openHouse('2016-02-01 09:00')
  onTestFinished(() => house.close())
  if (changes.length > 0) await startAgainWith(house, { [SEED]: changes })
  await house.tickAt('2016-02-01 09:00')
  return house
}
const report = (house: House, person: string, item: string, figure: string) =>
  house.press(person, 'report', form({ [item]: figure }))
const thread = async (house: House, number: number) =>
  (await house.posts(`channel:pejlemaerke-${number}`))
    .filter(({ rootId }) => rootId !== null)
    .map(({ text }) => text)
const living = async (house: House, number: number) =>
  (await house.posts(`channel:pejlemaerke-${number}`))[0]?.text ?? ''
const said = async (house: House, typed: string) => (await house.say('controller', typed)).card.text

test('a change is told with whether it is more than the figure can swing by itself', async () => {
  const house = await ownHouse()
  await report(house, BOLIG, '1A:2015', '840')
  await report(house, BOLIG, '1B:2015', '410')
  const [first, second] = await thread(house, 1)
  // By hand: 12 / √1668 = 0,29, and 64 / √884 = 2,15.
  expect(first).toMatch(/Ændringen i 1A er ikke større end det, tallet kan svinge af sig selv\.$/)
  expect(second).toMatch(/Ændringen i 1B er større end det, tallet kan svinge af sig selv\.$/)
})

test('nothing is said of chance where nothing is compared', async () => {
  const house = await ownHouse()
  await report(house, BOLIG, '1A:2015', '840')
  await report(house, BOLIG, '1A:2015@1', '700')
  await report(house, BOLIG, '1C:2015', '96,5')
  await house.say('controller', 'baseline 1B 600 for 2013')
  const [, corrected, share, baseline] = await thread(house, 1)
  expect(corrected).toContain('er rettet til 700')
  expect(share).toContain('1C for 2015 er indberettet')
  expect(baseline).toContain('baseline for 1B')
  for (const line of [corrected, share, baseline]) expect(line).not.toContain('svinge')
})

test('nor across a break that may lie between the figures', async () => {
  const house = await ownHouse()
  await report(house, 'dataejer-fattigdom', '7A:2015', '9.000')
  expect((await thread(house, 7)).at(-1)).toContain('7A for 2015 er indberettet')
  expect((await thread(house, 7)).join()).not.toContain('svinge')
})

test('the digest says it of the week’s figures, and not of what was corrected in it', async () => {
  const house = await ownHouse()
  house.setClock('2016-02-01 09:05')
  await report(house, BOLIG, '1A:2015', '840')
  await report(house, BOLIG, '1B:2015', '410')
  await house.tickAt('2016-02-08 08:00')
  house.setClock('2016-02-08 09:00')
  await report(house, BOLIG, '1A:2015@1', '700')
  await house.tickAt('2016-02-15 08:00')
  const digests = (await house.posts('channel:direktion')).map(({ text }) => text)
  expect(digests.at(-2)).toContain(
    'Ændringen i 1B er større end det, tallet kan svinge af sig selv. Ændringen i 1A er ikke større end det, tallet kan svinge af sig selv.',
  )
  expect(digests.at(-1)).toContain('rettet til 700')
  expect(digests.at(-1)).not.toContain('svinge')
})

test('the living card and the status say how far chance may move the number, or why that is not known', async () => {
  const unknown = await ownHouse()
  const why = 'Usikkerhed: kan ikke siges, for det vides ikke, hvor mange 1C er en andel af.'
  expect(await living(unknown, 1)).toContain(why)
  expect(await said(unknown, 'status 1')).toContain(why)
  expect(await said(unknown, 'status 2')).not.toContain('Usikkerhed')

  const house = await ownHouse(['target: 97.5', 'target: 97.5\n        n: 412'])
  const line =
    /Usikkerhed: mellem −?\d,\d og \d,\d \(et første bud: 1F1 og 1F2 er talt op på én dag\)\./
  expect(await said(house, 'status 1')).toMatch(line)
  const { json } = await house.say('controller', 'status 1')
  const { interval, intervalWhy, score, delmaal } = json as {
    score: number
    interval: { low: number; high: number }
    intervalWhy: string
    delmaal: { code: string; interval: object | null; intervalWhy: string }[]
  }
  expect(interval.low).toBeLessThan(score)
  expect(interval.high).toBeGreaterThan(score)
  expect(intervalWhy).toBe('')
  expect(delmaal.find(({ code }) => code === '1D')).toMatchObject({
    interval: null,
    intervalWhy: '',
  })
})

test('the calculation says it of each delmål, and what it means', async () => {
  const house = await ownHouse()
  const text = await said(house, 'beregning 1')
  expect(text).toContain('Usikkerhed: mellem −2,4 og 0,2.')
  expect(text).toContain(
    'Usikkerhed: kan ikke siges, for det vides ikke, hvor mange 1C er en andel af.',
  )
  expect(text).toContain('i 8 af 10 tilfælde')
  expect(text).toContain(
    'Målet for 1F2 (højst 100) er så tæt på baseline (102 i 2013), at tallet kan nå det ved at svinge af sig selv (et første bud: 1F2 er talt op på én dag).',
  )
  expect(await said(house, 'status 1F2')).toContain('Målet for 1F2 (højst 100) er så tæt på')
  expect(await said(house, 'status 1A')).toContain('Usikkerhed: mellem −2,4 og 0,2.')
  expect(await said(house, 'målsæt 2014-2017')).toContain(
    'Målene for 1E, 1F1, 1F2 og 4A er så tæt på baseline, at tallene kan nå dem ved at svinge af sig selv.',
  )
})

/** 1A from 2003 on, between 830 and 870. */
const HISTORY = Array.from({ length: 10 }, (_, nth) => `${2003 + nth}: ${nth % 2 ? 870 : 830}`)
const withHistory: [string, string] = [
  'baseline: 859',
  `baseline: 859\n        history: { ${HISTORY.join(', ')} }`,
]

test('from twelve figures on, a figure outside what they swing between is asked about', async () => {
  const house = await ownHouse(withHistory)
  await report(house, BOLIG, '1A:2015', '1.100')
  // By hand: the mean is 868,2, the mean step 674 / 12 = 56,2, and 868,2 ± 2,66 · 56,2.
  const prompt = (await house.posts('person:leder-bolig')).at(-1)?.text ?? ''
  expect(prompt).toMatch(
    /• 1A for 2015 ligger over det, tallene ellers svinger imellem \(719 og 1\.018\)\. Hvad var anderledes\?/,
  )
  const text = await said(house, 'historik 1A')
  expect(text).toContain('1A har 13 tal. De svinger om')
  expect(text).toContain('– 1A for 2015 ligger over det')
  expect(text).toContain('2003: 830\n  Fra dokumentet Pejlemærker 2014–2017, fra før baseline')
})

test('with fewer figures nothing is said of how they swing', async () => {
  const house = await ownHouse()
  await report(house, BOLIG, '1A:2015', '1.100')
  expect((await house.posts('person:leder-bolig')).at(-1)?.text).not.toContain('svinger')
  expect(await said(house, 'historik 1A')).not.toContain('svinger')
})

test('earlier figures are never a status, nor a year that has one', async () => {
  const house = await ownHouse(withHistory)
  expect(await said(house, 'status 1A')).toContain('Baseline 859 (2013), status 828 (2014)')
  expect(await said(house, 'status 1 for 2012')).toContain('Der er ingen tal for 2012.')
  expect(await said(house, 'mangler')).not.toContain('2003')
})

test('whoever sets a goal set going is told which targets are near their baseline', async () => {
  const house = await ownHouse()
  const [known] = house.pejl.sets
  if (!known) throw new Error('no goal set')
  const others = await situations(house.pejl, await house.pejl.clock.now())
  const { text } = adoptionCard({ ...known, key: 'nye', name: 'nye', state: 'draft' }, others, {})
  expect(text).toContain('Målene for 1E, 1F1, 1F2 og 4A er så tæt på baseline')
})
