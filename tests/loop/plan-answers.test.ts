import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { questionIds } from '../../src/cards/question-form.ts'
import { tick } from '../../src/loop/tick.ts'
import { furnish, type House } from '../support/house.ts'
import { openPlanHouse, readPlanSeed, step } from '../support/plan.ts'

let house: Awaited<ReturnType<typeof openPlanHouse>>
beforeEach(async () => {
  house = await openPlanHouse()
})
afterEach(() => house.close())

const M1 = step('M1', '2011-09')
const M3 = step('M3', '2011-10')
const SCHOOL = 'dataejer-skole'
const PROFILE = 'dataejer-profil'
const LEADER = 'leder-boern-og-unge'
const MEANWHILE =
  'Det skete i mellemtiden, så dit eget svar er ikke registreret. Send det igen, hvis det skal rettes.'

type Said = { choice?: string; reason?: string; when?: string; other?: string }
const dropped = { choice: 'dropped', reason: 'Viften findes' }

/** The fields of a question, as a form sends them. */
const fields = (item: string, { choice = '', reason = '', when = '', other = '' }: Said) => {
  const ids = questionIds(item)
  return { [ids.choice]: choice, [ids.reason]: reason, [ids.when]: when, [ids.other]: other }
}
const answer = (person: string, item: string, said: Said, base = 0) =>
  house.press(person, 'answer', { items: `${item}@${base}`, ...fields(item, said) })

const texts = async (conversation: Parameters<House['posts']>[0]) =>
  (await house.posts(conversation)).map(({ text }) => text)

/** What was recorded of a step, as "2011-09 reached". */
const recorded = async (code: string) => {
  const rows = await house.prisma.planAnswer.findMany({
    where: { delmaal: { code } },
    orderBy: [{ period: 'asc' }, { revision: 'asc' }],
  })
  return rows.map(({ period, state, until }) => [period, state, until ?? ''].join(' ').trim())
}

/** What stands in the fields of a question on a card. */
const valuesIn = ({ card }: Awaited<ReturnType<House['press']>>, item: string) => {
  if (card.name !== 'question') throw new Error(card.text)
  const found = card.data.questions.find((one) => one.item === item)
  return found?.fields.map(({ value }) => value)
}

