/** The table of DOMAIN.md, Danish figures: what is typed and what pejl makes of it. */
export type Row = { typed: string; delmaal: '1D' | '1C'; answer: string }

const NO_BREAK = '\u00a0'
const THIN = '\u2009'

/** Figures that are taken: 1D is a count (baseline 1.581), 1C a share with one decimal (last 97,1). */
export const taken: readonly Row[] = [
  { typed: '1.581', delmaal: '1D', answer: '1.581' },
  { typed: '1 581', delmaal: '1D', answer: '1.581' },
  { typed: `1${NO_BREAK}581`, delmaal: '1D', answer: '1.581' },
  { typed: `1${THIN}581`, delmaal: '1D', answer: '1.581' },
  { typed: '1.581,0', delmaal: '1D', answer: '1.581' },
  { typed: '1.420 borgere', delmaal: '1D', answer: '1.420' },
  { typed: '95,9', delmaal: '1C', answer: `95,9${NO_BREAK}%` },
  { typed: '95,9 %', delmaal: '1C', answer: `95,9${NO_BREAK}%` },
  { typed: '95,9%', delmaal: '1C', answer: `95,9${NO_BREAK}%` },
  { typed: '92 pct', delmaal: '1C', answer: `92,0${NO_BREAK}%` },
  { typed: '92 pct.', delmaal: '1C', answer: `92,0${NO_BREAK}%` },
  { typed: '92 procent', delmaal: '1C', answer: `92,0${NO_BREAK}%` },
]

const WHOLE = 'Et antal er et helt tal'
const COUNT = 'Her skal stå et antal'
const NOT_YET = 'kan du vælge »Tallet findes ikke endnu«'
const CHANGE = 'ikke ændringen'
const HIDDEN = 'Må tallet ikke vises? Kontakt en controller'
const ABOUT = 'Skriv tallet uden ca.; forbeholdet kan stå i kommentaren'

/** Figures that are refused or asked about; nothing is recorded. */
export const refused: readonly Row[] = [
  { typed: '1.000.000', delmaal: '1D', answer: 'Er 1.000.000 rigtigt?' },
  { typed: '95,9', delmaal: '1D', answer: WHOLE },
  { typed: '0,5', delmaal: '1D', answer: WHOLE },
  { typed: '95,9 %', delmaal: '1D', answer: COUNT },
  { typed: '95,9%', delmaal: '1D', answer: COUNT },
  { typed: '12 pct', delmaal: '1D', answer: COUNT },
  { typed: '12 pct.', delmaal: '1D', answer: COUNT },
  { typed: '12 procent', delmaal: '1D', answer: COUNT },
  { typed: '1,000', delmaal: '1D', answer: 'Mener du 1.000?' },
  { typed: '5,657', delmaal: '1D', answer: 'Mener du 5.657?' },
  { typed: '1420.0', delmaal: '1D', answer: 'Mener du 1.420?' },
  { typed: '97.1', delmaal: '1D', answer: 'Skriv 971 eller 97.100' },
  { typed: '12.5', delmaal: '1D', answer: 'Skriv 125 eller 12.500' },
  { typed: '1.58', delmaal: '1D', answer: 'Skriv 158 eller 1.580' },
  { typed: '−3', delmaal: '1D', answer: 'Et antal kan ikke være negativt' },
  { typed: '-3', delmaal: '1D', answer: 'Et antal kan ikke være negativt' },
  { typed: '1.581', delmaal: '1C', answer: 'Over 100 %. Mener du 1,581?' },
  { typed: '1.000.000', delmaal: '1C', answer: 'højst være 100 %' },
  { typed: '101', delmaal: '1C', answer: 'højst være 100 %' },
  { typed: '1.420 borgere', delmaal: '1C', answer: 'Jeg kender ikke »borgere« her' },
  { typed: '97.1', delmaal: '1C', answer: 'Mener du 97,1?' },
  { typed: '12.5', delmaal: '1C', answer: 'Mener du 12,5?' },
  { typed: '95,95', delmaal: '1C', answer: 'jeg afrunder ikke selv' },
  { typed: '0,971', delmaal: '1C', answer: 'Mener du 97,1 %?' },
  { typed: '+41 procentpoint', delmaal: '1C', answer: CHANGE },
  { typed: '−3', delmaal: '1C', answer: 'En andel kan ikke være negativ' },
  ...(['1D', '1C'] as const).flatMap((delmaal) => [
    {
      typed: '1.0000',
      delmaal,
      answer: delmaal === '1D' ? 'tre cifre efter et punktum' : 'Mener du 1,0?',
    },
    { typed: '0.581', delmaal, answer: delmaal === '1D' ? 'begynde med 0' : 'med højst 1 decimal' },
    { typed: ',5', delmaal, answer: 'Der mangler et ciffer foran kommaet' },
    { typed: '12,', delmaal, answer: 'Der mangler cifre efter kommaet' },
    { typed: '1e3', delmaal, answer: 'Skriv tallet helt ud med cifre, uden e' },
    { typed: '12-14', delmaal, answer: 'flere tal' },
    { typed: 'to tal', delmaal, answer: '»to tal« er ikke et tal' },
    { typed: 'tekst', delmaal, answer: '»tekst« er ikke et tal' },
    { typed: delmaal === '1D' ? 'ca. 1.420' : 'ca. 96', delmaal, answer: ABOUT },
    { typed: '<5', delmaal, answer: HIDDEN },
    { typed: '-', delmaal, answer: NOT_YET },
    { typed: '–', delmaal, answer: NOT_YET },
  ]),
]
