import { describe, expect, it } from 'vitest'
import type { GoalSet } from '../../src/domain/goal-set.ts'
import {
  chosenArea,
  initiativeState,
  itemsNow,
  type PlanAnswer,
  type PlanState,
  standing,
  successorCode,
} from '../../src/domain/plan/answers.ts'
import { isAskedAbout, openQuestions, planQuestions } from '../../src/domain/plan/due.ts'
import { emptyPlanTyped, judgePlan } from '../../src/domain/plan/judge.ts'
import type { Initiative, PlanItem } from '../../src/domain/plan/plan.ts'
import { readPlanSeed } from '../support/plan.ts'

const [{ set } = { set: null }] = (await readPlanSeed()).sets
const plan = set as GoalSet
const item = (code: string): PlanItem => {
  const found = itemsNow(plan, []).find((one) => one.code === code)
  if (!found) throw new Error(code)
  return found
}

/** Answers, oldest first: [code, period, state], and what else is said. */
const said = (
  ...all: readonly (readonly [string, string, PlanState, Partial<PlanAnswer>?])[]
): PlanAnswer[] =>
  all.map(([code, period, state, more = {}], at) => ({
    ...{ code, period, state, revision: at + 1, reason: '', until: null, successor: '' },
    ...{ by: 'dataejer-skole', through: 'web', at: new Date(at) },
    ...more,
  }))

/** The codes and periods that are awaited on a day, as "M1 2011-09". */
const awaited = (answers: readonly PlanAnswer[], today: string, kinds = /./) =>
  openQuestions(plan, answers, today, today)
    .filter(({ code }) => kinds.test(code))
    .map(({ code, period }) => `${code} ${period}`)

describe('a milestone', () => {
  it('is due on the last day of its last month, and asked about two weeks before', () => {
    const due = planQuestions(plan, [], '2011-09-01', '2011-12-31')
    expect(due.map(({ code, due: day }) => [code, day])).toEqual([
      ['M1', '2011-09-30'],
      ['M2', '2011-09-30'],
      ['M3', '2011-10-31'],
    ])
    expect(awaited([], '2011-09-15')).toEqual([])
    expect(awaited([], '2011-09-16')).toEqual(['M1 2011-09', 'M2 2011-09'])
  })

  it('that is delayed is due when its new month ends; each delay counts, and a correction back', () => {
    const late = said(['M1', '2011-09', 'delayed', { until: '2011-11' }])
    expect(awaited(late, '2011-11-29', /M1/)).toEqual([])
    expect(awaited(late, '2011-11-30', /M1/)).toEqual(['M1 2011-09'])
    const later = [
      ...late,
      ...said(['M1', '2011-09', 'delayed', { until: '2012-01', revision: 2 }]),
    ]
    expect(awaited(later, '2011-12-30', /M1/)).toEqual([])
    const back = [...later, ...said(['M1', '2011-09', 'reached', { revision: 3 }])]
    expect(awaited(back, '2012-06-01', /M1/)).toEqual([])
  })

  it('that was due before the follow-up began is not asked for', () => {
    const open = openQuestions(plan, [], '2011-11-01', '2011-11-01', '2011-10-01')
    expect(open.map(({ code }) => code)).toEqual(['M3'])
  })

  it('that was delayed is asked for again, whenever the follow-up began: somebody has promised it', () => {
    const late = said(['M1', '2011-09', 'delayed', { until: '2011-10' }])
    const open = openQuestions(plan, late, '2011-11-01', '2011-11-01', '2011-11-01')
    expect(open.map(({ code, due }) => [code, due])).toEqual([['M1', '2011-10-31']])
  })
})

