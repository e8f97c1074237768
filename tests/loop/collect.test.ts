import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { fieldOf, form, inputOf, itemsOf, named } from '../support/form.ts'
import { type House, openHouse } from '../support/house.ts'

// One house; each test answers figures of its own.
let house: House
beforeAll(async () => {
  house = await openHouse('2016-02-01 09:00')
})
afterAll(() => house.close())

const BOLIG = 'dataejer-bolig'
const MISBRUG = 'dataejer-misbrug'
const SKOLE = 'dataejer-skole'
const report = (person: string, ...args: Parameters<typeof form>) =>
  house.press(person, 'report', form(...args))
const figures = async (code: string) =>
  (
    await house.prisma.measurement.findMany({
      where: { delmaal: { code }, period: '2015' },
      orderBy: { revision: 'asc' },
    })
  ).map(({ value }) => value.toNumber())

describe('a figure that is good', () => {
  test('is recorded with who, when and through what, and comes back as it was understood', async () => {
    const answer = await report(BOLIG, {
      '1D:2015': { figure: '1.330', comment: ' Talt i uge 6 ', evidence: 'https://tal.example/1D' },
    })
    expect(fieldOf(answer, '1D:2015')).toMatchObject({
      open: false,
      receipt: 'Tak. 1D for 2015 er registreret som 1.330. Du kan altid rette tallet.',
    })
    const [row] = await house.prisma.measurement.findMany({
      where: { delmaal: { code: '1D' }, period: '2015' },
    })
    expect(row).toMatchObject({
      revision: 1,
      comment: 'Talt i uge 6',
      evidence: 'https://tal.example/1D',
      reportedBy: BOLIG,
      through: 'web',
      at: new Date('2016-02-01T08:00:00Z'),
    })
  })

  test('is corrected by a new revision, comment and link in the form to start from', async () => {
    const figure = { figure: '6', comment: 'Foreløbigt', evidence: 'http://tal.example' }
    await report('dataejer-rehabilitering', { '5A2:2015': figure })
    const data = { items: named('5A2:2015@1'), item: named('5A2:2015') }
    const opened = fieldOf(
      await house.press('dataejer-rehabilitering', 'correct', data),
      '5A2:2015',
    )
    expect(opened).toMatchObject({ ...figure, figure: '6\u00a0%', open: true, base: '1' })
    await report('dataejer-rehabilitering', { '5A2:2015@1': '7' })
    expect(await figures('5A2')).toEqual([6, 7])
  })
})

describe('a figure that is not understood', () => {
  test('stays in its field with what is wrong, while the good ones beside it are recorded', async () => {
    const answer = await report(SKOLE, {
      '2C1:2015': '75',
      '2C2:2015': 'halvfjerds',
      '2E:2015': '',
    })
    expect(fieldOf(answer, '2C1:2015').receipt).toContain('er registreret som 75\u00a0%')
    expect(fieldOf(answer, '2C2:2015')).toMatchObject({ open: true, figure: 'halvfjerds' })
    expect(fieldOf(answer, '2C2:2015').problem).toContain('er ikke et tal')
    expect(fieldOf(answer, '2E:2015')).toMatchObject({ open: true, problem: '' })
    expect([await figures('2C1'), await figures('2C2'), await figures('2E')]).toEqual([
      [75],
      [],
      [],
    ])
    const later = await house.say(SKOLE, 'indberet 2C2 for 2015')
    expect(fieldOf(later, '2C2:2015')).toMatchObject({ figure: 'halvfjerds', open: true })
  })

  test('has its likely meaning one click away, and only that figure is sent in', async () => {
    const typed = { '1C:2015': '97.1', '1E:2015': '' }
    const asked = fieldOf(await report(BOLIG, typed), '1C:2015')
    expect(asked.problem).toBe('Jeg er ikke sikker på, hvordan 97.1 skal læses. Mener du 97,1?')
    expect(asked.suggestion).toMatchObject({ title: 'Ja, 97,1', value: '97,1' })
    const use = { use: asked.suggestion.carried }
    const answer = await report(BOLIG, { ...typed, '1E:2015': '2' }, use)
    expect(await figures('1C')).toEqual([97.1])
    expect(await figures('1E')).toEqual([])
    expect(fieldOf(answer, '1E:2015')).toMatchObject({ open: true, figure: '2', problem: '' })
  })

  test('keeps its comment when the link is refused beside its own field', async () => {
    const typed = { figure: '7,9', comment: 'Politiets tal', evidence: 'J:\\tal\\3B.xlsx' }
    const answer = await report('dataejer-kriminalitet', { '3B:2015': typed })
    expect(fieldOf(answer, '3B:2015')).toMatchObject({ ...typed, problem: '', open: true })
    expect(fieldOf(answer, '3B:2015').evidenceProblem).toBe(
      'Et link skal begynde med https:// eller http://.',
    )
    expect(await figures('3B')).toEqual([])
  })
})

