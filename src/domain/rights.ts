/** Who may do what. Asked with who is speaking as the platform has established it, never a card. */
import { eitherText } from './danish-text.ts'
import { type DelmaalKey, isSameDelmaal } from './figure-key.ts'

/** Who is speaking, and through what. */
export type Actor = { personKey: string; through: string }

/** A person who takes part, and what their rights follow from. */
export type Speaker = { key: string; isController: boolean; owns: readonly DelmaalKey[] }

/** What is a right: to answer for a delmål or a plan's step, or else a controller's. */
export type Action =
  | 'report'
  | 'answer-step'
  /** A figure of a period that has been made up. */
  | 'report-late'
  | 'reopen'
  | 'set-baseline'
  | 'confirm-baseline'
  | 'resend'
  | 'sample'
  | 'adopt'
  | 'prolong'
  | 'background'
  | 'publish'

/**
 * Whether somebody may: an owner reports their own figures, a controller does everything.
 * @param person null for one who does not take part (any more), who may nothing
 * @param on the delmål that it is done to
 */
export function may(
  person: Speaker | null,
  action: 'report' | 'answer-step',
  on: DelmaalKey,
): boolean
export function may(
  person: Speaker | null,
  action: Exclude<Action, 'report' | 'answer-step'>,
  on?: DelmaalKey,
): boolean
export function may(person: Speaker | null, action: Action, on?: DelmaalKey): boolean {
  if (person === null) return false
  const isOwner = on !== undefined && person.owns.some((own) => isSameDelmaal(own, on))
  return person.isController || (OWNERS.includes(action) && isOwner)
}

/** What whoever owns it may do too. */
const OWNERS: readonly Action[] = ['report', 'answer-step']

/** What was refused, in the infinitive. */
const WORDS: Readonly<Record<Action, (on: string) => string>> = {
  report: (on) => `indberette ${on}`,
  'answer-step': (on) => `svare for ${on}`,
  'report-late': (on) => `indberette ${on}`,
  reopen: (on) => `genoptage ${on}`,
  'set-baseline': (on) => `rette baseline for ${on}`,
  'confirm-baseline': () => 'bekræfte en baseline',
  resend: () => 'gensende beskeder',
  sample: () => 'få prøver',
  background: () => 'tilføje eller afslutte årsager, tiltag og budgetforslag',
  publish: (on) => `offentliggøre ${on}`,
  adopt: (on) => `sætte ${on} i gang`,
  prolong: (on) => `forlænge ${on}`,
}

/**
 * "Du kan desværre ikke indberette 1D. Det kan dataejer bolig eller en controller."
 * @param on the delmål as the reader knows it: "1D"; "" for what is not done to one
 * @param owners the delmål's owners, by name; a delmål without any says so
 */
export function refusal(action: Action, on: string, owners: readonly string[]): string {
  const others = OWNERS.includes(action) ? owners : []
  const could = eitherText([...others, 'en controller'])
  const refused = `Du kan desværre ikke ${WORDS[action](on)}. Det kan ${could}.`
  return action === 'report' && owners.length === 0
    ? `${refused} ${on} har endnu ingen dataejer.`
    : refused
}