it('a milestone that was answered stays so when its file gives it another month', () => {
  const moved = (to: string): GoalSet => ({
    ...plan,
    plan: plan.plan && {
      ...plan.plan,
      milestones: plan.plan.milestones.map((one) => (one.code === 'M1' ? { ...one, to } : one)),
    },
  })
  const reached = said(['M1', '2011-09', 'reached'])
  for (const to of ['2011-08', '2011-10'])
    expect(
      openQuestions(moved(to), reached, '2011-12-01', '2011-12-01').map(({ code }) => code),
    ).toEqual(['M2', 'M3'])
  const [own] = planQuestions(moved('2011-08'), reached, '2011-12-01', '2011-12-01')
  expect(own).toMatchObject({ code: 'M1', period: '2011-09', due: '2011-08-31', closed: true })
})

it('somebody is asked about a step, unless all of it was due before the follow-up began', () => {
  const asked = (startsOn: string | null, answers: readonly PlanAnswer[] = []) =>
    itemsNow(plan, answers)
      .map(({ code }) => code)
      .filter((code) => isAskedAbout(plan, answers, startsOn, code))
  expect(asked(null)).toEqual(['M1', 'M2', 'M3', '1.1', '1.2', 'O1', 'O2'])
  expect(asked('2011-09-30')).toContain('M1')
  expect(asked('2011-10-01')).toEqual(['M3', '1.1', '1.2', 'O1', 'O2'])
  expect(asked('2013-02-01')).toEqual(['1.1', '1.2', 'O1', 'O2'])
  expect(asked('2013-02-02')).toEqual([])
  expect(asked('2013-02-02', said(['M2', '2011-09', 'reached']))).toEqual(['M2'])
})

describe('an initiative', () => {
  it('is asked about a month after each half-year, and only the newest one', () => {
    expect(awaited([], '2012-08-01', /1\.2/)).toEqual(['1.2 2012-H1'])
    expect(awaited([], '2013-02-01', /1\.2/)).toEqual(['1.2 2012-H2'])
  })

  it('is asked about no more when the set is over, or it is', () => {
    expect(awaited(said(['1.2', '2012-H2', 'under-way']), '2015-08-01', /1\.2/)).toEqual([])
    expect(awaited(said(['1.2', '2012-H1', 'given-up']), '2013-02-01', /1\.2/)).toEqual([])
  })

  it('that is over can still be corrected', () => {
    const over = said(['1.2', '2012-H1', 'completed'])
    const own = planQuestions(plan, over, '2013-02-01', '2013-02-01').filter(
      ({ code }) => code === '1.2',
    )
    expect(own.map(({ period }) => period)).toEqual(['2012-H1'])
  })

  it('that has been answered for a newer half-year waits for no older one', () => {
    expect(awaited(said(['1.2', '2012-H2', 'funded']), '2013-01-31', /1\.2/)).toEqual([])
  })

  it('goes on when an older half-year is corrected to the end of it: the newest counts', () => {
    const later = said(['1.2', '2012-H2', 'under-way'], ['1.2', '2012-H1', 'completed'])
    const own = planQuestions(plan, later, '2013-02-01', '2013-02-01').filter(
      ({ code }) => code === '1.2',
    )
    expect(own.map(({ period, answer }) => [period, answer?.state])).toEqual([
      ['2012-H1', 'completed'],
      ['2012-H2', 'under-way'],
    ])
  })

  it('that the document says is over is not asked about', () => {
    const [theme] = plan.plan?.themes ?? []
    const over = theme?.initiatives.map((one) => ({ ...one, state: 'completed' as const })) ?? []
    const themes = theme ? [{ ...theme, initiatives: over }] : []
    const set = plan.plan ? { ...plan, plan: { ...plan.plan, themes } } : plan
    expect(
      openQuestions(set, [], '2013-02-01', '2013-02-01').filter(({ code }) => code === '1.2'),
    ).toEqual([])
  })

  it('is what was last answered, else what the document says', () => {
    const it12 = item('1.2') as Initiative
    expect(initiativeState(it12, [])).toBe('seeking')
    expect(initiativeState(it12, said(['1.2', '2012-H1', 'funded']))).toBe('funded')
  })
})