describe('of two who answer one question', () => {
  beforeEach(() => house.tickAt('2011-10-17 08:30'))

  test('the one who comes after is told what was answered, keeps what was typed, and can send it again', async () => {
    await answer(SCHOOL, M3, { choice: 'reached' })
    const late = await answer(PROFILE, M3, dropped)
    expect(late.card.text).toContain(
      `M3 er registreret af dataejer skole som nået. Svaret kan altid rettes. ${MEANWHILE}`,
    )
    expect(valuesIn(late, M3)).toEqual(['dropped', '', 'Viften findes'])
    expect(await recorded('M3')).toEqual(['2011-10 reached'])
    const { card } = await answer(PROFILE, M3, dropped, 1)
    expect(card.text).toContain('Tak. M3 er registreret som udgået.')
    expect(await recorded('M3')).toEqual(['2011-10 reached', '2011-10 dropped'])
    expect(await house.prisma.draft.count()).toBe(0)
  })

  test('each sees what they have typed themselves, and nobody else does', async () => {
    const typed = { choice: 'delayed', when: 'engang', reason: 'Det er kun mit' }
    const own = await answer(SCHOOL, M3, typed)
    expect(valuesIn(own, M3)).toEqual(['delayed', 'engang', 'Det er kun mit'])
    const other = await house.press(PROFILE, 'question', { item: M3 })
    expect(valuesIn(other, M3)).toEqual(['', '', ''])
  })

  test('at once, one is recorded and the other is told', async () => {
    const both = await Promise.all([
      answer(SCHOOL, M3, { choice: 'reached' }),
      answer(PROFILE, M3, dropped),
    ])
    expect(await recorded('M3')).toHaveLength(1)
    expect(both.filter(({ card }) => card.text.includes('Tak. M3'))).toHaveLength(1)
    expect(both.filter(({ card }) => card.text.includes(MEANWHILE))).toHaveLength(1)
  })

  test('with the same answer both are right, and it stands once', async () => {
    await answer(SCHOOL, M3, { choice: 'reached' })
    const { card } = await answer(PROFILE, M3, { choice: 'reached' })
    expect(card.text).toContain('M3 er registreret af dataejer skole som nået.')
    expect(card.text).not.toContain(MEANWHILE)
    expect(await recorded('M3')).toEqual(['2011-10 reached'])
  })

  test('by a command, the second is told of the first before it is corrected', async () => {
    await house.say(SCHOOL, 'milepæl M3 nået')
    const first = await house.say(PROFILE, 'milepæl M3 udgår: Viften findes')
    expect(first.ok).toBe(false)
    expect(first.card.text).toContain(`som nået. Svaret kan altid rettes. ${MEANWHILE}`)
    const again = await house.say(PROFILE, 'milepæl M3 udgår: Viften findes')
    expect(again.ok).toBe(true)
    expect(await recorded('M3')).toEqual(['2011-10 reached', '2011-10 dropped'])
  })

  test('the other’s card shows what it was corrected to, when nothing is to be filled in on it', async () => {
    for (const M of [M3, step('M2', '2011-09')]) await answer(PROFILE, M, { choice: 'reached' })
    const own = async () => (await texts(`person:${PROFILE}`)).join()
    expect(await own()).toContain('Tak. M3 er registreret som nået.')
    await answer(SCHOOL, M3, dropped, 1)
    expect(await own()).toContain('M3 er registreret af dataejer skole som udgået.')
    expect(await own()).not.toContain('Tak. M3')
  })

  test('a form that was left as it is stays so when the answer is corrected', async () => {
    await answer(PROFILE, step('M2', '2011-09'), { choice: 'reached' })
    const card = async () =>
      (await texts(`person:${PROFILE}`)).find((text) => text.includes('M2 er'))
    const before = await card()
    expect(before).toContain('Planen siger den 31. oktober 2011.')
    await answer(SCHOOL, M3, { choice: 'reached' })
    await answer(SCHOOL, M3, dropped, 1)
    expect(await card()).toBe(before)
  })

  test('a form that the other is filling in is left as it is until they do something', async () => {
    const card = async () =>
      (await texts(`person:${PROFILE}`)).find((text) => text.includes('M2, »'))
    const before = await card()
    await answer(SCHOOL, M3, { choice: 'reached' })
    expect(await card()).toBe(before)
    await answer(PROFILE, step('M2', '2011-09'), { choice: 'reached' })
    expect(await card()).toContain('M3 er registreret af dataejer skole som nået.')
  })

  test('a form that was left as it is shows all that is known when its owner does something, right or wrong', async () => {
    await answer(SCHOOL, M3, { choice: 'reached' })
    await answer(PROFILE, step('M2', '2011-09'), { choice: 'delayed' })
    const own = (await texts(`person:${PROFILE}`)).find((text) => text.includes('M2, »'))
    expect(own).toContain('M3 er registreret af dataejer skole som nået.')
    expect(own).toContain('Skriv den nye måned, fx november 2011.')
  })

  test('a delay that the other gave is told of, and is no obstacle when the question is asked again', async () => {
    const delayed = { choice: 'delayed', reason: 'Sygdom', when: 'november 2011' }
    await answer(SCHOOL, M3, delayed)
    const early = await house.say(PROFILE, 'milepæl M3 nået')
    expect(early.card.text).toContain(`forsinket til november 2011. Sygdom. `)
    expect(early.card.text).toContain(MEANWHILE)
    await house.tickAt('2011-11-30 08:30')
    const { ok } = await house.say(PROFILE, 'milepæl M3 nået')
    expect(ok).toBe(true)
    expect(await recorded('M3')).toEqual(['2011-10 delayed 2011-11', '2011-10 reached'])
  })
})

test('a card that still asks about another plan is left as it is, and a line tells what was answered', async () => {
  const { sets, channels, people, ...rest } = await readPlanSeed()
  const [first] = sets
  const [place] = channels
  if (!first || !place) throw new Error('no plan')
  const own = { set: 'anden', code: 'M2' }
  const seed = {
    ...rest,
    people: people.map((one) => (one.key === PROFILE ? { ...one, owns: [...one.owns, own] } : one)),
    sets: [
      first,
      { checksum: 'anden', text: '', set: { ...first.set, key: 'anden', name: 'anden' } },
    ],
    channels: [place, { ...place, key: 'anden', address: 'anden', set: 'anden' }],
  }
  const both = await furnish(house.prisma, '2011-10-17 08:30', [], seed)
  await both.tickAt('2011-10-17 08:30')
  const reached = (person: string, item: string, base = 0, choice = 'reached') =>
    both.press(person, 'answer', {
      items: `${item}@${base}`,
      ...fields(item, { choice, reason: 'Ja' }),
    })
  await reached(PROFILE, step('M2', '2011-09'))
  await reached(PROFILE, M3)
  const before = await texts(`person:${PROFILE}`)
  expect(before.join()).toContain('Milepæl anden/M2')
  await reached(SCHOOL, M3, 1, 'dropped')
  const after = await texts(`person:${PROFILE}`)
  expect(after.slice(0, before.length)).toEqual(before)
  expect(after.at(-1)).toContain('er nu udgået. Ja. Svaret af dataejer skole. Du behøver')
})

