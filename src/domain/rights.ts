/** Who may do what. Asked with who is speaking as the platform has established it, never a card. */

import { eitherText } from './danish-text.ts'

/** Who is speaking, and through what. */
export type Actor = { personKey: string; through: string }

/** An owner reports their own figures, a controller any. */
export function mayReport(
  person: { isController: boolean; owns: readonly string[] },
  code: string,
): boolean {
  return person.isController || person.owns.includes(code)
}

/**
 * "Du kan desværre ikke indberette 1D. Det kan dataejer bolig eller en controller."
 * @param action what was refused, in the infinitive: "indberette 1D"
 * @param others who else than a controller could, by name
 */
export function refusal(action: string, others: readonly string[]): string {
  return `Du kan desværre ikke ${action}. Det kan ${eitherText([...others, 'en controller'])}.`
}

/** The refusal to report a figure; one without a data owner says so. */
export function reportRefusal(code: string, owners: readonly string[]): string {
  const refused = refusal(`indberette ${code}`, owners)
  return owners.length > 0 ? refused : `${refused} ${code} har endnu ingen dataejer.`
}