describe('what is typed', () => {
  test('in other fields survives every button on the card', async () => {
    const half = { figure: '12', comment: 'Spørg Bo', reason: 'måske', expectedOn: '2016-05-01' }
    const fields = { '6A:2015': half, '6B:2015': '' }
    const reason = { [inputOf('6B:2015', 'reason')]: 'Ny opgørelse' }
    const later = form(fields, { ...reason, item: '6B:2015' })
    const answer = await house.press(MISBRUG, 'postpone', later)
    expect(fieldOf(answer, '6A:2015')).toMatchObject({ ...half, problem: '', open: true })
    expect(fieldOf(answer, '6B:2015')).toMatchObject({ reason: 'Ny opgørelse' })
    expect(fieldOf(answer, '6B:2015').dateProblem).toBe('Vælg den dato, tallet forventes.')
    await report(MISBRUG, { '6C:2015': '10' })
    const data = { ...form({ '6A:2015': { ...half, figure: '13' }, '6C:2015@1': '' }) }
    const opened = await house.press(MISBRUG, 'correct', { ...data, item: named('6C:2015') })
    expect(fieldOf(opened, '6A:2015').figure).toBe('13')
    expect(await figures('6A')).toEqual([])
  })

  test('as a reason stays when the figure is sent in and is wrong', async () => {
    const answer = await report(MISBRUG, { '6D:2015': { figure: 'ti', reason: 'Vent' } })
    expect(fieldOf(answer, '6D:2015')).toMatchObject({ figure: 'ti', reason: 'Vent' })
  })

  test('without a figure is asked about where it was typed', async () => {
    const answer = await report(MISBRUG, { '6E:2015': '', '6F:2015': { comment: 'kommer' } })
    expect(fieldOf(answer, '6E:2015').problem).toBe('')
    expect(fieldOf(answer, '6F:2015').problem).toContain('Her står ikke noget tal')
    expect(fieldOf(answer, '6F:2015').comment).toBe('kommer')
  })

  test('is let go of, and what was recorded stands, after Fortryd', async () => {
    await report('dataejer-botilbud', { '1F1:2015': '120' })
    const data = { items: named('1F1:2015@1'), item: named('1F1:2015') }
    await house.press('dataejer-botilbud', 'correct', data)
    const typed = { ...form({ '1F1:2015@1': '99' }, { item: named('1F1:2015') }) }
    const answer = await house.press('dataejer-botilbud', 'cancel', typed)
    expect(fieldOf(answer, '1F1:2015')).toMatchObject({ open: false, figure: '' })
    expect(await figures('1F1')).toEqual([120])
  })
})

describe('a figure far from the last one', () => {
  test('is asked about once, also when something else was wrong meanwhile', async () => {
    const typed = { figure: '8.280', evidence: 'intranettet' }
    const asked = fieldOf(await report(BOLIG, { '1A:2015': typed }), '1A:2015')
    expect(asked.problem).toBe(
      'Du har skrevet 8.280. Sidste status var 828 (2014). Er 8.280 rigtigt?',
    )
    expect(asked.confirmation).toMatchObject({ title: 'Ja, 8.280 er rigtigt', value: '8.280' })
    const yes = await report(BOLIG, { '1A:2015': typed }, { confirm: '1A:2015 8.280' })
    expect(fieldOf(yes, '1A:2015').problem).toBe('')
    expect(fieldOf(yes, '1A:2015').evidenceProblem).not.toBe('')
    await report(BOLIG, { '1A:2015': '8.280' })
    expect(await figures('1A')).toEqual([8280])
  })

  test('is asked about anew when another figure is typed than the confirmed', async () => {
    await report('dataejer-rehabilitering', { '5A1:2015': '60' })
    const yes = { confirm: '5A1:2015 60' }
    await report('dataejer-rehabilitering', { '5A1:2015': { evidence: 'x' } }, yes)
    const answer = await report('dataejer-rehabilitering', { '5A1:2015': '70' })
    expect(fieldOf(answer, '5A1:2015').problem).toContain('Er 70\u00a0% rigtigt?')
    expect(await figures('5A1')).toEqual([])
  })
})

test('the buttons of a card carry the revisions that the card shows', async () => {
  const answer = await report('dataejer-sagsbehandling', { '9C:2015': '55' })
  expect(itemsOf(answer)).toBe(named('9C:2015@1'))
})

