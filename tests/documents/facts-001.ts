/** The facts of document 001, written down from the document and not from pejl's own file. */

/** code, unit, baseline, its year, status 2014, target */
export const FIGURES: readonly (readonly [
  code: string,
  unit: string,
  baseline: number | null,
  year: number | null,
  status: number | null,
  target: string,
])[] = [
  ['1A', 'antal', 859, 2013, 828, '1.000'],
  ['1B', 'antal', 538, 2013, 474, '458'],
  ['1C', '%', 95.9, 2013, 97.1, '97,5 %'],
  ['1D', 'antal', 1581, 2013, null, '1.255'],
  ['1E', 'antal', 225, 2013, null, '190'],
  ['1F1', 'antal', 129, 2013, 124, 'højst 100'],
  ['1F2', 'antal', 102, 2013, 100, 'højst 100'],
  ['2A', '%', null, null, null, 'år for år'],
  ['2B', '%', null, null, null, 'år for år'],
  ['2C1', '%', 74, 2013, null, '80 %'],
  ['2C2', '%', 58, 2013, null, '60 %'],
  ['2D1', '%', 73, 2013, null, '80 %'],
  ['2D2', '%', 52, 2013, null, '60 %'],
  ['2E', '%', 10.9, 2013, null, '6,1 %'],
  ['3A', '%', 1.1, 2013, null, 'under 1,1 %'],
  ['3B', '%', 8.6, 2013, null, '7,5 %'],
  ['3C', '%', 2.6, 2013, null, 'under 2,6 %'],
  ['4A', 'antal', 5657, 2014, null, '5.757'],
  ['4B1', 'antal', null, null, null, 'ikke fastsat'],
  ['4B2', 'antal', null, null, null, 'ikke fastsat'],
  ['5A1', '%', 14, 2013, 11, '15 %'],
  ['5A2', '%', 5, 2013, 7, '10 %'],
  ['5A3', '%', 6, 2013, 6, '7 %'],
  ['6A', '%', null, null, null, 'mindst 44 %'],
  ['6B', '%', null, null, null, 'ikke fastsat'],
  ['6C', '%', null, null, null, 'ikke fastsat'],
  ['6D', '%', null, null, null, 'ikke fastsat'],
  ['6E', '%', null, null, null, 'ikke fastsat'],
  ['6F', '%', null, null, null, 'ikke fastsat'],
  ['7A', 'antal', 10598, 2012, null, 'under 10.598'],
  ['7B', 'antal', 1743, 2012, null, 'under 1.743'],
  ['8A', '%', null, null, null, 'ikke fastsat'],
  ['8B', '%', null, null, null, 'ikke fastsat'],
  ['9A', '%', null, null, null, 'mindst 80 %'],
  ['9B', '%', null, null, null, 'mindst 80 %'],
  ['9C', '%', 49, 2014, null, 'mindst 90 %'],
]

/** What was printed for 2014, by pejlemærke. */
export const PUBLISHED = [
  '1,6',
  '0 (kun baseline-målinger)',
  '0 (kun baseline-målinger)',
  '0 (kun baseline-målinger)',
  '0,2',
  '–',
  '0 (kun baseline-målinger)',
  '–',
  '0 (kun baseline-målinger)',
]

/** How many of each stand at each pejlemærke; null where the document's prose can be cut up in more than one way. */
export const COUNTS: readonly {
  causes: number | null
  activities: number | null
  proposals: number
  attention: number
}[] = [
  { causes: 4, activities: 6, proposals: 3, attention: 0 },
  { causes: 0, activities: 7, proposals: 2, attention: 1 },
  { causes: null, activities: 5, proposals: 2, attention: 1 },
  { causes: null, activities: 6, proposals: 3, attention: 0 },
  { causes: null, activities: 2, proposals: 2, attention: 0 },
  { causes: null, activities: 11, proposals: 7, attention: 1 },
  { causes: null, activities: null, proposals: 3, attention: 1 },
  { causes: null, activities: 7, proposals: 1, attention: 0 },
  { causes: null, activities: null, proposals: 3, attention: 1 },
]

/** The fifteen budget proposals and the pejlemærker that mention them. */
export const PROPOSALS: Readonly<Record<string, readonly number[]>> = {
  Ø101: [3, 6],
  Ø102: [3],
  Ø103: [2, 9],
  Ø201: [1, 5],
  Ø202: [1, 4, 7],
  Ø301: [6],
  Ø302: [6],
  Ø303: [4, 6, 7],
  Ø304: [1, 6],
  Ø305: [6],
  Ø306: [6],
  Ø401: [8, 9],
  Ø402: [4, 7],
  Ø601: [5],
  SI04: [2, 9],
}

/** Figures that stand in the text beside a pejlemærke's table. */
export const IN_WORDS: Readonly<Record<number, readonly RegExp[]>> = {
  1: [/55/, /27/, /3\.000/, /130/, /120/, /2007/, /\b30\b/, /2\.000/, /14 /, /2015/],
  3: [/1\.000/, /400/, /\b7\b|syv/, /2013/],
  4: [/100/, /104/],
  5: [/\b7 (?:%|pct|procent)/, /\b10 (?:%|pct|procent)/, /2015/],
  6: [/3-4|3–4|tre (?:til|eller) fire/, /\b3\b|tre/],
  7: [/50/, /100\.000/, /\b3\b|tre/, /2010/, /2012/],
}

/** The committee's four target groups, by a word of each. */
export const TARGET_GROUPS = [/børn og unge/i, /handicap/i, /sindslidelse/i, /udsatte voksne/i]

export const FRAME = [/8\. april/, /380/, /1:1/, /bilag 2/i]
