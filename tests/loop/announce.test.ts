import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { form, named } from '../support/form.ts'
import { type House, openHouse } from '../support/house.ts'

let house: House
beforeAll(async () => {
  house = await openHouse()
  await house.tickAt('2016-02-01 09:00')
})
afterAll(() => house.close())

const posts = (number: number) => house.posts(`channel:pejlemaerke-${number}`)
const living = async (number: number) => (await posts(number))[0]?.text ?? ''
const thread = async (number: number) =>
  (await posts(number)).filter(({ rootId }) => rootId !== null).map(({ text }) => text)
const report = (person: string, item: string, figure: string) =>
  house.press(person, 'report', form({ [item]: figure }))
const BOLIG = 'dataejer-bolig'

// In this order: one year in the life of pejlemærke 1.
describe('pejlemærke 1', () => {
  test('has one living card in its channel from the start', async () => {
    expect(await posts(1)).toHaveLength(1)
    expect(await living(1)).toContain('2,4 på skalaen fra −5 til 5')
    expect(await living(1)).toContain('Datagrundlag: 4 af 6 delmål')
  })

  test('goes from 2,4 to 2,7 when 1D is 1.330: card edited in place, told in its thread', async () => {
    house.setClock('2016-02-01 09:05')
    await report(BOLIG, '1D:2015', '1.330')
    expect(await living(1)).toContain('2,7 på skalaen')
    expect(await living(1)).toContain('Datagrundlag: 5 af 6 delmål')
    expect(await living(1)).toContain('Senest ændret den 1. februar 2016 kl.\u00a009.05.')
    expect(await thread(1)).toEqual([
      'Pejlemærke 1 er gået fra 2,4 til 2,7, fordi 1D for 2015 er indberettet som 1.330. Datagrundlaget er gået fra 4 af 6 delmål til 5 af 6 delmål. Ændringen i 1D er større end det, tallet kan svinge af sig selv. Det er et første bud, for 1D er talt op på én dag.',
    ])
    const [root, reply] = await posts(1)
    expect(reply?.rootId).toBe(root?.id)
  })

  test('touches no other channel', async () => {
    for (const number of [2, 3, 4, 5, 6, 7, 8, 9]) {
      expect(await posts(number)).toHaveLength(1)
      expect((await posts(number))[0]?.text).not.toContain('kl.\u00a009.05')
    }
  })

  test('says rettet of a correction', async () => {
    house.setClock('2016-02-02 10:00')
    await report(BOLIG, '1D:2015@1', '1.300')
    expect((await thread(1)).at(-1)).toMatch(
      /^Pejlemærke 1 er gået fra 2,7 til \d,\d, fordi 1D for 2015 er rettet til 1\.300\.$/,
    )
  })

  test('says nothing when nothing changed: the same figure again, or none yet', async () => {
    const before = await thread(1)
    await house.press(
      BOLIG,
      'report',
      form({ '1D:2015@2': { figure: '1.300', comment: 'Samme tal, nu med kilde' } }),
    )
    await house.press(BOLIG, 'postpone', {
      ...form(
        { '1E:2015': { reason: 'Kommer', expectedOn: '2016-04-01' } },
        { item: named('1E:2015') },
      ),
    })
    expect(await thread(1)).toEqual(before)
  })

  test('says so when the shown score stands still, and names what moved', async () => {
    await report(BOLIG, '1D:2015@3', '1.306')
    expect((await thread(1)).at(-1)).toMatch(
      /^Pejlemærke 1 står fortsat på (\d,\d)\. 1D for 2015 er rettet til 1\.306 \(1D er gået fra \d,\d til \d,\d\)\.$/,
    )
  })

  test('tells of a baseline that a controller corrects, too', async () => {
    const score = /: (\S+) på skalaen/
    const [, from] = score.exec(await living(1)) ?? []
    await house.say('controller', 'baseline 1D 1.400 for 2013')
    const [, to] = score.exec(await living(1)) ?? []
    expect(to).not.toBe(from)
    expect((await thread(1)).at(-1)).toBe(
      `Pejlemærke 1 er gået fra ${from} til ${to}, fordi baseline for 1D er rettet til 1.400 (2013).`,
    )
    expect((await posts(1)).filter(({ rootId }) => rootId === null)).toHaveLength(1)
  })
})

test('a first figure without a baseline moves neither score nor datagrundlag, and is not told', async () => {
  await report('dataejer-livskvalitet', '8A:2015', '60')
  expect(await thread(8)).toEqual([])
})
