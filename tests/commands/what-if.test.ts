import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type House, openHouse } from '../support/house.ts'
import { openTwoGoalSets } from '../support/two-goal-sets.ts'

let house: House
beforeAll(async () => {
  house = await openHouse('2016-02-01 09:00')
  await house.tickAt('2016-02-01 09:00')
})
afterAll(() => house.close())

const LEADER = 'leder-bolig'
const ask = (text: string, person = LEADER) => house.say(person, text)
const actionsOf = ({ card }: Awaited<ReturnType<typeof ask>>) =>
  (card.data as { actions: { title: string; command: string }[] }).actions

/** Every row of every table but the web chat's own posts, as it stands. */
async function wholeStore() {
  const tables = await house.db.$queryRawUnsafe<{ name: string }[]>(
    `select tablename as name from pg_tables where schemaname = 'public' order by 1`,
  )
  const rows: Record<string, unknown> = {}
  for (const { name } of tables)
    rows[name] = await house.db.$queryRawUnsafe(
      `select to_jsonb(t)::text as row from "${name}" t order by 1`,
    )
  return rows
}

describe('hvad-hvis', () => {
  test('shows from and to of the delmål, its pejlemærke and all of them, plainly as a thought', async () => {
    const { card, ok, json } = await ask('hvad-hvis 1D 1.300')
    expect(ok).toBe(true)
    const { text } = card
    expect(text).toMatch(/^Tænkt eksempel: intet er registreret\n/)
    expect(text).toContain('1D · Der er færre hjemløse københavnere: – → 4,3')
    expect(text).toContain('Tænkt tal for 2015: 1.300.')
    expect(text).toContain('Pejlemærke 1: 2,4 → 2,8')
    expect(text).toContain('Datagrundlag: 4 af 6 delmål → 5 af 6 delmål')
    expect(text).toContain('1. Flere udsatte københavnere har en bolig: 2,4 → 2,8 (ændret)')
    expect(text.match(/\(ændret\)/g)).toHaveLength(1)
    expect(json).toMatchObject({
      thought: true,
      figures: [{ code: '1D', period: '2015', value: 1300, before: { score: null } }],
      pejlemaerker: [{ before: { display: '2,4' }, after: { number: 1, display: '2,8' } }],
      overview: [{ goalSet: 'pejlemaerker-2014-2017' }],
    })
  })

  test('changes nothing in the store, not even a draft, whoever asks and whatever is typed', async () => {
    const before = await wholeStore()
    for (const person of ['leder-bolig', 'dataejer-bolig', 'controller'])
      for (const typed of ['1D 1.300', '1C 97.1', '1D 9.999', '1D 1.300,1E 5', '1D', '6A 30', '2A'])
        await ask(`hvad-hvis ${typed}`, person)
    await ask('mål 1')
    await house.tickAt('2016-02-01 09:00')
    expect(await wholeStore()).toEqual(before)
    const { json } = await ask('status 1')
    expect(json).toMatchObject({ display: '2,4' })
  })

  test('what it says is what the status becomes when the figures are reported', async () => {
    const own = await openHouse('2016-02-01 09:00')
    try {
      const { json } = await own.say('controller', 'hvad-hvis 1D 1.300 for 2015, 1C 97,3 for 2015')
      await own.say('controller', 'indberet 1D 1.300 for 2015')
      await own.say('controller', 'indberet 1C 97,3 for 2015')
      const { json: status } = await own.say('controller', 'status 1')
      const { pejlemaerker } = json as { pejlemaerker: { after: unknown }[] }
      expect(pejlemaerker.map(({ after }) => after)).toEqual([status])
    } finally {
      await own.close()
    }
  })

  test.each([
    ['1C 97.1', 'hvordan 97.1 skal læses. Mener du 97,1?', 'hvad-hvis 1C 97,1'],
    ['1D 1,300', 'hvordan 1,300 skal læses. Mener du 1.300?', 'hvad-hvis 1D 1.300'],
    [
      '1C 97.1 for 2016, 1D 1.300',
      '1C: Jeg er ikke sikker på, hvordan 97.1 skal læses. Mener du 97,1?',
      'hvad-hvis 1C 97,1 for 2016, 1D 1.300',
    ],
    [
      '1D 1.300,1E 200',
      'hvor tallet slutter i »0,1E«. Mener du »1D 1.300, 1E 200«?',
      'hvad-hvis 1D 1.300, 1E 200',
    ],
    ['1C 0,9', 'Mener du 90 %?', 'hvad-hvis 1C 90'],
  ])(
    '»%s« is refused as a reported figure is, with what was meant as a button',
    async (typed, why, command) => {
      const answer = await ask(`hvad-hvis ${typed}`)
      expect(answer.ok).toBe(false)
      expect(answer.card.text).toContain(why)
      const [first] = actionsOf(answer)
      expect(first?.command).toBe(command)
      const pressed = await house.press(LEADER, 'command', { command: first?.command ?? '' })
      expect(pressed.card.text).toMatch(/^Tænkt eksempel/)
    },
  )

  test.each([
    ['1D 12 %', 'Her skal stå et antal, ikke procent.'],
    ['1D 1.300 for 2018', '1D følges til og med 2017'],
    ['1D 1.300 for 2013', 'Baseline for 1D er fra 2013'],
    ['1D 1.300 for 3. kvartal 2015', 'Jeg forstår ikke perioden'],
    ['1D', 'Hvilket tal skal 1D have i det tænkte eksempel?'],
    ['', 'Hvilke delmål skal have hvilke tal?'],
    ['1D 1.300, 1D 1.200', 'Der står to tal for samme delmål og år (2015)'],
    ['1F 100', '1F1'],
    ['1X 5', 'Jeg kan ikke finde tal for »1X«'],
  ])('»%s« is asked back about', async (typed, why) => {
    const { card, ok } = await ask(`hvad-hvis ${typed}`)
    expect(ok).toBe(false)
    expect(card.text).toContain(why)
  })

  test('a far figure is thought without a question, a year to come too', async () => {
    expect((await ask('hvad-hvis 1D 9.999')).card.text).toContain('– → −5,0')
    expect((await ask('hvad-hvis 1D 1.300 for 2017')).card.text).toContain('status 1.300 (2017)')
  })

  test('a year that only the last figure has is asked about, with both meanings as buttons', async () => {
    const answer = await ask('hvad-hvis 1D 1.300, 1E 200 for 2016')
    expect(answer.card.text).toContain('Gælder 2016 også 1D?')
    expect(actionsOf(answer).map(({ command }) => command)).toEqual([
      'hvad-hvis 1D 1.300 for 2016, 1E 200 for 2016',
      'hvad-hvis 1D 1.300 for 2015, 1E 200 for 2016',
    ])
  })

  test('a delmål without baseline or target says what is missing', async () => {
    expect((await ask('hvad-hvis 6A 30')).card.text).toContain(
      'et første tal bliver baseline, når en controller bekræfter det',
    )
  })

  test('an older figure than the newest one changes nothing, and it is said why', async () => {
    const own = await openHouse('2018-02-01 09:00')
    try {
      await own.say('controller', 'indberet 1D 1.300 for 2016')
      const { card } = await own.say('controller', 'hvad-hvis 1D 1.400 for 2015')
      expect(card.text).toContain('Der er et nyere tal, for 2016, og det er det, der tæller.')
      expect(card.text).not.toContain('(ændret)')
    } finally {
      await own.close()
    }
  })
})

