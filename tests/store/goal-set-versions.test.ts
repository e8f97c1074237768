import { afterEach, beforeEach, expect, test } from 'vitest'
import { startAgainWith } from '../support/changed-seed.ts'
import { type House, openHouse } from '../support/house.ts'

const FILE = 'pejlemaerker-2014-2017.yaml'
const SET = 'pejlemaerker-2014-2017'
const TITLE = 'Der er færre hjemløse københavnere'

let house: House
beforeEach(async () => {
  house = await openHouse()
})
afterEach(() => house.close())

const versions = () =>
  house.db.goalSetVersion.findMany({ where: { goalSetKey: SET }, orderBy: { number: 'asc' } })
const changeTitle = (time: string, from: string, to: string) => {
  house.setClock(time)
  return startAgainWith(house, { [FILE]: [[from, to]] })
}
const ask = (text: string) => house.say('controller', text)

test('each change of a file is kept with its text, and a start with the same file keeps nothing', async () => {
  const [first] = await versions()
  expect(first?.text).toContain(TITLE)
  await changeTitle('2016-02-01 10:00', TITLE, TITLE)
  expect(await versions()).toHaveLength(1)
  await changeTitle('2016-02-02 10:00', TITLE, 'Færre er hjemløse')
  await changeTitle('2016-02-03 10:00', TITLE, TITLE)
  const all = await versions()
  expect(all.map(({ number }) => number)).toEqual([1, 2, 3])
  expect(all[2]?.text).toBe(first?.text)
})

test('a goal is shown as it was defined on that day, and counted by its target of then', async () => {
  await house.say('dataejer-bolig', 'indberet 1D 1.418')
  await changeTitle('2016-02-02 10:00', 'target: 1255', 'target: 1092')
  expect((await ask('status 1D')).json).toMatchObject({
    target: 1092,
    score: expect.closeTo(5 / 3, 9),
  })
  const then = { target: 1255, score: 2.5 }
  expect((await ask('status 1D pr. 1. februar 2016')).json).toMatchObject(then)
  expect((await ask('beregning 1D pr. 1. februar 2016')).json).toMatchObject(then)
  expect((await ask('status 1D pr. 2. februar 2016')).json).toMatchObject({ target: 1092 })
})

test('a version that cannot be read any more is said, never taken for today’s in silence', async () => {
  await house.db.goalSetVersion.create({
    data: { goalSetKey: SET, number: 2, checksum: 'x', text: 'noget: andet', at: new Date(0) },
  })
  await changeTitle('2016-02-02 10:00', TITLE, 'Færre er hjemløse')
  const { card } = await ask('status 1D pr. 1. februar 2016')
  expect(card.text).toContain(
    'målene, som de stod dengang, kan ikke læses længere. Her er regnet med dem, der gælder i dag.',
  )
})

test('where no version is as old, the oldest that is kept counts, and that is said', async () => {
  await house.db.$executeRaw`SET session_replication_role = replica`
  await house.db.goalSetVersion.deleteMany()
  await house.db.$executeRaw`SET session_replication_role = origin`
  await changeTitle('2016-03-01 10:00', TITLE, TITLE)
  await changeTitle('2016-03-02 10:00', TITLE, 'Færre er hjemløse')
  const { card, ok } = await ask('status 1D pr. 1. februar 2016')
  expect(ok).toBe(true)
  expect(card.text).toContain(`1D · ${TITLE}`)
  expect(card.text).toContain(
    'de ældste mål, pejl har gemt, er fra den 1. marts 2016. Her er regnet med dem.',
  )
})
