/** The figures of documents 000, 001 and 002, written down from the documents and not from pejl's own files. */

/** 001: what is better, unit, decimals, baseline, its year, status 2014 and target of each of the 36. */
export const FIGURES: readonly (readonly [
  code: string,
  better: 'more' | 'less',
  unit: string,
  decimals: number,
  baseline: number | null,
  year: number | null,
  status: number | null,
  target: string,
])[] = [
  ['1A', 'more', 'antal', 0, 859, 2013, 828, '1.000'],
  ['1B', 'less', 'antal', 0, 538, 2013, 474, '458'],
  ['1C', 'more', '%', 1, 95.9, 2013, 97.1, '97,5 %'],
  ['1D', 'less', 'antal', 0, 1581, 2013, null, '1.255'],
  ['1E', 'less', 'antal', 0, 225, 2013, null, '190'],
  ['1F1', 'less', 'antal', 0, 129, 2013, 124, 'højst 100'],
  ['1F2', 'less', 'antal', 0, 102, 2013, 100, 'højst 100'],
  ['2A', 'less', '%', 0, null, null, null, 'år for år'],
  ['2B', 'less', '%', 0, null, null, null, 'år for år'],
  ['2C1', 'more', '%', 0, 74, 2013, null, '80 %'],
  ['2C2', 'more', '%', 0, 58, 2013, null, '60 %'],
  ['2D1', 'more', '%', 0, 73, 2013, null, '80 %'],
  ['2D2', 'more', '%', 0, 52, 2013, null, '60 %'],
  ['2E', 'less', '%', 1, 10.9, 2013, null, '6,1 %'],
  ['3A', 'less', '%', 1, 1.1, 2013, null, 'under 1,1 %'],
  ['3B', 'less', '%', 1, 8.6, 2013, null, '7,5 %'],
  ['3C', 'less', '%', 1, 2.6, 2013, null, 'under 2,6 %'],
  ['4A', 'more', 'antal', 0, 5657, 2014, null, '5.757'],
  ['4B1', 'more', 'antal', 0, null, null, null, 'ikke fastsat'],
  ['4B2', 'more', 'antal', 0, null, null, null, 'ikke fastsat'],
  ['5A1', 'more', '%', 0, 14, 2013, 11, '15 %'],
  ['5A2', 'more', '%', 0, 5, 2013, 7, '10 %'],
  ['5A3', 'more', '%', 0, 6, 2013, 6, '7 %'],
  ['6A', 'more', '%', 0, null, null, null, 'mindst 44 %'],
  ['6B', 'more', '%', 0, null, null, null, 'ikke fastsat'],
  ['6C', 'more', '%', 0, null, null, null, 'ikke fastsat'],
  ['6D', 'more', '%', 0, null, null, null, 'ikke fastsat'],
  ['6E', 'less', '%', 0, null, null, null, 'ikke fastsat'],
  ['6F', 'less', '%', 0, null, null, null, 'ikke fastsat'],
  ['7A', 'less', 'antal', 0, 10598, 2012, null, 'under 10.598'],
  ['7B', 'less', 'antal', 0, 1743, 2012, null, 'under 1.743'],
  ['8A', 'more', '%', 0, null, null, null, 'ikke fastsat'],
  ['8B', 'less', '%', 0, null, null, null, 'ikke fastsat'],
  ['9A', 'more', '%', 0, null, null, null, 'mindst 80 %'],
  ['9B', 'more', '%', 0, null, null, null, 'mindst 80 %'],
  ['9C', 'more', '%', 0, 49, 2014, null, 'mindst 90 %'],
]

/** 001: what each pejlemærke may be counted from, and what is only proposed to go. */
export const PRELIMINARY = ['5A2']
export const PROPOSED_TO_GO = ['2A', '2B']
export const WEIGHTED_BY_POPULATION = ['5A']

/** 002: number, so many more or fewer, percent, and whether it is written with "ca.". */
export const SUGGESTED: readonly (readonly [
  number: number,
  by: number | null,
  percent: number | null,
  about: boolean,
])[] = [
  [1, 165, 20, true],
  [2, -80, 15, true],
  [3, -100, 24, false],
  [4, 300, 1.4, false],
  [5, -730, 5, false],
  [6, 480, null, false],
  [7, null, null, false],
  [8, null, null, false],
  [9, null, null, false],
  [10, null, null, false],
]

/** 002: the targets that follow. */
export const SUGGESTED_TARGETS = [
  ...['165 flere end baseline', '80 færre end baseline', '100 færre end baseline'],
  ...['300 flere end baseline', '730 færre end baseline', '480 flere end baseline'],
  ...['år for år', 'ikke fastsat', 'ikke fastsat', 'ikke fastsat'],
]
