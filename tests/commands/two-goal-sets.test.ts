import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { fieldOf, form } from '../support/form.ts'
import type { House } from '../support/house.ts'
import { openTwoGoalSets, SETS } from '../support/two-goal-sets.ts'

const [NEWER, OLDER] = SETS
const BOLIG = 'dataejer-bolig'

let house: House
beforeAll(async () => {
  house = await openTwoGoalSets('2016-02-01 09:00')
})
afterAll(() => house.close())

const suggested = ({ json }: { json: unknown }) => (json as { suggestions: string[] }).suggestions

describe('a code that both sets have', () => {
  test.each([
    ['status', ''],
    ['status', ' for 2014'],
    ['historik', ''],
    ['beregning', ''],
    ['indberet', ''],
    ['indberet', ' 479 for 2014'],
    ['udskyd', ' 1. april 2016 registeret er ikke opdateret'],
    ['baseline', ' 530 for 2013'],
  ])(
    'is asked about by »%s 1B%s«, and each suggestion is the whole command',
    async (command, rest) => {
      const person = command === 'baseline' ? 'controller' : BOLIG
      const asked = await house.say(person, `${command} 1B${rest}`)
      expect(asked.ok).toBe(false)
      expect(asked.card.text).toContain('Mener du 2014-2017/1B eller 2013-2016/1B?')
      expect(asked.card.text).toContain('2013-2016/1B · Der sker færre anbringelser')
      expect(suggested(asked)).toEqual([
        `${command} 2014-2017/1B${rest}`,
        `${command} 2013-2016/1B${rest}`,
      ])
    },
  )

  test('is asked about when it is typed alone, and each suggestion shows its status', async () => {
    const asked = await house.say(BOLIG, '1b')
    expect(asked.card.text).toContain('Mener du 2014-2017/1B eller 2013-2016/1B?')
    const answers = await Promise.all(suggested(asked).map((typed) => house.say(BOLIG, typed)))
    expect(answers.map(({ card }) => card.text.split('\n')[0])).toEqual([
      '2014-2017/1B · Der sker færre udsættelser: 3,0',
      '2013-2016/1B · Der sker færre anbringelser: 1,0',
    ])
  })

  test('is asked about as a pejlemærke too', async () => {
    const asked = await house.say(BOLIG, 'beregning 5')
    expect(asked.card.text).toContain('Mener du 2014-2017/5 eller 2013-2016/5?')
    const [newer, older] = await Promise.all(
      suggested(asked).map((typed) => house.say(BOLIG, typed)),
    )
    expect(newer?.card.text).toContain('Sådan er pejlemærke 2014-2017/5 regnet ud')
    expect(older?.card.text).toContain('Flere borgere kommer i job: 1,0')
  })

  test('needs no question with its set in front of it, by name or key', async () => {
    for (const typed of ['2013-2016/1B', '2013-2016/1b', `${OLDER}/1B`]) {
      const { card } = await house.say(BOLIG, `historik ${typed}`)
      expect(card.text).toContain('Historik for 2013-2016/1B · Der sker færre anbringelser')
      expect(card.text).toContain('2014: 180')
      expect(card.text).toContain('Baseline (2012): 200')
    }
  })
})

test('a code that one set has needs no set in front of it', async () => {
  expect((await house.say(BOLIG, 'status 1D')).card.text).toContain('1D · Der er færre hjemløse')
  expect((await house.say(BOLIG, 'historik 1G')).card.text).toContain(
    'Historik for 1G · Flere unge',
  )
  expect((await house.say('dataejer-unge', 'indberet 1G')).card.text).toContain('1G for 2015')
})

test('status without a code shows both sets, each pejlemærke one click away', async () => {
  const { card, json } = await house.say('direktion', 'status')
  expect(card.text).toContain(
    'Pejlemærker 2014–2017\n1. Flere udsatte københavnere har en bolig: 1,0',
  )
  expect(card.text).toContain('Pejlemærker 2013–2016\n1. Flere unge får en uddannelse: 1,0')
  expect(json).toMatchObject({ goalSets: [{ goalSet: NEWER }, { goalSet: OLDER }] })
  expect((await house.say('direktion', 'status 2013-2016/1')).card.text).toContain(
    'Flere unge får en uddannelse',
  )
})

test('mangler shows what is awaited in each set', async () => {
  const { text } = (await house.say('controller', 'mangler')).card
  const [newer = '', older = ''] = text.split('Pejlemærker 2013–2016')
  expect(newer).toContain('dataejer bolig\n  1A, 1B og 1D for 2015: frist den 1. februar 2016')
  expect(older).toContain('dataejer bolig\n  1B for 2015')
  expect(older).toContain('Uden baseline\n  1G')
})

