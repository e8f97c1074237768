import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { DigestData } from '../../src/cards/digest.ts'
import { digestSchema } from '../../src/loop/digest/intent.ts'
import { digestOf } from '../../src/loop/digest/render.ts'
import { situations } from '../../src/loop/situation.ts'
import { tick } from '../../src/loop/tick.ts'
import { form, named } from '../support/form.ts'
import { type House, openHouse } from '../support/house.ts'

// A house for each group: its tests follow one another on one calendar.
let house: House
const ownHouse = (start?: string) => {
  beforeAll(async () => {
    house = await openHouse(start)
  })
  afterAll(() => house.close())
}

const digests = async () => (await house.posts('channel:direktion')).map(({ text }) => text)
const titles = async () => (await digests()).map((text) => text.split('\n')[0])
const title = (day: string) => `Ugens opfølgning på pejlemærkerne: ${day}`
const newest = async (): Promise<DigestData> => {
  const message = await house.prisma.message.findFirstOrThrow({
    where: { kind: 'digest' },
    orderBy: { seq: 'desc' },
  })
  const [known] = await situations(house.pejl, await house.pejl.clock.now())
  if (!known) throw new Error('no goal set')
  const card = digestOf(house.pejl, known, digestSchema.parse(message.intent))
  if (!card) throw new Error('nothing to tell')
  return card.data
}
const report = (person: string, item: string, figure: string) =>
  house.press(person, 'report', form({ [item]: figure }))

describe('when the digest comes', () => {
  ownHouse('2016-01-07 10:00') // a Thursday

  test('is not before the first Monday after the first start', async () => {
    for (const time of ['2016-01-07 10:00', '2016-01-10 23:59', '2016-01-11 07:59'])
      await house.tickAt(time)
    expect(await digests()).toEqual([])
  })

  test('is Monday at 08:00, once', async () => {
    for (const time of ['2016-01-11 08:00', '2016-01-11 08:00', '2016-01-13 12:00'])
      await house.tickAt(time)
    expect(await titles()).toEqual([title('mandag den 11. januar 2016 (uge\u00a02)')])
  })

  test('is only the latest after downtime, and tells of everything since the one before', async () => {
    house.setClock('2016-01-12 09:00')
    await report('dataejer-bolig', '1D:2015', '1.330')
    await house.tickAt('2016-02-03 12:00')
    expect((await titles()).slice(1)).toEqual([title('mandag den 1. februar 2016 (uge\u00a05)')])
    expect((await newest()).changed).toContain('1D for 2015 er indberettet som 1.330')
  })

  test('is none again when the clock goes back, also to a week that was passed over', async () => {
    const before = await titles()
    for (const time of ['2016-01-20 12:00', '2016-01-11 08:00', '2016-02-03 12:00'])
      await house.tickAt(time)
    expect(await titles()).toEqual(before)
  })

  test('is the first working day after a Monday that is a holiday', async () => {
    await house.tickAt('2016-03-21 08:00')
    const before = (await titles()).length
    await house.tickAt('2016-03-28 12:00') // Easter Monday
    expect(await titles()).toHaveLength(before)
    await house.tickAt('2016-03-29 08:00')
    expect((await titles()).at(-1)).toBe(title('tirsdag den 29. marts 2016 (uge\u00a013)'))
  })
})

