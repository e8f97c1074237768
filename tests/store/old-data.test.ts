import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { leaves } from '../../src/domain/goal-set.ts'
import { claimKey, messageKey } from '../../src/loop/message-keys.ts'
import { openStore, type Store } from '../../src/store/engine/open.ts'
import { revise } from '../../src/store/messages.ts'
import { statusExport } from '../../src/store/yearly-export-schema.ts'
import { fieldOf } from '../support/form.ts'
import { furnish, type House } from '../support/house.ts'
import { makeOldStore, type Rows, readOldRows, rowsOf } from '../support/old-store.ts'
import type { TestPlace } from '../support/store.ts'

const SET = 'pejlemaerker-2014-2017'
const BOLIG = 'dataejer-bolig'

// One old store. It is opened, and then lived in from the morning it was stopped.
let old: Rows
let place: TestPlace
let store: Store
let house: Omit<House, 'store' | 'close'>
beforeAll(async () => {
  old = withRenamedChannel(await readOldRows())
  place = await makeOldStore(old)
  store = await openStore(place.where)
}, 120_000)
afterAll(async () => {
  await store.close()
  await place.remove()
})

/** As if people.yaml had called the management's channel something else in the first week. */
const withRenamedChannel = (rows: Rows): Rows => ({
  ...rows,
  message: (rows.message ?? []).map((row) =>
    row.key === 'digest 2016-01-04' ? { ...row, recipient: 'channel:ledelsen' } : row,
  ),
})

const inOrder = (rows: readonly object[]) => rows.map((row) => JSON.stringify(row)).sort()
const figure = (code = '', period = '') => ({ set: SET, code, period })

describe('opening it', () => {
  test('keeps every row of what people have reported, typed, reflected on and read', async () => {
    const kept = Object.keys(old).filter(
      (table) => !['channel', 'claim', 'goal_set', 'message'].includes(table),
    )
    for (const table of kept)
      expect(inOrder(await rowsOf(store.db, table)), table).toEqual(inOrder(old[table] ?? []))
    expect(kept).toEqual(expect.arrayContaining(['draft', 'measurement', 'reflection', 'web_post']))
  })

  test('keeps every claim and its message, under the key it would have today', async () => {
    const expected = (old.claim ?? []).map((row) => {
      const [, ...parts] = String(row.key).split(' ')
      const [code, period, due = '', step = '', person = ''] = parts
      if (row.kind === 'remind')
        return { ...row, key: claimKey.remind(figure(code, period), due, step, person) }
      return row.kind === 'digest' ? { ...row, key: claimKey.digest(SET, code ?? '') } : row
    })
    expect(inOrder(await rowsOf(store.db, 'claim'))).toEqual(inOrder(expected))
  })

  test('keeps every message as it stands, under the key it would have today', async () => {
    const expected = (old.message ?? []).map(({ key, intent, ...row }) => ({
      key: keyToday(String(key)),
      intent: {
        ...(intent as object),
        ...(['announcement', 'digest', 'baseline'].includes(String(row.kind)) && { set: SET }),
      },
      ...row,
      ...{ avoids: null, waiting_since: null, look_ups: 0 },
      doubtful: row.ref === null && row.problem === 'uncertain',
    }))
    const byKey = (rows: readonly { key: unknown }[]) =>
      rows.toSorted((a, b) => (String(a.key) < String(b.key) ? -1 : 1))
    const found = (await rowsOf(store.db, 'message')).map(({ key, intent, ...row }) => ({
      key,
      intent,
      ...row,
    }))
    expect(byKey(found)).toEqual(byKey(expected))
  })

  test('gives every channel the goal set there was, the management’s too', async () => {
    const channels = await store.db.channel.findMany()
    expect(channels.length).toBe(old.channel?.length)
    expect(new Set(channels.map(({ goalSetKey }) => goalSetKey))).toEqual(new Set([SET]))
  })
})

/** "change 1A baseline 2" as a message is called today. */
function keyToday(key: string): string {
  const [kind, first = '', second = '', third = ''] = key.split(' ')
  if (kind === 'change' && second === 'baseline')
    return messageKey.baselineChange({ set: SET, code: first }, Number(third))
  if (kind === 'change') return messageKey.change(figure(first, second), Number(third))
  if (kind === 'baseline') return messageKey.baseline(figure(first, second))
  if (kind === 'reflection')
    return messageKey.reflection({ set: SET, number: Number(first) }, second)
  return kind === 'digest' ? messageKey.digest(SET, first) : key
}

