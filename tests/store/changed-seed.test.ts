import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startAgainWith } from '../support/changed-seed.ts'
import { type House, openHouse } from '../support/house.ts'

const START = '2016-02-01 07:00'

describe('somebody who is taken out of people.yaml', () => {
  const OWNER = 'dataejer-beskaeftigelse'
  const own = `name: dataejer beskæftigelse\n    email: ${OWNER}@pejl.example\n    owns: [4A]\n`

  let house: House
  let form: Record<string, string>
  beforeAll(async () => {
    house = await openHouse(START)
    const { card } = await house.say(OWNER, 'indberet 4A 5.700')
    const { items, fields } = card.data as { items: string; fields: { item: string }[] }
    form = { items, [`figure:${fields[0]?.item}`]: '5.800' }
    await startAgainWith(house, { 'people.yaml': [[`  - key: ${OWNER}\n    ${own}`, '']] })
  })
  afterAll(() => house.close())

  test('takes part no longer: neither what they type nor a card of theirs is answered as before', async () => {
    const { card, ok } = await house.say(OWNER, 'mine')
    expect(ok).toBe(false)
    expect(card.text).toContain('Jeg kender dig ikke endnu.')
    const pressed = await house.press(OWNER, 'report', form)
    expect(pressed.card.text).toContain('Du kan desværre ikke indberette 4A.')
  })

  test('is not reminded, and what they reported stays theirs', async () => {
    await house.tickAt('2017-02-01 09:00')
    expect(await house.posts(`person:${OWNER}`)).toEqual([])
    const history = await house.say('controller', 'historik 4A')
    expect(history.card.text).toMatch(
      /2015: 5\.700\n {2}dataejer beskæftigelse den 1\. februar 2016/,
    )
  })
})

describe('a goal set whose file has got other figures', () => {
  let house: House
  beforeAll(async () => {
    house = await openHouse(START)
    await house.say('dataejer-bolig', 'indberet 1A 900')
    await house.say('controller', 'baseline 1D 1.580 for 2013')
    await startAgainWith(house, {
      'pejlemaerker-2014-2017.yaml': [
        ['published: { 2014: 828 }', 'published: { 2014: 829, 2015: 850 }'],
        ['baseline: 538', 'baseline: 540'],
        ['published: { 2014: 474 }', 'published: { 2014: 470 }'],
        ['by: -80, published: 458', 'by: -80, published: 460'],
        ['baseline: 1581', 'baseline: 1590'],
      ],
    })
  })
  afterAll(() => house.close())

  test('has them where no person has said anything else', async () => {
    expect((await house.say('controller', 'status 1B')).json).toMatchObject({
      baseline: 540,
      status: 470,
    })
    const frozen = await house.say('controller', 'status 1A for 2014')
    expect(frozen.json).toMatchObject({ status: 829 })
  })

  test('never overrides a figure that a person has reported', async () => {
    const { json } = await house.say('controller', 'status 1A')
    expect(json).toMatchObject({ status: 900, statusPeriod: '2015' })
  })

  test('never overrides a baseline that a controller has given', async () => {
    const { json } = await house.say('controller', 'status 1D')
    expect(json).toMatchObject({ baseline: 1580, baselineYear: 2013 })
  })
})