describe('what the digest says', () => {
  ownHouse()

  test('on a quiet week is kind: nothing new, what is next, all nine barometers', async () => {
    await house.tickAt('2016-01-04 08:00')
    const { changed, awaited, next, barometers } = await newest()
    expect(changed).toBe('Der er ikke kommet nye tal siden sidst.')
    expect(awaited).toBe('Der er ingen tal at vente på lige nu.')
    expect(next).toContain('Den 1. februar 2016:')
    expect(next).toContain('1A, 1B, 1C, 1D og 1E for 2015 fra dataejer bolig')
    expect(next).toContain('4B1 og 4B2 for 2015 (endnu ingen dataejer)')
    expect(barometers.map(({ display }) => display)).toEqual([
      '2,4',
      ...Array(3).fill('0 (kun baseline-målinger)'),
      '−1,0',
      '–',
      '0 (kun baseline-målinger)',
      '–',
      '0 (kun baseline-målinger)',
    ])
  })

  test('is what changed, a correction as such, and what is awaited without blame', async () => {
    house.setClock('2016-02-03 09:00')
    await report('dataejer-bolig', '1D:2015', '1.400')
    await report('dataejer-bolig', '1D:2015@1', '1.330')
    await report('dataejer-bolig', '1A:2014@1', '830')
    await house.say('controller', 'baseline 9C 50 for 2014')
    await house.press('dataejer-sagsbehandling', 'postpone', {
      ...form(
        { '9C:2015': { reason: 'Systemet skiftes', expectedOn: '2016-04-01' } },
        { item: named('9C:2015') },
      ),
    })
    await house.tickAt('2016-02-08 08:00')
    const { changed, awaited } = await newest()
    expect(changed).toContain('Pejlemærke 1 er gået fra 2,4 til 2,7')
    expect(changed).toContain('1D for 2015 er indberettet som 1.330')
    expect(changed).toContain('1A for 2014 er rettet til 830')
    expect(changed).toContain('Baseline for 9C er rettet til 50\u00a0% (2014)')
    expect(changed).not.toContain('1.400')
    expect(changed).toContain('9C for 2015 findes ikke endnu; det forventes den 1. april 2016.')
    expect(awaited).toMatch(
      /^Fristen var den 1. februar 2016:\n– 1A, 1B, 1C og 1E for 2015 fra dataejer bolig\n/,
    )
    expect(awaited).toContain('\n– 4B1 og 4B2 for 2015 (endnu ingen dataejer)\n')
    expect(awaited).toContain(
      '\n9C for 2015 fra dataejer sagsbehandling forventes den 1. april 2016: Systemet skiftes',
    )
    expect(awaited).not.toMatch(/forsinket|mangler|for sent|afventes/)
  })

  test('is of its own moment, however late it is delivered', async () => {
    house.setClock('2016-02-15 08:00')
    await tick(house.pejl)
    house.setClock('2016-02-16 10:00')
    const { collect } = await import('../../src/loop/collect.ts')
    const { emptyDraft } = await import('../../src/store/drafts.ts')
    await collect(
      house.pejl,
      { personKey: 'dataejer-bolig', through: 'web' },
      { set: 'pejlemaerker-2014-2017', code: '1E', period: '2015' },
      { ...emptyDraft, figure: '200', asked: 'figure' },
      await house.pejl.clock.now(),
    )
    await house.drain()
    const text = (await digests()).at(-1) ?? ''
    expect(text).toContain('mandag den 15. februar 2016')
    expect(text).toContain('Der er ikke kommet nye tal siden sidst.')
    expect(text).toContain('1A, 1B, 1C og 1E for 2015 fra dataejer bolig')
    await house.tickAt('2016-02-22 08:00')
    expect((await newest()).changed).toContain('1E for 2015 er indberettet som 200')
  })

  test('is that a date has passed, when the figure that was expected is still not there', async () => {
    await house.tickAt('2016-04-04 08:00')
    const { awaited, changed } = await newest()
    expect(awaited).toContain(
      '9C for 2015 fra dataejer sagsbehandling var forventet den 1. april 2016: Systemet skiftes',
    )
    expect(changed).not.toContain('findes ikke endnu')
  })
})

describe('a figure that is reported between Monday 08:00 and a tick that is late', () => {
  ownHouse('2016-02-01 08:00')

  test('is in the next digest, and in that one only', async () => {
    await house.tickAt('2016-02-01 08:00')
    house.setClock('2016-02-08 09:00')
    await report('dataejer-bolig', '1D:2015', '1.330')
    await house.tickAt('2016-02-08 10:00')
    for (const monday of ['2016-02-15', '2016-02-22']) await house.tickAt(`${monday} 08:00`)
    expect((await titles()).slice(1)).toEqual([
      title('mandag den 8. februar 2016 (uge\u00a06)'),
      title('mandag den 15. februar 2016 (uge\u00a07)'),
      title('mandag den 22. februar 2016 (uge\u00a08)'),
    ])
    const told = '1D for 2015 er indberettet som 1.330'
    expect((await digests()).map((text) => text.includes(told))).toEqual([
      false,
      false,
      true,
      false,
    ])
  })

  test('is in the digest of that very moment when it comes on the stroke', async () => {
    house.setClock('2016-02-29 08:00')
    await report('dataejer-bolig', '1B:2015', '470')
    for (const monday of ['2016-02-29', '2016-03-07']) await house.tickAt(`${monday} 08:00`)
    const told = '1B for 2015 er indberettet som 470'
    expect((await digests()).slice(-2).map((text) => text.includes(told))).toEqual([true, false])
  })
})

describe('a year that was published', () => {
  ownHouse('2016-02-01 09:00')

  test('is told in the digest of that week, by whom, and in no later one', async () => {
    await house.tickAt('2016-02-01 09:00')
    await report('dataejer-bolig', '1D:2015', '1.330')
    house.setClock('2016-02-03 09:00')
    const preview = await house.say('controller', 'årsstatus 2015')
    const { actions } = preview.card.data as { actions: { title: string; command: string }[] }
    const publish = actions.find(({ title }) => title === 'Offentliggør')
    await house.say('controller', publish?.command ?? '')
    await house.tickAt('2016-02-08 08:00')
    expect((await newest()).changed).toContain(
      'Årsstatus for 2015 er offentliggjort den 3. februar 2016 af controller.',
    )
    await house.tickAt('2016-02-15 08:00')
    expect((await newest()).changed).not.toContain('Årsstatus')
  })
})
