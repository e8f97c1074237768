import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { DelmaalStatus } from '../../src/domain/barometer/status.ts'
import type { Delmaal } from '../../src/domain/goal-set.ts'
import {
  type DelmaalChange,
  HAPPENINGS,
  type Happening,
  whatHappened,
} from '../../src/domain/reflection/happening.ts'
import {
  PRINCIPLES,
  pointsOf,
  type QuestionCatalogue,
  reflectionPrompt,
} from '../../src/domain/reflection/prompt.ts'
import type { Background } from '../../src/domain/sourced.ts'
import { parseReflection } from '../../src/store/seed/reflection-file.ts'
import { oneDelmaal } from '../support/one-delmaal.ts'

const read = parseReflection(readFileSync('prisma/seed/reflection.yaml', 'utf8'), 'reflection.yaml')
const catalogue = (read.ok ? read.value : null) as QuestionCatalogue

function status(differs: Partial<DelmaalStatus>): DelmaalStatus {
  return {
    code: '1A',
    title: '',
    unit: oneDelmaal().unit,
    baseline: { value: 859, year: 2013 },
    status: null,
    target: 1000,
    targetText: '1.000',
    targetYear: 2017,
    score: null,
    display: '–',
    threshold: false,
    reached: false,
    reachedText: '',
    counted: false,
    why: '',
    path: null,
    trace: [],
    footnotes: [],
    parts: [],
    ...differs,
  }
}

const figure = (period: string, value: number, revision = 1) => ({
  status: { period, value, revision },
})

/** 1A: more is better, 859 in 2013, 1.000 in 2017. */
function change(
  before: Partial<DelmaalStatus>,
  after: Partial<DelmaalStatus>,
  differs: Partial<Delmaal> = {},
  notYet = 0,
): DelmaalChange {
  const delmaal = oneDelmaal({ code: '1A', direction: 'more', ...differs })
  return { delmaal, before: status(before), after: status(after), notYet }
}

const opening = (happening: Happening, of: DelmaalChange) =>
  reflectionPrompt(happening, of, [], [], 0, catalogue).opening

const down = change({}, figure('2014', 828))
const up = change(figure('2014', 828), figure('2015', 901))

describe('what happened', () => {
  it.each<[string, Happening | null, DelmaalChange]>([
    ['away from the target since the baseline', 'gaaet-tilbage', down],
    ['towards the target since the last status', 'gaaet-frem', up],
    [
      'a lower figure where less is better',
      'gaaet-frem',
      change({}, figure('2015', 800), { direction: 'less' }),
    ],
    ['the same figure', 'staaet-stille', change(figure('2014', 828), figure('2015', 828))],
    ['the target met', 'naaet', change({}, { ...figure('2015', 1000), reached: true })],
    [
      'a figure after "findes ikke endnu"',
      'kommet-tilbage',
      change({}, figure('2015', 901), {}, 1),
    ],
    ['back and away from the target', 'gaaet-tilbage', change({}, figure('2015', 801), {}, 2)],
    ['the first figure of all', 'foerste-tal', change({ baseline: null }, figure('2015', 40))],
    ['no figure yet, only a baseline', 'kun-baseline', change({}, {}, {}, 1)],
    ['no figure, the second time', 'findes-ikke-endnu-igen', change({}, {}, {}, 2)],
    [
      'no new figure after a status, the first time',
      null,
      change(figure('2014', 8), figure('2014', 8), {}, 1),
    ],
    ['neither baseline nor figure', null, change({ baseline: null }, { baseline: null }, {}, 1)],
    ['a figure that was corrected', null, change(figure('2015', 901), figure('2015', 910, 2))],
  ])('%s is %s', (_, happening, of) => {
    expect(whatHappened(of)).toBe(happening)
  })
})

