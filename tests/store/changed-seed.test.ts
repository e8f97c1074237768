import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Changes, startAgainWith } from '../support/changed-seed.ts'
import { inputOf, named } from '../support/form.ts'
import { furnish, type House, openHouse } from '../support/house.ts'

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

test('a baseline whose year alone is corrected in the file has the new year', async () => {
  const house = await openHouse(START)
  await startAgainWith(house, {
    'pejlemaerker-2014-2017.yaml': [['baseline: 538', 'baseline: { value: 538, year: 2012 }']],
  })
  const { json } = await house.say('controller', 'status 1B')
  expect(json).toMatchObject({ baseline: 538, baselineYear: 2012 })
  await house.close()
})

test('a figure that is printed after its owner said it does not exist yet stands as the answer', async () => {
  const house = await openHouse(START)
  const postpone = (base: number) =>
    house.press('dataejer-bolig', 'postpone', {
      item: named('1D:2015'),
      items: named(`1D:2015@${base}`),
      [inputOf('1D:2015', 'reason')]: 'Tællingen er ikke færdig',
      [inputOf('1D:2015', 'expectedOn')]: '2016-04-01',
    })
  await postpone(0)
  house.setClock('2016-02-02 07:00')
  await startAgainWith(house, {
    'pejlemaerker-2014-2017.yaml': [
      ['baseline: 1581', 'baseline: 1581\n        published: { 2015: 1330 }'],
    ],
  })
  expect((await house.say('controller', 'status 1D')).json).toMatchObject({ status: 1330 })
  expect((await postpone(2)).card.text).toContain('har allerede tallet 1.330')
  await house.close()
})

describe('a process that goes on when another is started with other files', () => {
  const NOW = '2016-02-01 09:00'
  const GONE: Changes = {
    'people.yaml': [
      [
        '  - key: dataejer-beskaeftigelse\n    name: dataejer beskæftigelse\n    email: dataejer-beskaeftigelse@pejl.example\n    owns: [4A]\n',
        '',
      ],
    ],
  }
  let house: House
  let other: Omit<House, 'store' | 'close'>
  beforeEach(async () => {
    house = await openHouse(NOW)
    other = await furnish(house.db, NOW)
  })
  afterEach(() => house.close())

  const told = async (command: string) => (await other.say('controller', command)).card.text

  test.each<[what: string, changes: Changes, command: string, shows: string]>([
    [
      'a figure that somebody owns too',
      { 'people.yaml': [['owns: [9C]', 'owns: [9C, 4B1]']] },
      'mangler',
      'dataejer sagsbehandling\n  4B1 og 9C for 2015',
    ],
    [
      'another figure that somebody owns instead',
      { 'people.yaml': [['owns: [9C]', 'owns: [4B1]']] },
      'mangler',
      'dataejer sagsbehandling\n  4B1 for 2015',
    ],
    [
      'a printed figure',
      { 'pejlemaerker-2014-2017.yaml': [['published: { 2014: 474 }', 'published: { 2014: 470 }']] },
      'status 1B',
      'status 470 (2014)',
    ],
  ])('knows of %s', async (_, changes, command, shows) => {
    expect(await told(command)).not.toContain(shows)
    await startAgainWith(house, changes)
    expect(await told(command)).toContain(shows)
  })

  test('writes to a channel that has taken the place of another', async () => {
    await told('status 1')
    await startAgainWith(house, { 'people.yaml': [['key: pejlemaerke-1', 'key: bolig']] })
    await other.tickAt(NOW)
    expect(await other.posts('channel:bolig')).toHaveLength(1)
    expect(await other.posts('channel:pejlemaerke-1')).toEqual([])
  })

  test('reads nothing anew when the files are the same, whoever has left before', async () => {
    await startAgainWith(house, GONE)
    await told('status 1')
    const kept = [...other.pejl.known.values()]
    await startAgainWith(house, GONE)
    await told('status 1')
    expect([...other.pejl.known.values()][0]).toBe(kept[0])
  })
})
