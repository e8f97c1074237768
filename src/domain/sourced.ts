/** What a document says in words. */

/**
 * A statement in pejl's own words, and where the set's document has it: "fodnote 4"; "" is the document
 * without a place in it. One that begins with a document's number is another's: "003, tabellen".
 */
export type Sourced = { text: string; source: string }

/** One of several statements that stand together under a heading ("Parter"); "" under none. */
export type Grouped = Sourced & { group: string }

/** Two places of a document that do not agree, and how pejl reads them. */
export type Contradiction = {
  subject: string
  /** The step that it is about; "" for the whole document. */
  code: string
  /** It is about an amount. */
  money: boolean
  says: readonly Sourced[]
  reading: string
}

/** The kinds of background that stand beside a pejlemærke's figures. */
export const BACKGROUND_KINDS = ['cause', 'activity', 'proposal', 'attention'] as const
export type BackgroundKind = (typeof BACKGROUND_KINDS)[number]

/** A cause, an activity, a budget proposal's mention or a point of attention, as a document has it. */
export type Background = Sourced & {
  kind: BackgroundKind
  /** Which of the document's lists it stands in ("igangsat mod risici"); "" where there is one list only. */
  group: string
  /** A budget proposal's code ("Ø304"); "" for the others. */
  code: string
}

/** "Baseline er fra 2014 (001, fodnote 6)." */
export function withCitation(document: string, sourced: Sourced): string {
  const place = citation(document, sourced)
  return place === '' ? sourced.text : `${sourced.text.replace(/\.$/, '')} (${place}).`
}

/** "001, fodnote 4"; "" where neither a document nor a place is named. */
export const citation = (document: string, { source }: Pick<Sourced, 'source'>): string =>
  /^\d{3}\b/.test(source) ? source : [document, source].filter((part) => part !== '').join(', ')