describe('the opening sentence', () => {
  it('says from, to and away from what', () => {
    expect(opening('gaaet-tilbage', down)).toBe(
      '1A er gået fra 859 til 828, altså væk fra målet på 1.000.',
    )
    expect(opening('gaaet-frem', up)).toBe(
      '1A er gået fra 828 til 901, altså nærmere målet på 1.000.',
    )
  })

  it('writes shares as percent', () => {
    const unit = { kind: 'share', noun: '%', inflections: [], decimals: 1 } as const
    const share = change({}, { ...figure('2015', 97), targetText: '97,5 %' }, { unit })
    expect(opening('gaaet-frem', share)).toContain(
      'til 97,0\u00a0%, altså nærmere målet på 97,5 %.',
    )
  })

  it('names no target where none is set', () => {
    const none = { target: null, targetText: 'ikke fastsat' }
    const unset = change(figure('2014', 9), { ...figure('2015', 8), ...none })
    expect(opening('gaaet-tilbage', unset)).toBe(
      '1A er gået fra 9 til 8, altså den anden vej end ønsket.',
    )
    expect(opening('gaaet-frem', unset)).toContain('i den ønskede retning')
    expect(opening('staaet-stille', unset)).toBe('1A står stadig på 8.')
    expect(opening('naaet', unset)).toContain('det er målet: fremgang år for år')
  })

  it('is neutral about what is awaited and glad about what came', () => {
    const none = change({}, {}, {}, 2)
    expect(opening('kun-baseline', none)).toBe(
      '1A har en baseline på 859 (2013), men endnu ingen status.',
    )
    expect(opening('findes-ikke-endnu-igen', none)).toBe(
      'Der er fortsat ikke et nyt tal for 1A. Det seneste er 859 (2013).',
    )
    expect(opening('kommet-tilbage', up)).toBe(
      'Der er igen et tal for 1A: 901 (2015). Det seneste før var 828 (2014).',
    )
    expect(opening('foerste-tal', up)).toBe('1A har fået sit første tal: 901 (2015).')
    expect(opening('staaet-stille', up)).toBe('1A står stadig på 901; målet er 1.000.')
    expect(opening('naaet', up)).toBe('1A er 901 for 2015 og dermed på målet, som er 1.000.')
    const nothing = change({ baseline: null }, { baseline: null })
    expect(opening('findes-ikke-endnu-igen', nothing)).toBe('Der er fortsat ikke et tal for 1A.')
  })

  it('tells of a break in definition between the two figures, and of no other', () => {
    const text = 'Fattigdom er siden opgjort på en ny måde.'
    const at = (year: number) =>
      change({}, figure('2015', 901), { breaks: [{ year, text, source: '001' }] })
    expect(opening('gaaet-frem', at(2014))).toMatch(new RegExp(`1\\.000\\. ${text}$`))
    expect(opening('gaaet-frem', at(2013))).not.toContain(text)
    expect(opening('gaaet-frem', at(2016))).not.toContain(text)
  })
})

describe('the questions', () => {
  const prompt = (earlier: number, background: Background[] = [], chart: string[] = []) =>
    reflectionPrompt('gaaet-tilbage', down, pointsOf(background), chart, earlier, catalogue)
  const entry = (kind: Background['kind'], text: string): Background => ({
    ...{ kind, text },
    ...{ group: '', code: '', source: '' },
  })

  it('are two: what may explain it, here or elsewhere, and one through a principle', () => {
    const { questions } = prompt(0)
    expect(questions).toHaveLength(2)
    expect(questions[0]).toContain(
      'Hvad kan forklare det, lokalt eller udefra, og hvad kunne I prøve?',
    )
    expect(questions[1]).toBe(catalogue.happenings['gaaet-tilbage'].principles.forebyggelse)
  })

  it('are three where the pejlemærke has points of attention, which take turns', () => {
    const points = [
      entry('cause', 'Lejerne er unge'),
      entry('attention', 'Politiet rejser flere sigtelser'),
      entry('attention', 'Reglerne er nye $&'),
    ]
    expect(prompt(0, points).questions[2]).toBe(
      'Spiller dette opmærksomhedspunkt ind her: »Politiet rejser flere sigtelser«?',
    )
    expect(prompt(1, points).questions[2]).toContain('»Reglerne er nye $&«')
  })

  it('ask about a cause where there is no point of attention, and never about an activity', () => {
    const points = [entry('activity', 'Ungesamråd.'), entry('cause', 'Lejerne er unge.')]
    expect(prompt(0, points).questions[2]).toBe(
      'Kan noget af forklaringen ligge her: »Lejerne er unge«?',
    )
  })

  it('ask how the figures swing instead, where something stands out', () => {
    const points = [entry('cause', 'Lejerne er unge.')]
    const { questions } = prompt(0, points, ['Hvad var anderledes?', 'Hvad har ændret sig?'])
    expect(questions).toHaveLength(3)
    expect(questions[2]).toBe('Hvad var anderledes?')
  })

  it('go through the four principles and begin again', () => {
    const principles = [0, 1, 2, 3, 4].map((earlier) => prompt(earlier).principle)
    expect(principles).toEqual([...PRINCIPLES, 'forebyggelse'])
    expect(new Set([0, 1, 2, 3].map((earlier) => prompt(earlier).questions[1])).size).toBe(4)
  })

  it('make room for an outside cause whatever happened with the figure', () => {
    for (const happening of HAPPENINGS.filter((one) => one !== 'kun-baseline'))
      expect(catalogue.happenings[happening].first).toMatch(/udefra|uden for/)
  })

  it('never say that something fell or that somebody is late', () => {
    expect(JSON.stringify(catalogue)).not.toMatch(/faldet|forsinke|for sent|mangler at/i)
  })
})