test('mine shows a person’s figures and pejlemærker of both sets', async () => {
  const own = (await house.say(BOLIG, 'mine')).card.text
  expect(own).toContain('2014-2017/1B · Der sker færre udsættelser\n  Seneste tal: 480 (2014)')
  expect(own).toContain('2013-2016/1B · Der sker færre anbringelser\n  Seneste tal: 180 (2014)')
  expect(own).toContain('1D · Der er færre hjemløse københavnere')
  const led = (await house.say('leder-mestring', 'mine')).card.text
  expect(led).toContain('Pejlemærke 2014-2017/5 · Flere københavnere mestrer eget liv')
  expect(led).toContain('Pejlemærke 2013-2016/5 · Flere borgere kommer i job')
})

test('a leader has the barometers of both sets', async () => {
  const cards = await house.inbound.home({ personKey: 'leder-mestring', through: 'web' })
  const barometers = cards.filter(({ name }) => name === 'barometer')
  expect(barometers.map(({ text }) => text.split(':').slice(0, 2).join(':'))).toEqual([
    'Pejlemærke 5: Flere københavnere mestrer eget liv',
    'Pejlemærke 5: Flere borgere kommer i job',
  ])
})

test('an owner of a code in one set may not report it in the other', async () => {
  const { ok, card } = await house.say('dataejer-rehabilitering', 'indberet 2013-2016/5A 50')
  expect(ok).toBe(false)
  expect(card.text).toBe(
    'Du kan desværre ikke indberette 2013-2016/5A. Det kan dataejer beskæftigelse eller en controller.',
  )
})

// In this order: what is typed and reported of one code in two sets.
describe('the same code in two sets', () => {
  const NEW = '1B:2015'
  const OLD = `${OLDER}/1B:2015`

  test('has drafts that live apart', async () => {
    const both = await house.press(BOLIG, 'report', form({ [NEW]: 'mange', [OLD]: '1.800' }))
    expect(fieldOf(both, NEW)).toMatchObject({ figure: 'mange' })
    expect(fieldOf(both, OLD).problem).toContain('Sidste status var 180 (2014). Er 1.800 rigtigt?')
    expect(await house.db.draft.count({ where: { personKey: BOLIG } })).toBe(2)
    await house.press(BOLIG, 'report', form({ [NEW]: '470' }))
    const left = await house.say(BOLIG, 'indberet 2013-2016/1B')
    expect(fieldOf(left, OLD).figure).toBe('1.800')
    expect(await house.db.draft.count({ where: { personKey: BOLIG } })).toBe(1)
  })

  test('is reported in one and postponed in the other', async () => {
    const typed = 'udskyd 2013-2016/1B 1. april 2016 registeret er ikke opdateret'
    const { card } = await house.say(BOLIG, typed)
    expect(card.text).toContain('Tallet for 2013-2016/1B for 2015 forventes den 1. april 2016')
    const history = async (set: string) => (await house.say(BOLIG, `historik ${set}/1B`)).card.text
    expect(await history('2013-2016')).toContain('2015: findes ikke endnu')
    expect(await history('2014-2017')).toContain('2015: 470')
    expect(await history('2014-2017')).not.toContain('findes ikke endnu')
  })

  test('has figures of the years that its own set has', async () => {
    const { ok, card } = await house.say(BOLIG, 'status 2013-2016/1 for 2015')
    expect(ok).toBe(false)
    expect(card.text).toBe('Der er ingen tal for 2015. Der er tal for 2014.')
    expect((await house.say(BOLIG, 'status 2014-2017/1 for 2015')).ok).toBe(true)
  })

  test('is not guessed at for a card from before sets had names', async () => {
    const before = await house.db.measurement.count()
    const typed = { items: '1B:2015@1', 'figure:1B:2015': '475' }
    const { card } = await house.press(BOLIG, 'report', typed)
    expect(card.text).toContain('Jeg kan ikke finde tallene på kortet.')
    expect(await house.db.measurement.count()).toBe(before)
    const only = await house.press(BOLIG, 'form', { items: '1D:2015@0' })
    expect(only.card.text).toContain('1D for 2015')
  })

  test('has its own baseline in each', async () => {
    const { card } = await house.say('controller', 'baseline 2013-2016/1B 400 for 2012')
    expect(card.text).toContain('Er 400 rigtigt?')
    const yes = card.name === 'notice' ? card.data : null
    expect(JSON.stringify(yes)).toContain('baseline 2013-2016/1B 400 for 2012 ja')
    const set = await house.say('controller', 'baseline 2013-2016/1B 210 for 2012')
    expect(set.card.text).toContain('Tak. Baseline for 2013-2016/1B er nu 210 (2012).')
    expect((await house.say(BOLIG, 'historik 2014-2017/1B')).card.text).toContain(
      'Baseline (2013): 540',
    )
  })
})