// In this order: one calendar.
describe('going on in it', () => {
  const announcedBefore = (number: number) =>
    (old.message ?? []).filter(({ key }) => key === messageKey.announcement({ set: SET, number }))
  const livingCard = async (number: number) => {
    const posts = await house.posts(`channel:pejlemaerke-${number}`)
    return posts.filter(({ rootId }) => rootId === null)
  }
  const reminders = () => store.db.message.findMany({ where: { kind: 'reminder' } })
  const cardOf = (text: string) => {
    const post = old.web_post?.find((one) => one.card && String(one.text).startsWith(text))
    return JSON.stringify(post?.card)
  }

  beforeAll(async () => {
    house = await furnish(store.db, '2016-02-02 09:00')
  })

  test('has the year that its document published, with the figures as printed', async () => {
    const [year, ...others] = await store.db.yearlyStatus.findMany()
    expect(others).toEqual([])
    expect(year).toMatchObject({ goalSetKey: SET, year: 2014, publishedBy: null })
    const written = statusExport.parse(year?.export)
    expect(written.pejlemaerker[0]).toMatchObject({ score: 2.395436, printed: { label: '1,6' } })
    const all = written.pejlemaerker.flatMap(({ delmaal }) => delmaal.flatMap((one) => leaves(one)))
    const sources = all.flatMap(({ baseline, figures }) => [
      ...(baseline ? [baseline] : []),
      ...figures,
    ])
    expect(sources.filter(({ by }) => by !== null)).toEqual([])
  })

  test('what was recorded as pejl was stopped is told, and nothing else', async () => {
    const [messages, posts] = [old.message ?? [], old.web_post ?? []]
    const waiting = messages.filter(({ state, ref }) => state === 'due' && ref === null)
    await house.tickAt('2016-02-02 09:00')
    await house.tickAt('2016-02-02 09:01')
    expect(await store.db.message.count()).toBe(messages.length)
    expect(await store.db.webPost.count()).toBe(posts.length + waiting.length)
    const prompts = await house.posts('person:leder-bolig')
    expect(prompts.at(-1)?.text).toContain('1F2 er på 95. Dermed er målet på højst 100 nået.')
  })

  test('a living card is revised where it stands, not made again', async () => {
    const [was] = announcedBefore(1)
    const [card, ...others] = await livingCard(1)
    expect(others).toEqual([])
    expect(card?.messageId).toBe(was?.id)
    expect(card?.id).toBe(old.web_post?.find((post) => post.message_id === was?.id)?.id)
    expect(card?.text).toContain('status 95 (2015), mål højst 100 (2017)')
  })

  test('a draft is still in its form, with what was wrong with it', async () => {
    const known = await house.say(BOLIG, 'indberet 1C')
    expect(fieldOf(known, '1C:2015')).toMatchObject({
      figure: '9,6',
      comment: 'Fra årsopgørelsen',
      problem: '',
    })
    const asked = await house.say('dataejer-botilbud', 'indberet 1F1')
    expect(fieldOf(asked, '1F1:2015').problem).toContain('Er 700 rigtigt?')
  })

  test('no step of the ladder is taken twice, and the next are taken once', async () => {
    const before = (await reminders()).length
    await house.tickAt('2016-02-05 08:29')
    expect((await reminders()).length).toBe(before)
    // What was postponed to this day, and nothing else.
    await house.tickAt('2016-02-05 08:30')
    expect((await reminders()).slice(before).map(({ key }) => key)).toEqual([
      messageKey.reminder(BOLIG, '2016-02-05'),
    ])
    const asked = (await house.posts(`person:${BOLIG}`)).at(-1)?.text
    expect(asked).toContain('1E · ')
    expect(asked).toContain('Tællingen er ikke færdig')
    for (const time of ['2016-02-08 08:30', '2016-02-08 08:31']) await house.tickAt(time)
    const steps = (await store.db.claim.findMany({ where: { kind: 'remind' } })).map(
      ({ delmaalId, period, step, personKey }) => `${delmaalId}:${period} ${step} ${personKey}`,
    )
    expect(steps.filter((step, at) => steps.indexOf(step) < at)).toEqual([])
    const people = (await reminders())
      .filter(({ key }) => key.endsWith('2016-02-08'))
      .map(({ recipient }) => recipient)
    expect(people).toContain('person:dataejer-skole')
    expect(new Set(people).size).toBe(people.length)
  })

  test('the next digest tells what happened since the last, also before pejl was stopped', async () => {
    const text = (await house.posts('channel:direktion')).at(-1)?.text ?? ''
    expect(text).toContain('mandag den 8. februar 2016')
    expect(text).toContain('5A2 for 2015 er indberettet som 8')
    expect(text).toContain('1F2 for 2015 er indberettet som 95')
    expect(text).not.toContain('1B for 2015')
  })

  test('a card that asks with the old names is understood', async () => {
    expect(cardOf('Et tal til pejlemærkerne\n1D')).toContain('"id":"figure:1D:2015"')
    const answer = await house.press(BOLIG, 'report', {
      items: '1D:2015@0',
      'figure:1D:2015': '1.400',
      'comment:1D:2015': '',
      'evidence:1D:2015': '',
    })
    expect(answer.card.text).toContain('Tak. 1D for 2015 er registreret som 1.400')
    const several = await house.press(BOLIG, 'postpone', {
      item: '1C:2015',
      items: '1C:2015@0 1D:2015@0',
      'reason:1C:2015': 'Tælles om',
      'expectedOn:1C:2015': '2016-03-01',
    })
    expect(several.card.text).toContain('Tallet for 1C for 2015 forventes den 1. marts 2016')
  })

  test('a question about a baseline is answered with its old button, and asked no more', async () => {
    expect(cardOf('Første tal for 6A')).toContain('"item":"6A:2015"')
    await house.press('controller', 'confirm-baseline', { item: '6A:2015' })
    const questions = (await house.posts('person:controller')).filter(({ text }) =>
      text.startsWith('Første tal for 6A'),
    )
    expect(questions.map(({ text }) => text.split('\n')[1])).toEqual([
      'Baseline for 6A er 30\u00a0% (2015).',
    ])
    await house.press('dataejer-misbrug', 'report', {
      items: '6B:2015@2',
      'figure:6B:2015': '42',
    })
    expect(await store.db.message.count({ where: { kind: 'baseline' } })).toBe(2)
  })

  test('revisions are counted on: a correction and a baseline are told below the old card', async () => {
    await house.say(BOLIG, 'indberet 1A 900 for 2015')
    await house.say('controller', 'indberet 1A 900 for 2015')
    const posts = await house.posts('channel:pejlemaerke-1')
    const [card] = posts
    expect(posts.slice(1).every(({ rootId }) => rootId === card?.id)).toBe(true)
    await house.say('controller', 'baseline 1A 855 for 2013')
    const key = messageKey.baselineChange({ set: SET, code: '1A' }, 3)
    expect(await store.db.message.count({ where: { key } })).toBe(1)
    expect((await house.posts('channel:pejlemaerke-1')).length).toBe(posts.length + 1)
  })

  test('a digest that could not be delivered is delivered when asked for', async () => {
    const { card } = await house.say('controller', 'gensend')
    expect(card.text).toBe('Jeg prøver igen med én besked.')
    const late = (await house.posts('channel:direktion')).at(-1)?.text
    expect(late).toContain('mandag den 25. januar 2016')
    expect(late).toContain('1A (890) og 1B (470) for 2015 er indberettet')
  })

  test('a reflection that was shared is changed where it was shared', async () => {
    const shared = old.reflection?.find(({ shared_at }) => shared_at !== null)
    const data = { reflection: String(shared?.id), answer: 'Flere boliger, og flere bliver.' }
    await house.press('leder-bolig', 'reflect', data)
    const posts = (await house.posts('channel:pejlemaerke-1')).filter(({ text }) =>
      text.includes('deler en refleksion'),
    )
    expect(posts.map(({ text }) => text)).toEqual([
      'Leder bolig deler en refleksion: »Flere boliger, og flere bliver.«',
    ])
  })

  test('every message there ever was can be shown again', async () => {
    const all = await store.db.message.findMany()
    await store.db.$transaction((tx) =>
      revise(
        tx,
        all.map(({ id }) => id),
      ),
    )
    await house.drain()
    const states = new Set((await store.db.message.findMany()).map(({ state }) => state))
    expect(states).toEqual(new Set(['sent']))
  })
})
