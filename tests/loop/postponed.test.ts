import { readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { bumpVersions } from '../../src/store/goal-sets.ts'
import { addPostponement } from '../../src/store/postponements.ts'
import { readSeed, SEED_DIR, saveSeed } from '../../src/store/seed/seed.ts'
import { fieldOf, form } from '../support/form.ts'
import { type House, openHouse } from '../support/house.ts'
import { makeFolder } from '../support/store.ts'

const BOLIG = 'dataejer-bolig'

async function ownHouse(): Promise<House> {
  const house = await openHouse('2016-02-01 09:00')
  onTestFinished(() => house.close())
  return house
}

const postpone = (house: House, item: string, expectedOn: string) =>
  house.press(BOLIG, 'postpone', {
    ...form({ [item]: { reason: 'Vi tæller', expectedOn } }, { item: item.replace(/@.*/, '') }),
  })
const postponed = async (house: House) =>
  ((await house.say('controller', 'mangler')).json as { postponed: { code: string }[] }).postponed

/** pejl starts again on a goal set in which a figure for 2015 was printed beside a baseline. */
async function print(house: House, baseline: string, figure: string): Promise<void> {
  const folder = await makeFolder(SEED_DIR)
  onTestFinished(() => rm(folder, { recursive: true }))
  const file = join(folder, 'pejlemaerker-2014-2017.yaml')
  const text = await readFile(file, 'utf8')
  const printed = text.replace(baseline, `${baseline}\n        published: { 2015: ${figure} }`)
  expect(printed).not.toBe(text)
  await writeFile(file, printed)
  await saveSeed(house.prisma, await readSeed(folder, null), await house.pejl.clock.now())
}

test('a figure that stands cannot be postponed, also by a form that knows of it', async () => {
  const house = await ownHouse()
  await house.say(BOLIG, 'indberet 1D 1.330')
  const field = fieldOf(await postpone(house, '1D:2015@1', '2016-04-01'), '1D:2015')
  expect(field.problem).toContain('1D for 2015 har allerede tallet 1.330')
  const typed = await house.say(BOLIG, 'udskyd 1D 1. april 2016 Vi tæller')
  expect(typed.ok).toBe(false)
  expect(typed.card.text).toContain('1D for 2015 har allerede tallet 1.330')
  expect(await postponed(house)).toEqual([])
  const { card } = await house.say(BOLIG, 'historik 1D')
  expect(card.text).not.toContain('findes ikke endnu')
})

test('status and living card say what is not there yet, when it is expected and why', async () => {
  const house = await ownHouse()
  await house.tickAt('2016-02-01 09:01')
  await postpone(house, '1D:2015', '2016-04-01')
  const said = '1D for 2015 findes ikke endnu, forventet den 1. april 2016: Vi tæller.'
  const shown = async (command: string) => (await house.say('controller', command)).card.text
  expect(await shown('status 1')).toContain(said)
  expect(await shown('status 1D')).toContain(said)
  expect(await shown('status 1E')).not.toContain('findes ikke endnu')
  expect((await house.say('controller', 'status 1')).json).toMatchObject({
    notes: expect.arrayContaining([said.slice(0, -1)]),
  })
  const [living] = await house.posts('channel:pejlemaerke-1')
  expect(living?.text).toContain(said)
  await house.say(BOLIG, 'indberet 1D 1.330')
  expect(await shown('status 1')).not.toContain('findes ikke endnu')
  const [after] = await house.posts('channel:pejlemaerke-1')
  expect(after?.text).not.toContain('findes ikke endnu')
})

test('a figure that comes ends the postponement', async () => {
  const house = await ownHouse()
  await postpone(house, '1D:2015', '2016-04-01')
  expect(await postponed(house)).toMatchObject([{ code: '1D', expectedOn: '2016-04-01' }])
  await house.say(BOLIG, 'indberet 1D 1.330')
  expect(await postponed(house)).toEqual([])
})

test('a figure that the document came to print ends it too, whatever is said afterwards', async () => {
  const house = await ownHouse()
  await postpone(house, '1D:2015', '2016-04-01')
  house.setClock('2016-02-03 09:00')
  await print(house, 'baseline: 1581', '1330')
  const { card } = await house.say('controller', 'status 1D')
  expect(card.text).toContain('1.330')
  expect(await postponed(house)).toEqual([])
  await postpone(house, '1D:2015@1', '2016-05-01')
  expect(await postponed(house)).toEqual([])
  await house.tickAt('2016-02-08 08:00')
  const digest = (await house.posts('channel:direktion')).at(-1)?.text ?? ''
  expect(digest).toContain('mandag den 8. februar 2016')
  expect(digest).not.toContain('1D for 2015 fra dataejer bolig ventes')
})

test('the newest of two dates is the one that is waited for, also when the clock went back', async () => {
  const house = await ownHouse()
  await postpone(house, '1D:2015', '2016-04-01')
  house.setClock('2016-01-20 09:00')
  await postpone(house, '1D:2015@1', '2016-05-01')
  expect(await postponed(house)).toMatchObject([{ code: '1D', expectedOn: '2016-05-01' }])
})

test('a figure that is known ends a postponement that the store has as newer', async () => {
  const house = await ownHouse()
  await house.say(BOLIG, 'indberet 1D 1.330')
  const [set] = house.pejl.sets.map(({ key }) => key)
  if (set === undefined) throw new Error('no goal set')
  const said = { reason: 'Vi tæller', expectedOn: '2016-04-01', by: BOLIG, through: 'web' }
  const at = await house.pejl.clock.now()
  await addPostponement(house.prisma, { set, code: '1D', period: '2015', revision: 2, ...said, at })
  await bumpVersions(house.prisma, [set])
  expect((await house.say(BOLIG, 'historik 1D')).card.text).toContain('Vi tæller')
  expect(await postponed(house)).toEqual([])
})
