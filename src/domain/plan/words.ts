/** What the states of a plan's steps are called. */
import { upperFirst } from '../danish-text.ts'
import { periodText } from '../time/cadence.ts'
import type { PlanAnswer, PlanState } from './answers.ts'
import type { PlanItem } from './plan.ts'

/** As on a button. */
export const STATE_TITLES: Readonly<Record<PlanState, string>> = {
  reached: 'Nået',
  delayed: 'Forsinket',
  dropped: 'Udgår',
  decided: 'Besluttet',
  seeking: 'Søger finansiering',
  funded: 'Finansieret',
  'under-way': 'I gang',
  completed: 'Afsluttet',
  'given-up': 'Opgivet',
  continued: 'Fortsæt',
  replaced: 'Vælg nyt indsatsområde',
}

/** Within a sentence: "er …". */
const IS: Readonly<Record<PlanState, string>> = {
  reached: 'nået',
  delayed: 'forsinket',
  dropped: 'udgået',
  decided: 'besluttet',
  seeking: 'fortsat uden finansiering',
  funded: 'finansieret',
  'under-way': 'i gang',
  completed: 'afsluttet',
  'given-up': 'opgivet',
  continued: 'videreført',
  replaced: 'afløst',
}

/** "nået", "forsinket til november 2011", "afløst af »…«" */
export function stateText({
  state,
  until,
  successor,
}: Pick<PlanAnswer, 'state' | 'until' | 'successor'>): string {
  if (state === 'delayed' && until !== null) return `forsinket til ${periodText(until)}`
  if (state === 'replaced') return `afløst af »${successor}«`
  return IS[state]
}

/** "september 2011", "september–oktober 2011", "november 2011–januar 2012" */
export function spanText(from: string, to: string): string {
  if (from === to) return periodText(from)
  const [first = ''] = periodText(from).split(' ')
  return from.slice(0, 4) === to.slice(0, 4)
    ? `${first}–${periodText(to)}`
    : `${periodText(from)}–${periodText(to)}`
}

/** What a step is called before its code: "Milepæl M5". */
export const stepWord = ({ kind }: PlanItem): string =>
  kind === 'milestone' ? 'milepæl' : kind === 'initiative' ? 'initiativ' : 'indsatsområde'

/** "Milepæl M5, »Beskrivelse af indsatsviften«" */
export const stepText = (item: PlanItem, name: string): string =>
  `${upperFirst(stepWord(item))} ${name}, »${item.title}«`
