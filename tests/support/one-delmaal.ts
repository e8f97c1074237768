import { figureIn } from '../../src/domain/figure-key.ts'
import type { Delmaal, Facts, Figure, GoalSet, Pejlemaerke } from '../../src/domain/goal-set.ts'
import type { Said } from '../../src/domain/time/figure-state.ts'

/** 1D as document 001 has it, followed up yearly with a lag of a month; each test says what differs. */
export function oneDelmaal(differs: Partial<Delmaal> = {}): Delmaal {
  return {
    code: '1D',
    title: 'Der er færre hjemløse københavnere',
    unit: { kind: 'count', noun: 'borgere', inflections: [], decimals: 0 },
    direction: 'less',
    target: { kind: 'absolute', value: 1255 },
    targetYear: 2017,
    baseline: { value: 1581, year: 2013, note: '', n: null },
    published: [],
    history: [],
    n: null,
    measure: 'stock',
    cadence: { every: 'year', interval: 1, lagMonths: 1, from: '2015' },
    finalMonths: 12,
    lifecycle: { state: 'active' },
    jump: { countPercent: 50, sharePoints: 10 },
    weight: null,
    weighting: 'none',
    parts: [],
    breaks: [],
    footnotes: [],
    suggested: null,
    notes: [],
    missingReason: '',
    horizon: '',
    ...differs,
  }
}

/** What a goal set holds beside its pejlemærker: nothing. */
export const NO_WORDS = {
  document: '001',
  noun: { one: 'pejlemærke', many: 'pejlemærker', the: 'pejlemærket' },
  plan: null,
  ...{ proposals: [], targetGroups: [], principles: [], frame: [], notes: [], links: [] },
} satisfies Partial<GoalSet>

export function goalSetOf(
  delmaal: readonly Delmaal[],
  state: GoalSet['state'] = 'adopted',
): GoalSet {
  const pejlemaerke: Pejlemaerke = {
    number: 1,
    title: 'Flere udsatte københavnere har en bolig',
    delmaal,
    published: [],
    weighting: 'none',
    footnotes: [],
    breaks: [],
    background: [],
    belongs: null,
    notes: [],
  }
  return {
    key: 'test',
    name: '2014-2017',
    title: 'Test',
    fromYear: 2014,
    toYear: 2017,
    state,
    missingFigure: 'exclude',
    pejlemaerker: [pejlemaerke],
    ...NO_WORDS,
  }
}

/** What was last said of each period; `said` is oldest first. */
export const saidLast = (said: readonly Said[]): ReadonlyMap<string, Said> =>
  new Map(said.map((one) => [figureIn(one), one]))

/** Facts with these periods answered, by code: { '1D': ['2014', '2015'] }. */
export function answered(
  periods: Record<string, readonly string[]>,
  baselines: Record<string, number> = {},
): Facts {
  const figures = Object.entries(periods).map(([code, list]): [string, Figure[]] => [
    code,
    list.map((period) => ({ period, value: 1400, revision: 1 })),
  ])
  const years = Object.entries(baselines).map(
    ([code, year]): [string, { value: number; year: number }] => [code, { value: 1581, year }],
  )
  return { figures: new Map(figures), baselines: new Map(years) }
}