describe('an answer that is sent twice', () => {
  test('stands once, in the history and in the thread', async () => {
    await house.tickAt('2011-09-16 08:30')
    await Promise.all([1, 2, 3].map(() => answer(SCHOOL, M1, { choice: 'reached' })))
    expect(await recorded('M1')).toEqual(['2011-09 reached'])
    const lines = (await texts('channel:plan')).filter((text) => text.includes('er nået. Svaret'))
    expect(lines).toHaveLength(1)
  })

  test('by its own author from an older card corrects it: the newest is meant', async () => {
    await house.tickAt('2011-09-16 08:30')
    await answer(SCHOOL, M1, { choice: 'reached' })
    await answer(SCHOOL, M1, { choice: 'dropped', reason: 'Ikke nødvendig' })
    expect(await recorded('M1')).toEqual(['2011-09 reached', '2011-09 dropped'])
  })
})

describe('an answer that is opened for correction', () => {
  test('is filled in as it stands, alone or on its card', async () => {
    await house.tickAt('2011-09-16 08:30')
    const said = { choice: 'delayed', when: 'november 2011', reason: 'Sygdom' }
    await answer(SCHOOL, M1, said)
    const filled = ['delayed', 'november 2011', 'Sygdom']
    const again = await house.press(SCHOOL, 'answer-again', { items: `${M1}@1`, item: M1 })
    expect(valuesIn(again, M1)).toEqual(filled)
    expect(again.card.text).toContain('M1 er registreret som forsinket til november 2011.')
    await answer(SCHOOL, M1, said, 1)
    expect(await recorded('M1')).toEqual(['2011-09 delayed 2011-11'])
    const alone = await house.press(SCHOOL, 'question', { item: M1 })
    expect(valuesIn(alone, M1)).toEqual(filled)
  })

  test('of an area has the name of the new one, which can be corrected alone', async () => {
    await house.tickAt('2013-02-01 08:30')
    const O2 = step('O2', '2012')
    const said = { choice: 'replaced', reason: 'Fordi', other: 'Overgange i unge år' }
    await answer(LEADER, O2, said)
    const again = await house.press(LEADER, 'answer-again', { items: `${O2}@1`, item: O2 })
    expect(valuesIn(again, O2)).toEqual(['replaced', 'Fordi', 'Overgange i unge år'])
    await answer(LEADER, O2, { ...said, other: 'Overgange i alle år' }, 1)
    expect((await texts('channel:plan')).at(0)).toContain('O2b · Overgange i alle år')
    expect(await recorded('O2')).toHaveLength(2)
  })

  test('is refused for somebody it is not for', async () => {
    await house.tickAt('2011-09-16 08:30')
    await answer(SCHOOL, M1, { choice: 'reached' })
    for (const verb of ['answer-again', 'question']) {
      const { card } = await house.press(PROFILE, verb, { items: `${M1}@1`, item: M1 })
      expect(card.text).toContain('Du kan desværre ikke svare for M1.')
    }
    expect(await house.prisma.draft.count()).toBe(0)
  })
})

describe('a card', () => {
  test('that is answered before it is sent is not sent', async () => {
    house.setClock('2011-09-16 08:30')
    await tick(house.pejl)
    await answer(SCHOOL, M1, { choice: 'reached' })
    await house.drain()
    expect(await texts(`person:${SCHOOL}`)).toEqual([])
  })

  test('gives way to a newer one with the same question, in a line', async () => {
    await house.tickAt('2011-09-16 08:30')
    await house.tickAt('2011-09-30 08:30')
    await house.tickAt('2011-09-30 08:31')
    const [older, newer, another] = await texts(`person:${SCHOOL}`)
    expect(older).toBe('Spørgsmålet står nu i en nyere påmindelse.')
    expect(newer).toContain('Milepæl M1')
    expect(another).toBeUndefined()
  })

  test('with more than can be read at once is refused in words', async () => {
    const items = Array.from({ length: 1001 }, () => `${M1}@0`).join(' ')
    const { card } = await house.press(SCHOOL, 'answer', {
      items,
      ...fields(M1, { choice: 'reached' }),
    })
    expect(card.text).toContain('Jeg kan ikke finde spørgsmålene på kortet.')
    expect(await recorded('M1')).toEqual([])
  })
})