describe('the form of a figure', () => {
  /** A house of the test's own, where the owner's reminder stands in their chat. */
  async function reminded(): Promise<House> {
    const own = await openHouse('2016-02-01 08:00')
    onTestFinished(() => own.close())
    await own.tickAt('2016-02-01 08:30')
    return own
  }
  const inChat = async (own: House, person: string) =>
    (await own.posts(`person:${person}`)).at(-1)?.text ?? ''

  test('closes with the figure, and what was wrong before is gone for good', async () => {
    const own = await reminded()
    const sendIn = (figure: string) =>
      own.press('dataejer-sagsbehandling', 'report', form({ '9C:2015': figure }))
    expect(fieldOf(await sendIn('halvtreds'), '9C:2015').problem).toContain('er ikke et tal')
    const receipt = 'Tak. 9C for 2015 er registreret som 50\u00a0%. Du kan altid rette tallet.'
    const answer = fieldOf(await sendIn('50'), '9C:2015')
    expect(answer).toMatchObject({ open: false, figure: '', problem: '', receipt })
    expect(await inChat(own, 'dataejer-sagsbehandling')).toBe(`Dit svar\n${receipt}`)
    const reopened = await own.say('dataejer-sagsbehandling', 'indberet 9C for 2015')
    expect(reopened.card.text).not.toContain('halvtreds')
  })

  test('closes when »Ret« is answered with the figure that stands, which is no new one', async () => {
    const own = await reminded()
    const press = (verb: string, data: Record<string, string>) =>
      own.press('dataejer-sagsbehandling', verb, data)
    await press('report', form({ '9C:2015': '50' }))
    const ret = await press('correct', { items: named('9C:2015@1'), item: named('9C:2015') })
    expect(fieldOf(ret, '9C:2015')).toMatchObject({ open: true, figure: '50\u00a0%' })
    const again = await press('report', form({ '9C:2015@1': '50\u00a0%' }))
    expect(fieldOf(again, '9C:2015')).toMatchObject({ open: false, figure: '' })
    expect(again.card.text).toMatch(/^Dit svar\nTak\. 9C for 2015 er registreret som 50/)
    const { card } = await own.say('controller', 'historik 9C')
    expect(card.text).toContain('2015: 50\u00a0%')
    expect(card.text).not.toContain('2. udgave')
  })

  test('keeps what was typed for each period of a delmål apart', async () => {
    const own = await reminded()
    const wrong = form({ '1D:2014': 'fjorten', '1D:2015': 'femten' })
    const both = await own.press(BOLIG, 'report', wrong)
    const typed = (answer: typeof both) =>
      (['1D:2014', '1D:2015'] as const).map((item) => fieldOf(answer, item).figure)
    expect(typed(both)).toEqual(['fjorten', 'femten'])
    expect((await own.say(BOLIG, 'indberet 1D 1.400 for 2014')).ok).toBe(true)
    const later = await own.say(BOLIG, 'indberet 1D for 2015')
    expect(fieldOf(later, '1D:2015')).toMatchObject({ open: true, figure: 'femten' })
    const done = await own.say(BOLIG, 'indberet 1D for 2014')
    expect(fieldOf(done, '1D:2014').figure).toBe('')
  })
})

test('an answer wakes the outbox, which then has what the leaders are told', async () => {
  const own = await openHouse('2016-02-01 09:00')
  onTestFinished(() => own.close())
  await own.tickAt('2016-02-01 09:00')
  const deliveries: Promise<number>[] = []
  own.pejl.wake = () => void deliveries.push(own.drain())
  await own.inbound.submit(
    { personKey: BOLIG, through: 'web' },
    { verb: 'report', data: form({ '1D:2015': '1.330' }) },
  )
  await Promise.all(deliveries)
  expect((await own.posts('channel:pejlemaerke-1')).at(-1)?.text).toContain(
    'fordi 1D for 2015 er indberettet som 1.330',
  )
})

test('what is half typed for two periods of one delmål is kept apart when another figure is sent in', async () => {
  const own = await openHouse('2017-02-01 09:00')
  onTestFinished(() => own.close())
  const typed = {
    '1E:2015': '200',
    '1D:2015': { comment: 'Optalt i uge 6' },
    '1D:2016': { comment: 'Optalt i uge 7' },
  }
  const answer = await own.press(BOLIG, 'report', form(typed))
  expect(fieldOf(answer, '1D:2015').comment).toBe('Optalt i uge 6')
  expect(fieldOf(answer, '1D:2016').comment).toBe('Optalt i uge 7')
  expect(await own.prisma.draft.count()).toBe(2)
})
