import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { collect } from '../../src/loop/collect.ts'
import { emptyDraft } from '../../src/store/drafts.ts'
import { fieldOf, form } from '../support/form.ts'
import { type House, openHouse } from '../support/house.ts'

// One house; each test answers figures of its own.
let house: House
beforeAll(async () => {
  house = await openHouse('2016-02-01 09:00')
})
afterAll(() => house.close())

const BOLIG = 'dataejer-bolig'
const BOTILBUD = 'dataejer-botilbud'
const MISBRUG = 'dataejer-misbrug'
const report = (person: string, ...args: Parameters<typeof form>) =>
  house.press(person, 'report', form(...args))
const postpone = (person: string, item: string, expectedOn: string, reason = 'Vi venter') =>
  house.press(person, 'postpone', {
    ...form({ [item]: { reason, expectedOn } }, { item: item.replace(/@.*/, '') }),
  })
const rows = (code: string) =>
  house.prisma.measurement.findMany({
    where: { delmaal: { code }, period: '2015' },
    orderBy: { revision: 'asc' },
  })
const figures = async (code: string) => (await rows(code)).map(({ value }) => value.toNumber())

describe('the same answer delivered twice', () => {
  test('is recorded once, and the second gets the same receipt', async () => {
    const first = await report(BOLIG, { '1D:2015': '1.330' })
    const second = await report(BOLIG, { '1D:2015': '1.330' })
    expect(await figures('1D')).toEqual([1330])
    expect(second.card.text).toBe(first.card.text)
  })

  test('is recorded once when both come at the same moment', async () => {
    const reply = { ...emptyDraft, figure: '200', asked: 'figure' as const }
    const item = { set: 'pejlemaerker-2014-2017', code: '1E', period: '2015' }
    const now = await house.pejl.clock.now()
    const actor = { personKey: BOLIG, through: 'web' }
    const outcomes = await Promise.all(
      Array.from({ length: 4 }, () => collect(house.pejl, actor, item, reply, now)),
    )
    expect(outcomes.map(({ kind }) => kind).sort()).toEqual([
      'recorded',
      'repeated',
      'repeated',
      'repeated',
    ])
    expect(await figures('1E')).toEqual([200])
  })

  test('does not undo the correction that came in between', async () => {
    await report(BOTILBUD, { '1F2:2015': '98' })
    await report('controller', { '1F2:2015@1': '97' })
    await report(BOTILBUD, { '1F2:2015': '98' })
    expect(await figures('1F2')).toEqual([98, 97])
  })

  test('is recorded once as "Tallet findes ikke endnu" too', async () => {
    await postpone(MISBRUG, '6F:2015', '2016-04-01')
    await postpone(MISBRUG, '6F:2015', '2016-04-01')
    const where = { delmaal: { code: '6F' } }
    expect(await house.prisma.postponement.count({ where })).toBe(1)
  })

  test('as a command is recorded once', async () => {
    await house.say('dataejer-kriminalitet', 'indberet 3A 1,0')
    const again = await house.say('dataejer-kriminalitet', 'indberet 3A 1,0')
    expect(again.ok).toBe(true)
    expect(await figures('3A')).toEqual([1])
    await report('dataejer-kriminalitet', { '3B:2015': { figure: '8,0', comment: 'Endeligt' } })
    expect((await house.say('dataejer-kriminalitet', 'indberet 3B 8,0')).ok).toBe(true)
    expect((await rows('3B')).map(({ comment }) => comment)).toEqual(['Endeligt'])
  })
})

