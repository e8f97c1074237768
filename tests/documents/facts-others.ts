/** The facts of documents 000, 002, 003 and 004, written down from the documents and not from pejl's own files. */

/** 002: number, so many more or fewer, percent, written with "ca.", and what the quotient implies. */
export const SUGGESTED: readonly (readonly [
  number: number,
  by: number | null,
  percent: number | null,
  about: boolean,
  implied: readonly [baseline: number, target: number] | null,
])[] = [
  [1, 165, 20, true, [825, 990]],
  [2, -80, 15, true, [533, 453]],
  [3, -100, 24, false, [417, 317]],
  [4, 300, 1.4, false, [21429, 21729]],
  [5, -730, 5, false, [14600, 13870]],
  [6, 480, null, false, null],
  [7, null, null, false, null],
  [8, null, null, false, null],
  [9, null, null, false, null],
  [10, null, null, false, null],
]

/** 002's principles, by the words that tell each apart. */
export const PRINCIPLES = [/forebyggelse og tidlig indsats/, /recovery/, /samskabelse/, /kvalitet/]

/** 003: code, decided or seeking funding, the text's amounts and the table's (million kroner), another's share. */
export const INITIATIVES: readonly (readonly [
  code: string,
  state: 'decided' | 'seeking',
  text: readonly number[],
  table: number | null,
  others: number | null,
])[] = [
  ['1.1', 'decided', [], null, null],
  ['1.2', 'seeking', [4], 4, 2],
  ['1.3', 'seeking', [9.7], 9.7, null],
  ['2.1', 'decided', [], null, null],
  ['3.1', 'decided', [3], null, null],
  ['3.2', 'seeking', [0.2, 5], 5, null],
  ['3.3', 'seeking', [4.8], 4.8, null],
  ['3.4', 'seeking', [1], 1, 0.5],
  ['4.1', 'decided', [], null, null],
  ['4.2', 'decided', [], null, null],
  ['5.1', 'seeking', [0.5, 1.5], 1.5, null],
  ['6.1', 'decided', [], null, null],
  ['6.2', 'decided', [], null, null],
  ['6.3', 'seeking', [2], 2, null],
]

/** 004: the first and last month of each of the twelve milestones. */
export const MILESTONES: readonly (readonly [from: string, to: string])[] = [
  ['2011-09', '2011-09'],
  ['2011-09', '2011-09'],
  ['2011-09', '2011-09'],
  ['2011-09', '2011-09'],
  ['2011-09', '2011-10'],
  ['2011-10', '2011-11'],
  ['2011-10', '2011-11'],
  ['2011-11', '2011-12'],
  ['2012-01', '2012-01'],
  ['2012-03', '2012-03'],
  ['2012-06', '2012-06'],
  ['2012-07', '2012-12'],
]

/** 004's money in kroner, and its dates, wherever in the plan they stand. What follows from them, a command reckons. */
export const KRONER_004 = [
  ...[-100_000, -590_000, -690_000, 100_000, 590_000, 690_000, 1_380_000],
  ...[308_416, 154_208, 1_820_000],
]
export const DATES_004 = [
  /21\. marts/,
  /6\. april/,
  /20\. juni/,
  /21\. september/,
  /1\. november/,
  /17\. november/,
  /medio 2012/,
  /2013/,
  /2014/,
]

/** What stands in 003's text beside the initiatives. */
export const IN_WORDS_003 = [/5\.?000/, /\b29\b/, /\b61\b/, /6,7/]
/** 000's background. */
export const IN_WORDS_000 = [/22,5/, /12,9/, /2002/, /2007/]
