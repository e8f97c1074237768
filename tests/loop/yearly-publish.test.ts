import { afterEach, beforeEach, expect, test } from 'vitest'
import { runCommand } from '../../src/commands/index.ts'
import { yearlyExport } from '../../src/domain/yearly/export.ts'
import { situations } from '../../src/loop/situation.ts'
import { publishYear } from '../../src/loop/yearly/publish.ts'
import { type House, openHouse } from '../support/house.ts'

const controller = { personKey: 'controller', through: 'web' }

let house: House
beforeEach(async () => {
  house = await openHouse('2016-02-01 09:00')
  await house.say('controller', '1D 1.330')
})
afterEach(() => house.close())

const seen = async () => {
  const [known] = await situations(house.pejl, await house.pejl.clock.now())
  if (!known) throw new Error('no goal set')
  return { set: known.set, made: yearlyExport(known, 2015) }
}
const shown = async (text: string) => (await house.say('controller', text)).card.text

test('nobody publishes what came after they looked', async () => {
  const { set, made } = await seen()
  await house.say('controller', '1E 214')
  expect(await publishYear(house.pejl, controller, set, 2015, made)).toBeNull()
  expect(await house.db.yearlyStatus.count({ where: { year: 2015 } })).toBe(0)
})

test('of two who publish a year the first has, and the other sees it', async () => {
  const { set, made } = await seen()
  await publishYear(house.pejl, controller, set, 2015, made)
  const other = { personKey: 'direktion', through: 'web' }
  const after = await publishYear(house.pejl, other, set, 2015, made)
  expect(after?.yearly.find(({ year }) => year === 2015)?.publishedBy).toBe('controller')
  expect(await house.db.yearlyStatus.count({ where: { year: 2015 } })).toBe(1)
})

test('as of a day before a year was published its status knows nothing of that', async () => {
  house.setClock('2016-02-05 09:00')
  await runCommand(house.pejl, controller, 'årsstatus 2015', true)
  house.setClock('2016-02-10 09:00')
  expect(await shown('status 1')).toContain('Offentliggjort for 2015')
  const before = await shown('status 1 pr. 3. februar 2016')
  expect(before).toContain('Offentliggjort for 2014: 1,6')
  expect(before).not.toContain('Offentliggjort for 2015')
})