describe('a stale card', () => {
  test('is told who answered what and when, and can correct it with one click', async () => {
    await report('controller', { '1A:2015': '900' })
    const asked = fieldOf(await report(BOLIG, { '1A:2015': '910' }), '1A:2015')
    expect(asked.problem).toBe(
      '1A for 2015 er allerede besvaret med 900 af controller den 1. februar 2016 kl.\u00a009.00. Vil du rette det til 910?',
    )
    expect(asked.figure).toBe('910')
    expect(await figures('1A')).toEqual([900])
    await report(BOLIG, { '1A:2015@1': '910' }, { confirm: `1A:2015 ${asked.confirmation.value}` })
    expect(await figures('1A')).toEqual([900, 910])
  })

  test('is told of a figure that the document has', async () => {
    const asked = await house.say(BOLIG, 'indberet 1A 830 for 2014')
    expect(asked.card.text).toContain(
      '1A for 2014 er allerede besvaret med 828 i dokumentet. Vil du rette det til 830?',
    )
  })

  test('hears of it also when the yes was to another question', async () => {
    const asked = fieldOf(await report(BOLIG, { '1B:2015': '4.740' }), '1B:2015')
    expect(asked.problem).toContain('Er 4.740 rigtigt?')
    await report('controller', { '1B:2015': '460' })
    const yes = { confirm: '1B:2015 4.740' }
    const answer = fieldOf(await report(BOLIG, { '1B:2015': '4.740' }, yes), '1B:2015')
    expect(answer.problem).toContain('er allerede besvaret med 460 af controller')
    expect(await figures('1B')).toEqual([460])
  })

  test('cannot hide a figure behind "Tallet findes ikke endnu"', async () => {
    await report('controller', { '1C:2015': '97,2' })
    const answer = fieldOf(await postpone(BOLIG, '1C:2015', '2016-04-01'), '1C:2015')
    expect(answer.problem).toContain('har allerede tallet 97,2\u00a0%, givet af controller')
    expect(answer.reason).toBe('Vi venter')
    expect(await house.prisma.postponement.count({ where: { delmaal: { code: '1C' } } })).toBe(0)
  })

  test('is told of another date that was given, and can give its own', async () => {
    await postpone('controller', '6A:2015', '2016-03-01')
    const answer = fieldOf(await postpone(MISBRUG, '6A:2015', '2016-05-01'), '6A:2015')
    expect(answer.reasonProblem).toContain('er allerede besvaret med »findes ikke endnu«')
    expect(answer.reasonProblem).toContain('af controller')
    const again = await postpone(MISBRUG, '6A:2015@1', '2016-05-01')
    expect(fieldOf(again, '6A:2015').receipt).toContain('forventes den 1. maj 2016')
  })

  test('is told only of what came after what the card knew of that very figure', async () => {
    await postpone('controller', '6D:2015', '2016-03-01')
    const own = { reason: 'Vi venter', expectedOn: '2016-05-01' }
    const card = form({ '6C:2015': '', '6D:2015@1': own }, { item: '6D:2015' })
    const answer = fieldOf(await house.press(MISBRUG, 'postpone', card), '6D:2015')
    expect(answer.reasonProblem).toBe('')
    expect(answer.receipt).toContain('forventes den 1. maj 2016')
  })

  test('is a command too: it asks before it corrects, and --ja says yes at once', async () => {
    await report(MISBRUG, { '6B:2015': '30' })
    const asked = await house.say(MISBRUG, 'indberet 6B 31')
    expect(asked.ok).toBe(false)
    expect(asked.card.text).toContain('Vil du rette det til 31\u00a0%?')
    const { runCommand } = await import('../../src/commands/index.ts')
    const actor = { personKey: MISBRUG, through: 'terminal' }
    expect((await runCommand(house.pejl, actor, 'indberet 6B 31', true)).ok).toBe(true)
    expect((await rows('6B')).map(({ through }) => through)).toEqual(['web', 'terminal'])
  })
})

describe('a period that cannot have a figure', () => {
  test.each([
    [
      '1D:2016',
      '1.300',
      'Perioden 2016 er ikke slut endnu. Tallet kan indberettes fra den 1. januar 2017.',
    ],
    ['1D:2015-Q1', '1.300', '1D opgøres for en anden slags periode end 1. kvartal 2015.'],
    ['1D:2013', '1.300', 'Baseline for 1D er fra 2013, og et tal for 2013 ligger ikke efter den.'],
    ['1D:2012', '1.300', 'Baseline for 1D er fra 2013'],
  ])('%s is refused with why, and kept as typed', async (item, figure, why) => {
    const field = fieldOf(await report(BOLIG, { [item]: figure }), item as '1D:2016')
    expect(field.problem).toContain(why)
    expect(field.figure).toBe(figure)
  })
})

describe('Tallet findes ikke endnu', () => {
  test('needs a reason and a later date that exists', async () => {
    const today = fieldOf(await postpone(MISBRUG, '6C:2015', '2016-02-01', ' '), '6C:2015')
    expect(today.reasonProblem).toBe('Skriv kort, hvorfor tallet ikke findes endnu.')
    expect(today.dateProblem).toBe('Den 1. februar 2016 er i dag. Vælg en dag, der kommer.')
    for (const day of ['', '1. april', '2016-02-30', '2016-13-01', '9999-01-01'])
      expect(fieldOf(await postpone(MISBRUG, '6C:2015', day), '6C:2015').dateProblem).not.toBe('')
    expect(await house.prisma.postponement.count({ where: { delmaal: { code: '6C' } } })).toBe(0)
  })

  test('is answered by the figure when it comes, which is no correction', async () => {
    const receipt = fieldOf(await postpone('dataejer-skole', '2E:2015', '2016-04-01'), '2E:2015')
    expect(receipt).toMatchObject({
      open: false,
      receipt:
        'Tak for beskeden. Tallet for 2E for 2015 forventes den 1. april 2016, og så spørger jeg igen.',
    })
    await report('dataejer-skole', { '2E:2015@1': '10,2' })
    expect((await rows('2E')).map(({ revision }) => revision)).toEqual([2])
    const change = (await house.posts('channel:pejlemaerke-2')).at(-1)
    expect(change?.text).toContain('2E for 2015 er indberettet som 10,2\u00a0%')
  })
})