test('a code that several goal sets have is asked about, and keeps the other figures', async () => {
  const two = await openTwoGoalSets('2016-02-01 09:00')
  try {
    const answer = await two.say('controller', 'hvad-hvis 1B 5')
    expect(answer.ok).toBe(false)
    const [first] = actionsOf(answer)
    expect(first?.command).toMatch(/^hvad-hvis 201\d-201\d\/1B 5$/)
    const { json, ok } = await two.say('controller', 'hvad-hvis 2014-2017/1B 5, 2013-2016/1B 6')
    expect(ok).toBe(true)
    expect((json as { overview: unknown[] }).overview).toHaveLength(2)
  } finally {
    await two.close()
  }
})

describe('mål', () => {
  test('says what is needed to be on the plan and to reach the target, and where it stands', async () => {
    const { card, json, ok } = await ask('mål 1D')
    expect(ok).toBe(true)
    expect(card.text).toContain(
      'For at følge planen skal tallet for 2015 være højst 1.418 (2,5 efter planen). For at nå målet (5) skal tallet være højst 1.255 i 2017.',
    )
    expect(card.text).toContain('Baseline 1.581 (2013), ingen status endnu, mål 1.255 (2017)')
    expect(json).toMatchObject({
      delmaal: [
        {
          code: '1D',
          period: '2015',
          needed: { kind: 'path', expected: 2.5, onPlan: 1418, target: 1255 },
        },
      ],
    })
  })

  test('of a pejlemærke says it of each of its delmål', async () => {
    const { json } = await ask('mål 1')
    const { delmaal } = json as { delmaal: { code: string }[] }
    expect(delmaal.map(({ code }) => code)).toEqual(['1A', '1B', '1C', '1D', '1E', '1F1', '1F2'])
  })

  test('a bound can be said without a baseline; what is not set or counted from it cannot', async () => {
    expect((await ask('mål 6A')).card.text).toContain(
      'Målet er nået, når tallet er mindst 44\u00a0% i 2017.',
    )
  })

  test('when the last figure is in, no more is asked for, and it is said whether the target is met', async () => {
    const own = await openHouse('2018-02-01 09:00')
    try {
      await own.say('controller', 'indberet 1D 1.250 for 2017')
      const { card } = await own.say('controller', 'mål 1D')
      expect(card.text).toContain(
        'Der bedes ikke om flere tal: det seneste, 1.250 for 2017, er på målet.',
      )
    } finally {
      await own.close()
    }
  })
})