test('another process that has the plan in memory knows of an answer at once', async () => {
  await house.tickAt('2011-09-16 08:30')
  const other = await furnish(house.prisma, '2011-09-16 08:30', [], await readPlanSeed())
  const said = async () => (await other.say(PROFILE, 'milepæl M1')).card.text
  expect(await said()).toContain('September 2011: afventer')
  await answer(SCHOOL, M1, { choice: 'reached' })
  expect(await said()).toContain('September 2011: nået')
})

describe('a form with several questions', () => {
  /** The card of M1 and M3 with what is typed in it. */
  const send = (verb: string, one: Said, other: Said, more = {}, base = 0) =>
    house.press(SCHOOL, verb, {
      ...{ items: `${M1}@${base} ${M3}@0`, ...fields(M1, one), ...fields(M3, other) },
      ...more,
    })
  beforeEach(() => house.tickAt('2011-10-17 08:30'))

  test('tells what was recorded and what another has answered', async () => {
    await answer(PROFILE, M3, { choice: 'reached' })
    const { card } = await send('answer', { choice: 'reached' }, dropped)
    expect(card.text).toContain('Tak. M1 er registreret som nået.')
    expect(card.text).toContain(MEANWHILE)
    expect(await recorded('M3')).toEqual(['2011-10 reached'])
  })

  test('tells what was recorded and what is not this person’s', async () => {
    const M2 = step('M2', '2011-09')
    const { card } = await house.press(SCHOOL, 'answer', {
      ...{ items: `${M1}@0 ${M2}@0`, ...fields(M1, { choice: 'reached' }) },
      ...fields(M2, { choice: 'reached' }),
    })
    expect(card.text).toContain('Tak. M1 er registreret som nået.')
    expect(card.text).toContain('Du kan desværre ikke svare for M2.')
    expect(await recorded('M2')).toEqual([])
  })

  test('keeps what is half typed in one when another is opened for correction', async () => {
    await answer(SCHOOL, M1, { choice: 'reached' })
    const half = { choice: 'delayed', when: 'november 2011' }
    const opened = await send('answer-again', {}, half, { item: M1 }, 1)
    expect(valuesIn(opened, M1)).toEqual(['reached', '', ''])
    expect(valuesIn(opened, M3)).toEqual(['delayed', 'november 2011', ''])
    expect(opened.card.text).not.toContain('Skriv kort')
  })

  test('keeps what is half typed in one when another is sent by itself', async () => {
    const half = { choice: 'delayed', when: 'november 2011' }
    const sent = await send('answer', { choice: 'reached' }, half, { item: M1 })
    expect(sent.card.text).toContain('Tak. M1 er registreret som nået.')
    expect(valuesIn(sent, M3)).toEqual(['delayed', 'november 2011', ''])
    expect(await recorded('M3')).toEqual([])
  })

  test('that is sent in empty says that nothing was said', async () => {
    const { card } = await send('answer', {}, {})
    expect(card.text).toBe(
      'Jeg har ikke fået noget svar: vælg, hvordan det står til, og send igen.',
    )
  })

  test('keeps nothing of a question that is not this person’s, whatever the card carries', async () => {
    const M2 = step('M2', '2011-09')
    await house.press(SCHOOL, 'answer', {
      ...{ items: `${M1}@0 ${M2}@0`, item: M1, ...fields(M1, { choice: 'reached' }) },
      ...fields(M2, { choice: 'reached' }),
    })
    expect(await house.prisma.draft.count()).toBe(0)
  })
})