describe('an area', () => {
  it('is reviewed for each year of the set, and after it for as long as it goes on', () => {
    expect(awaited([], '2013-02-01', /O1/)).toEqual(['O1 2012'])
    expect(awaited([], '2014-02-01', /O1/)).toEqual(['O1 2012'])
    const goesOn = said(['O1', '2012', 'continued'])
    expect(awaited(goesOn, '2014-02-01', /O1/)).toEqual(['O1 2013'])
    expect(awaited(goesOn, '2015-02-02', /O1/)).toEqual(['O1 2013'])
  })

  it('gives way to another, which is reviewed from the next year on, until that is corrected', () => {
    const gone = said(['O2', '2012', 'replaced', { successor: 'Fleksible tilbud' }])
    expect(awaited(gone, '2014-02-01', /O2/)).toEqual(['O2b 2013'])
    expect(itemsNow(plan, gone).map(({ code }) => code)).toContain('O2b')
    const back = [...gone, ...said(['O2', '2012', 'continued', { revision: 2 }])]
    expect(itemsNow(plan, back).map(({ code }) => code)).not.toContain('O2b')
    expect(awaited(back, '2014-02-01', /O2/)).toEqual(['O2 2013'])
  })

  it('goes on when an older year is corrected to give way: the newest counts', () => {
    const later = said(
      ['O1', '2012', 'continued'],
      ['O1', '2013', 'continued'],
      ['O1', '2012', 'replaced', { successor: 'Nyt' }],
    )
    expect(awaited(later, '2015-02-02', /O1/)).toEqual(['O1 2014'])
    expect(itemsNow(plan, later).map(({ code }) => code)).not.toContain('O1b')
  })

  it('that gives way twice is reviewed from the year after each', () => {
    const twice = said(
      ['O1', '2012', 'replaced', { successor: 'Overgange' }],
      ['O1b', '2013', 'replaced', { successor: 'Fleksible tilbud' }],
    )
    expect(awaited(twice, '2015-02-02', /O1/)).toEqual(['O1c 2014'])
    expect(itemsNow(plan, twice).find(({ code }) => code === 'O1c')?.title).toBe('Fleksible tilbud')
  })

  it('that was chosen is still known by its name when the choice is corrected', () => {
    const back = said(
      ['O1', '2012', 'replaced', { successor: 'Overgange' }],
      ['O1b', '2013', 'continued'],
      ['O1', '2012', 'continued'],
    )
    expect(chosenArea(back, 'O1b')?.title).toBe('Overgange')
    expect(chosenArea(back, 'O1c')).toBeUndefined()
  })

  it('names those that follow after it', () => {
    expect(['O1', 'O1b', 'O12c'].map(successorCode)).toEqual(['O1b', 'O1c', 'O12d'])
  })
})

it('the newest period counts, and of a period the newest revision', () => {
  const answers = said(
    ['1.2', '2012-H2', 'funded'],
    ['1.2', '2012-H1', 'seeking'],
    ['1.2', '2012-H2', 'under-way'],
  )
  expect(standing(answers, '1.2')?.state).toBe('under-way')
})

