import { describe, expect, it } from 'vitest'
import { parseGoalSet } from '../../src/store/seed/goal-set-file.ts'

const head = `
key: plan
name: plan
title: En plan
fromYear: 2011
toYear: 2012
state: draft
plan:
`.trimStart()
/** The line that the plan's first field stands on. */
const FIRST = head.split('\n').length

const errorsOf = (...lines: string[]) => {
  const parsed = parseGoalSet(head + lines.map((line) => `  ${line}\n`).join(''), 'plan.yaml')
  return parsed.ok ? [] : parsed.errors
}
const initiative = (fields: string, code = '1.1') =>
  `themes: [{ number: 1, title: Tema, initiatives: [{ code: "${code}", title: Et, state: seeking, ${fields} }] }]`
const ITS = 'plan.themes[0].initiatives[0]'
const money = (fields: string) =>
  `money: { columns: ["2011", "2012"], rows: [{ title: Udgift, kind: expense, kroner: [100, 590] }], ${fields} }`

describe('a mistake in a plan is refused with file, line, field and what to do', () => {
  it.each([
    [
      'a span that ends before it begins',
      'milestones: [{ code: M1, title: Et, from: 2011-10, to: 2011-09 }]',
      'plan.milestones[0].to: september 2011 er før oktober 2011. Byt om på from og to, eller ret året',
    ],
    [
      'a month that is none',
      'milestones: [{ code: M1, title: Et, from: medio 2012 }]',
      'plan.milestones[0].from: Skal være en måned, skrevet som 2011-09',
    ],
    [
      'a thirteenth month',
      'milestones: [{ code: M1, title: Et, from: 2011-13 }]',
      'plan.milestones[0].from: Skal være en måned, skrevet som 2011-09',
    ],
    [
      'a year for a month',
      'milestones: [{ code: M1, title: Et, from: 2012 }]',
      'plan.milestones[0].from: Skal være en måned, skrevet som 2011-09',
    ],
    [
      'a month that is missing',
      'milestones: [{ code: M1, title: Et }]',
      'plan.milestones[0].from: Feltet mangler',
    ],
    [
      'a half-year that is none',
      'states: { from: 2010, lagMonths: 1 }',
      'plan.states.from: Skal være et halvår, skrevet som 2010-H1',
    ],
    [
      'an amount in words',
      initiative('amounts: { table: 4 mill. }'),
      `${ITS}.amounts.table: Skal være et tal i mio. kr. uden ord: skriv 4 og ikke »4 mio.«`,
    ],
    [
      'an amount with a decimal comma, which YAML takes for words',
      initiative('amounts: { text: [{ millions: "9,7" }] }'),
      `${ITS}.amounts.text[0].millions: Skal være et tal i mio. kr. uden ord: skriv 4 og ikke »4 mio.«`,
    ],
    [
      'a part larger than the whole',
      initiative('amounts: { table: 4, shared: { millions: 5, with: BUF } }'),
      `${ITS}.amounts.shared.millions: 5 er mere end tabellens 4. Skriv kun den del, den anden forvaltning skal betale`,
    ],
    [
      'a part of no amount',
      initiative('amounts: { shared: { millions: 5, with: BUF } }'),
      `${ITS}.amounts.shared.millions: Der er ikke noget beløb i tabellen at dele. Skriv det i table, eller fjern shared`,
    ],
    [
      'a code of another theme',
      initiative('text: Et', '2.1'),
      `${ITS}.code: 2.1 står under tema 1 og skal begynde med 1. (som 1.1)`,
    ],
    [
      'a code that begins with the theme’s digit and is another’s',
      initiative('text: Et', '11.1'),
      `${ITS}.code: 11.1 står under tema 1 og skal begynde med 1. (som 1.1)`,
    ],
    [
      'an amount below nothing',
      initiative('amounts: { table: -4 }'),
      `${ITS}.amounts.table: Et beløb kan ikke være negativt`,
    ],
    [
      'more reached than there is',
      initiative('reach: { now: 62, of: 61, unit: folkeskoler }'),
      `${ITS}.reach.now: 62 er mere end alle 61 folkeskoler`,
    ],
    [
      'a contradiction about a step that is not there',
      'contradictions: [{ subject: Et, code: M9, says: [{ text: A, source: s. 1 }, { text: B, source: s. 2 }], reading: A }]',
      'plan.contradictions[0].code: M9 er ikke i planen. Skriv en kode, der er',
    ],
    [
      'an unknown state',
      'themes: [{ number: 1, title: T, initiatives: [{ code: "1.1", title: Et, state: måske }] }]',
      `${ITS}.state: `,
    ],
    [
      'money for other columns',
      'money: { columns: ["2011", "2012", I alt], rows: [{ title: Udgift, kind: expense, kroner: [100, 590] }] }',
      'plan.money.rows[0].kroner: Der er 2 beløb til 3 kolonner (2011, 2012, I alt). Skriv ét til hver',
    ],
    [
      'a row whose total is not the sum of its years',
      'money: { columns: ["2011", "2012", I alt], rows: [{ title: Udgift, kind: expense, kroner: [100, 590, 700] }] }',
      'plan.money.rows[0].kroner: I alt er 700, men årene giver 690. Ret summen eller et af årene',
    ],
    [
      'a column that stands twice',
      'money: { columns: ["2011", "2011"], rows: [] }',
      'plan.money.columns[1]: 2011 står mere end én gang. Ret eller slet den ene',
    ],
    [
      'a year as a number where a column’s name is meant',
      'money: { columns: [2011], rows: [] }',
      'plan.money.columns[0]: Skal stå i citationstegn, skrevet som "2011"',
    ],
    [
      'a code that YAML takes for a number',
      'themes: [{ number: 1, title: T, initiatives: [{ code: 1.10, title: Et, state: seeking }] }]',
      `${ITS}.code: Skal være en kode som 1.2, i citationstegn`,
    ],
    [
      'a month after the plan',
      'milestones: [{ code: M1, title: Et, from: 2021-09 }]',
      'plan.milestones[0].from: September 2021 ligger uden for 2011–2012. Ret det, eller ret fromYear og toYear øverst',
    ],
    [
      'a span that ends after the plan',
      'milestones: [{ code: M1, title: Et, from: 2012-12, to: 2013-01 }]',
      'plan.milestones[0].to: Januar 2013 ligger uden for 2011–2012. Ret det, eller ret fromYear og toYear øverst',
    ],
    [
      'a first half-year before the plan',
      'states: { from: 2010-H2, lagMonths: 1 }',
      'plan.states.from: 2. halvår 2010 ligger uden for 2011–2012. Ret det, eller ret fromYear og toYear øverst',
    ],
    [
      'a first review after the plan',
      'review: { from: 2013, lagMonths: 1 }',
      'plan.review.from: 2013 ligger uden for 2011–2012. Ret det, eller ret fromYear og toYear øverst',
    ],
    [
      'money in words',
      'money: { columns: ["2011"], rows: [{ title: Udgift, kind: expense, kroner: [100 t.kr.] }] }',
      'plan.money.rows[0].kroner[0]: Skal være hele kroner uden ord, skrevet som 690000',
    ],
    [
      'money moved that is not its parts',
      money('moved: { kroner: 9, parties: 2, each: 4, from: "2011", to: "2012" }'),
      'plan.money.moved.kroner: 2 gange 4 er 8, ikke 9',
    ],
    [
      'money moved to a year that is not there',
      money('moved: { kroner: 8, parties: 2, each: 4, from: "2011", to: "2013" }'),
      'plan.money.moved.to: 2013 er ingen af kolonnerne (2011, 2012)',
    ],
    [
      'an initiative that the plan does not have',
      'budget: { unit: mill. kr., printedTotal: 28, expiring: { millions: 6.7, year: 2010, initiative: "3.3", printedNeed: 11.5 } }',
      'plan.budget.expiring.initiative: 3.3 er ikke i planen. Skriv en kode, der er',
    ],
  ])('%s', (_, line, message) => {
    const errors = errorsOf(line)
    expect(errors).toHaveLength(1)
    expect(errors[0]).toContain(`plan.yaml, linje ${FIRST}, ${message}`)
  })

  it.each([
    ['milestones', '{ code: M1, title: Et, from: 2011-09 }'],
    ['areas', '{ code: O1, title: Et }'],
  ])('a code that stands twice among the %s', (list, line) => {
    expect(errorsOf(`${list}:`, `  - ${line}`, `  - ${line}`)).toEqual([
      expect.stringContaining(
        `plan.yaml, linje ${FIRST + 2}, plan.${list}[1].code: ${/[MO]1/.exec(line)?.[0]} står mere end én gang`,
      ),
    ])
  })

  it('two themes of one number', () => {
    const theme = (code: string) =>
      `  - { number: 1, title: T, initiatives: [{ code: "${code}", title: Et, state: seeking }] }`
    expect(errorsOf('themes:', theme('1.1'), theme('1.2'))).toEqual([
      `plan.yaml, linje ${FIRST + 2}, plan.themes[1].number: 1 står mere end én gang. Ret eller slet den ene`,
    ])
  })

  it('every mistake at once, and nothing of the plan is read', () => {
    const errors = errorsOf(
      'milestones: [{ code: M1, title: Et, from: 2011-10, to: 2011-09 }]',
      initiative('text: Et', '2.1'),
    )
    expect(errors.map((error) => /linje \d+/.exec(error)?.[0])).toEqual([
      `linje ${FIRST}`,
      `linje ${FIRST + 1}`,
    ])
  })
})

it('a span, a shared amount and a table of money that agree are read', () => {
  expect(
    errorsOf(
      'milestones: [{ code: M1, title: Et, from: 2011-09, to: 2011-09 }]',
      initiative('amounts: { table: 4, shared: { millions: 4, with: BUF } }'),
      money('moved: { kroner: 8, parties: 2, each: 4, from: "2011", to: "2012" }'),
    ),
  ).toEqual([])
  expect(
    errorsOf(
      'money: { columns: ["2011", "2012", I alt], rows: [{ title: Indtægt, kind: income, kroner: [-100, -590, -690] }] }',
    ),
  ).toEqual([])
})
