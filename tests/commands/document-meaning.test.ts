import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type House, openHouse } from '../support/house.ts'
import { openPlanHouse } from '../support/plan.ts'

describe('what the documents hold, asked for in other words', () => {
  let house: House
  beforeAll(async () => {
    house = await openHouse()
  })
  afterAll(() => house.close())
  const textOf = async (typed: string) => (await house.say('leder-misbrug', typed)).card.text

  test.each([
    ['hvilke tiltag er der mod misbrug?', 'Tiltag: pejlemærke 6\n'],
    ['hvad er årsagerne til kriminalitet?', 'Årsager: pejlemærke 3\n'],
    ['hvilke barrierer er der for bolig', 'Årsager: pejlemærke 1\n'],
    ['hvilke budgetforslag er der om bostøtte?', 'Budgetforslag Ø201\n'],
    ['hvilke forslag er der?', 'Budgetforslag\n15 forslag'],
    ['hvilke tiltag er der?', 'Tiltag\n1. '],
    ['tiltag mod misbrug', 'Tiltag: pejlemærke 6\n'],
    ['Ø202', 'Budgetforslag Ø202\n'],
    ['ø 202', 'Budgetforslag Ø202\n'],
    ['SI04', 'Budgetforslag SI04\n'],
    ['hvad er Ø202?', 'Budgetforslag Ø202\n'],
    ['M3', 'Milepæl M3, »'],
    ['forebyggelse/M3', 'Milepæl M3, »'],
    ['forebyggelse M3', 'Milepæl M3, »'],
    ['hvornår er M11?', 'Milepæl M11, »'],
    ['hvor meget koster Ø303', 'Budgetforslag Ø303\n'],
    ['er M3 nået?', 'Milepæl M3, »'],
    ['M3 nået?', 'Milepæl M3, »'],
    ['1.2', 'Initiativ 1.2, »'],
    ['strategi-2010/1.2', 'Initiativ 1.2, »'],
    ['hvad er 1.2?', 'Initiativ 1.2, »'],
    ['O1', 'Indsatsområde O1, »'],
    ['hvad siger grundlaget?', 'Socialudvalgets grundlag 2014–2017\n'],
    ['hvad siger grundlaget om børn?', 'Socialudvalgets grundlag 2014–2017\n'],
    ['hvad står der i 002', 'Socialudvalgets grundlag 2014–2017\n'],
    ['grundlag', 'Socialudvalgets grundlag 2014–2017\n'],
    ['hvordan går det med forebyggelsen', 'Milepæle · Forebyggelsesstrategi 2011–2012\n'],
    ['hvordan går det med forebyggelsesstrategien?', 'Milepæle · Forebyggelsesstrategi'],
    ['hvordan går det med strategi 2010', 'Initiativer · Strategi 2010'],
    ['hvordan går det med kvalitetsmålene?', 'Kvalitetsmål 2010–2013\n'],
    ['hvordan går det med målene?', 'Pejlemærker 2014–2017\n'],
    ['hvordan går det med pejlemærkerne', 'Pejlemærker 2014–2017\n'],
    ['nøgletal', 'Nøgletal · Forebyggelsesstrategi 2011–2012\n'],
    ['plan forebyggelse', 'Forebyggelsesstrategi 2011–2012\n'],
  ])('»%s«', async (typed, answer) => {
    const text = await textOf(typed)
    expect(text.slice(0, answer.length)).toBe(answer)
  })

  test.each(['M3 nået', '1.2 i gang', 'O1 fortsæt, fordi den virker'])(
    '»%s« of a plan that nobody is asked about is met kindly, with who can change that',
    async (typed) => {
      const { card, ok } = await house.say('controller', typed)
      expect(ok).toBe(false)
      expect(card.text).toContain('En controller kan sætte det i gang')
    },
  )

  test('a step is shown by its own command, whichever was typed', async () => {
    const { card, json } = await house.say('controller', 'milepæl O1')
    expect(card.text).toContain('O1')
    expect(json).toMatchObject({ suggestions: ['indsatsområde O1'] })
  })

  test('every code that a list of steps shows can be typed back alone', async () => {
    for (const list of ['milepæle', 'initiativer', 'indsatsområder']) {
      const codes = [...(await textOf(list)).matchAll(/^(\S*\d) · /gm)].map(([, code = '']) => code)
      expect(codes.length).toBeGreaterThan(2)
      for (const code of codes) expect(await textOf(code)).toContain(` ${code}, »`)
    }
  })

  test('every button of these answers leads somewhere', async () => {
    for (const typed of [
      'milepæle',
      'M3',
      'initiativer',
      '1.2',
      'O1',
      'nøgletal',
      'forslag',
      'årsager',
      'tiltag 6',
      'tiltag 2010-2013/1',
      'målgrupper grundlag',
      'beregning 5A2',
      'hvad siger grundlaget',
    ]) {
      const { card } = await house.say('controller', typed)
      const { actions } = (card as { data: { actions: { command: string }[] } }).data
      expect(actions).not.toEqual([])
      for (const { command } of actions)
        expect([command, (await house.say('controller', command)).ok]).toEqual([command, true])
    }
  })
})

test('a code with its answer answers, as the command does; a question of it does not', async () => {
  const house = await openPlanHouse('2011-10-03 09:00')
  const asked = await house.say('controller', 'er M1 nået?')
  expect(asked.card.text).toContain('Milepæl M1')
  expect(await house.db.planAnswer.count()).toBe(0)
  const { card, ok } = await house.say('controller', 'M1 er nået')
  expect([ok, card.text]).toEqual([true, expect.stringContaining('M1')])
  expect(await house.db.planAnswer.count()).toBe(1)
  await house.close()
})

test('a house of plans only says that there are no goals, and what there is', async () => {
  const house = await openPlanHouse()
  for (const typed of ['status', 'årsager', 'tiltag']) {
    const { card, json } = await house.say('controller', typed)
    expect(card.text).toContain('ingen mål')
    expect(json).toMatchObject({ suggestions: expect.arrayContaining(['milepæle plan']) })
  }
  await house.close()
})