describe('an answer', () => {
  const judge = (code: string, typed: Partial<typeof emptyPlanTyped>) =>
    judgePlan(item(code), { ...emptyPlanTyped, ...typed }, '2011-10-10', ['Overgange i unge år'])
  const problems = (code: string, typed: Partial<typeof emptyPlanTyped>) => {
    const judged = judge(code, typed)
    return judged.kind === 'problem' ? judged.problems : judged
  }

  it('that says nothing is none', () => {
    expect(judge('M1', {})).toEqual({ kind: 'untouched' })
  })

  it('needs a choice that the step has', () => {
    for (const choice of ['', 'continued', 'nonsense'])
      expect(problems('M1', { choice, reason: 'Fordi' })).toMatchObject({
        choice: 'Vælg først, hvordan det står til.',
      })
  })

  it('puts a milestone off to this month or a later one, written as a month', () => {
    const delay = (when: string) => problems('M1', { choice: 'delayed', reason: 'Fordi', when })
    expect(delay('')).toMatchObject({ when: 'Skriv den nye måned, fx november 2011.' })
    expect(delay('medio 2012')).toMatchObject({ when: expect.stringContaining('»medio 2012«') })
    expect(delay('september 2011')).toMatchObject({ when: expect.stringContaining('er gået') })
    expect(delay('oktober 2011')).toMatchObject({ answer: { until: '2011-10' } })
    expect(delay('2012-03')).toMatchObject({ answer: { until: '2012-03' } })
  })

  it('puts a milestone off by five years at the most: a longer time is more likely a slip', () => {
    const delay = (when: string) => problems('M1', { choice: 'delayed', reason: 'Fordi', when })
    expect(delay('december 2016')).toMatchObject({ answer: { until: '2016-12' } })
    expect(delay('januar 2017')).toMatchObject({
      when: 'Januar 2017 ligger mere end 5 år ude i fremtiden. Vælg en måned, der er nærmere.',
    })
  })

  it('puts a milestone off to a later month than the plan’s', () => {
    const delay = (when: string) =>
      judgePlan(
        item('M3'),
        { ...emptyPlanTyped, choice: 'delayed', reason: 'Fordi', when },
        '2011-09-10',
        [],
      )
    expect(delay('oktober 2011')).toMatchObject({
      problems: {
        when: 'Planen siger allerede oktober 2011. Vælg november 2011 eller en senere måned.',
      },
    })
    expect(delay('august 2011')).toMatchObject({
      problems: { when: 'august 2011 er gået. Vælg november 2011 eller en senere måned.' },
    })
    expect(delay('november 2011')).toMatchObject({ answer: { until: '2011-11' } })
  })

  it('that ends or changes something needs a reason, which is not too long', () => {
    const choices = [
      ['M1', 'dropped'],
      ['1.2', 'given-up'],
      ['O1', 'continued'],
    ] as const
    for (const [code, choice] of choices)
      expect(problems(code, { choice })).toMatchObject({
        reason: expect.stringMatching(/^Skriv kort/),
      })
    expect(problems('M1', { choice: 'reached', reason: 'x'.repeat(1001) })).toMatchObject({
      reason: expect.stringContaining('for lang'),
    })
    expect(judge('M1', { choice: 'reached' })).toMatchObject({ answer: { state: 'reached' } })
  })

  it('that chooses a new area names it', () => {
    expect(problems('O1', { choice: 'replaced', reason: 'Fordi' })).toMatchObject({
      other: 'Skriv, hvad det nye indsatsområde er.',
    })
    expect(problems('O1', { choice: 'replaced', reason: 'Fordi', other: 'Nyt' })).toMatchObject({
      answer: { successor: 'Nyt', until: null },
    })
  })

  it('that chooses a new area names one that is new, on one line, in 200 letters at the most', () => {
    const choose = (other: string) => problems('O1', { choice: 'replaced', reason: 'Fordi', other })
    expect(choose(' redskaber til  tidlig opsporing. ')).toMatchObject({
      other: 'Det er det samme indsatsområde. Skriv et andet, eller vælg Fortsæt.',
    })
    expect(choose('Overgange i UNGE år')).toMatchObject({
      other: 'Planen har allerede et indsatsområde, der hedder sådan. Skriv et andet.',
    })
    expect(choose('x'.repeat(201))).toMatchObject({
      other: 'Navnet er for langt. Skriv højst 200 tegn.',
    })
    expect(choose('Overgange\n i alle år')).toMatchObject({
      answer: { successor: 'Overgange i alle år' },
    })
    expect(choose('x'.repeat(200))).toMatchObject({ answer: { state: 'replaced' } })
  })
})