describe('a question that the plan does not ask', () => {
  test('an area that was chosen by a mistake since corrected is met with a kind sentence', async () => {
    await house.tickAt('2014-02-03 08:30')
    const replaced = { choice: 'replaced', reason: 'Fordi', other: 'Overgange i unge år' }
    await answer(LEADER, step('O1', '2012'), replaced)
    await answer(LEADER, step('O1', '2012'), { choice: 'continued', reason: 'Fejl' }, 1)
    const late = { choice: 'continued', reason: 'Fordi' }
    const { card } = await answer(LEADER, step('O1b', '2013'), late)
    expect(card.text).toBe(
      'Jeg spørger ikke længere om O1b for 2013. Skriv »mine« for at se, hvad der afventes.',
    )
    expect(await recorded('O1b')).toEqual([])
  })

  test('a half-year or year that has not begun cannot be answered for, whatever a card carries', async () => {
    await house.tickAt('2012-06-30 08:30')
    const early = await answer(SCHOOL, step('1.2', '2012-H2'), { choice: 'under-way' })
    expect(early.card.text).toBe(
      '2. halvår 2012 er ikke begyndt, så det er for tidligt at svare om 1.2. Jeg spørger, når tiden kommer.',
    )
    house.setClock('2012-07-01 00:01')
    await answer(SCHOOL, step('1.2', '2012-H2'), { choice: 'under-way' })
    expect(await recorded('1.2')).toEqual(['2012-H2 under-way'])
  })

  test('a milestone may be reached long before its month', async () => {
    await house.tickAt('2011-09-01 08:00')
    await answer(SCHOOL, M3, { choice: 'reached' })
    await house.tickAt('2011-10-31 08:30')
    expect(await recorded('M3')).toEqual(['2011-10 reached'])
    expect(await texts(`person:${PROFILE}`).then((all) => all.join())).not.toContain('M3')
  })

  test('a step that the plan does not have, or a plan that there is none of, is refused in words', async () => {
    await house.tickAt('2011-10-17 08:30')
    const none = await answer(SCHOOL, step('M9', '2011-09'), { choice: 'reached' })
    expect(none.card.text).toBe('Jeg kender ikke M9 i planen.')
    const other = await answer(SCHOOL, 'en-anden/M1:2011-09', { choice: 'reached' })
    expect(other.card.text).toContain('ikke registreret noget')
    for (const items of ['', 'vrøvl', `${M1}@x`]) {
      const { card } = await house.press(SCHOOL, 'answer', { items })
      expect(card.text).toContain('Jeg kan ikke finde spørgsmålene på kortet.')
    }
  })
})

describe('who answers', () => {
  test('somebody who has left may no longer, and the question goes to the first controller with why', async () => {
    await house.tickAt('2011-09-01 08:00')
    const { people, ...rest } = await readPlanSeed()
    const seed = { ...rest, people: people.filter(({ key }) => key !== SCHOOL) }
    const later = await furnish(house.prisma, '2011-09-16 08:30', [], seed)
    await later.tickAt('2011-09-16 08:30')
    house.setClock('2011-09-16 08:31')
    const { card } = await answer(SCHOOL, M1, { choice: 'reached' })
    expect(card.text).toBe('Du kan desværre ikke svare for M1. Det kan en controller.')
    const [asked] = await texts('person:controller')
    expect(asked).toContain('M1 har endnu ingen ansvarlig, så derfor spørger jeg dig.')
    expect(asked).not.toContain('M2')
    expect(await texts(`person:${SCHOOL}`)).toEqual([])
  })

  test('a controller who answers for a step is asked as its owner', async () => {
    const { people, ...rest } = await readPlanSeed()
    const own = { set: 'plan-2011-2012', code: 'M1' }
    const seed = {
      ...rest,
      people: people.map((one) =>
        one.isFirstController
          ? { ...one, owns: [own] }
          : { ...one, owns: one.owns.filter(({ code }) => code !== 'M1') },
      ),
    }
    const later = await furnish(house.prisma, '2011-09-16 08:30', [], seed)
    await later.tickAt('2011-09-16 08:30')
    const [asked] = await texts('person:controller')
    expect(asked).toContain('Planen siger den 30. september 2011.')
    expect(asked).not.toContain('ingen ansvarlig')
  })

  test('areas of a plan without a leader are the first controller’s, who is told why', async () => {
    const { channels, ...rest } = await readPlanSeed()
    const seed = { ...rest, channels: channels.map((one) => ({ ...one, leader: null })) }
    const later = await furnish(house.prisma, '2013-02-01 08:30', [], seed)
    await later.tickAt('2013-02-01 08:30')
    const asked = (await texts('person:controller')).join('\n')
    expect(asked).toContain('O1 og O2 har endnu ingen ansvarlig, så derfor spørger jeg dig.')
    expect(await texts(`person:${LEADER}`)).toEqual([])
  })

  test('whom a step is given to is asked for what is awaited, and the one before can answer no more', async () => {
    await house.tickAt('2011-09-16 08:30')
    const { people, ...rest } = await readPlanSeed()
    const given = people.map((one) => ({
      ...one,
      owns:
        one.key === PROFILE
          ? [...one.owns, { set: 'plan-2011-2012', code: 'M1' }]
          : one.owns.filter(({ code }) => code !== 'M1'),
    }))
    const later = await furnish(house.prisma, '2011-09-20 08:30', [], { ...rest, people: given })
    await later.tickAt('2011-09-20 08:30')
    expect((await texts(`person:${PROFILE}`)).at(-1)).toContain('Milepæl M1')
    const { card } = await answer(SCHOOL, M1, { choice: 'reached' })
    expect(card.text).toBe(
      'Du kan desværre ikke svare for M1. Det kan dataejer profil eller en controller.',
    )
  })
})
