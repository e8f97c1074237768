/** What stands beside a pejlemærke's figures: how its entries are shown, added and ended in chat. */
import { backgroundCount, backgroundWords } from '../domain/background-words.ts'
import { sentence, upperFirst } from '../domain/danish-text.ts'
import { quoted } from '../domain/danish-words.ts'
import { may, refusal } from '../domain/rights.ts'
import { type BackgroundKind, citation } from '../domain/sourced.ts'
import { dateText, dayOf } from '../domain/time/calendar.ts'
import { addEntry, endEntries, standingEntry } from '../loop/background.ts'
import type { Pejl } from '../loop/pejl.ts'
import { speakerIn } from '../loop/rights.ts'
import type { Situation } from '../loop/situation.ts'
import type { BackgroundEntry } from '../store/background.ts'
import { no } from './answers.ts'
import type { Invocation, Outcome } from './command.ts'
import type { Topic } from './topics.ts'

/** A line is read at a glance; more belongs in a document. */
export const LONGEST_ENTRY = 500

/** What is to be done with a list: shown, whole or as it stands, or changed. */
export type ListWish =
  | { kind: 'show'; subject: string; all: boolean }
  | { kind: 'add'; subject: string; text: string }
  | { kind: 'end'; subject: string; number: number | null; reason: string }

/** Reads "1", "1 alle", "1 tilføj: tekst" and "1 afslut 2: hvorfor". */
export function readWish(args: string): ListWish {
  const [, subject = '', verb = '', rest = ''] =
    /^(.*?)(?:^|\s)(tilføj|tilfoej|afslut|alle)(?![\p{L}\p{N}])[\s:]*(.*)$/isu.exec(args) ?? []
  const word = verb.toLocaleLowerCase('da')
  if (word === '') return { kind: 'show', subject: args.trim(), all: false }
  if (word === 'alle') return { kind: 'show', subject: `${subject} ${rest}`.trim(), all: true }
  if (word !== 'afslut') return { kind: 'add', subject: subject.trim(), text: rest.trim() }
  const [, number, reason = ''] = /^(\d{1,3})?[\s:]*(.*)$/s.exec(rest) ?? []
  return {
    kind: 'end',
    subject: subject.trim(),
    number: number === undefined ? null : Number(number),
    reason: reason.trim(),
  }
}

/** A pejlemærke's entries of a kind; without those that were ended unless all are asked for. */
export const entriesOf = (
  { background }: Situation,
  pejlemaerke: number,
  kind: BackgroundKind,
  all = false,
): BackgroundEntry[] =>
  background.filter(
    (one) => one.pejlemaerke === pejlemaerke && one.kind === kind && (all || one.ended === null),
  )

/** A heading with a count, and a numbered line an entry. */
export function entryRows(
  known: Situation,
  kind: BackgroundKind,
  entries: readonly BackgroundEntry[],
): { heading: string; text: string; detail: string }[] {
  const heading = upperFirst(backgroundCount(kind, entries.length))
  const groups = [...Map.groupBy(entries, ({ group }) => group)]
  return groups.length === 0
    ? []
    : groups.map(([group, own], at) => ({
        heading: at === 0 ? heading : '',
        text: [
          ...(group === '' ? [] : [`${upperFirst(group)}:`]),
          ...own.map((one) => entryLine(known, one)),
        ].join('\n'),
        detail: '',
      }))
}

/** "3. Rent text", with who added or ended it where somebody has. */
export function entryLine({ set, names }: Situation, one: BackgroundEntry): string {
  const name = (key: string) => names.get(key) ?? key
  const code = one.code === '' ? '' : `${one.code} `
  const added =
    one.addedBy === null ? '' : ` Tilføjet af ${name(one.addedBy)} ${dateText(dayOf(one.addedAt))}.`
  const { ended } = one
  const by = ended?.by ? ` af ${name(ended.by)}` : ''
  const end = ended ? ` Afsluttet ${dateText(dayOf(ended.at))}${by}: ${ended.reason}.` : ''
  const text = one.text === '' ? nameOfProposal(set, one.code) : one.text
  return `${one.number}. ${code}${added + end === '' ? text : sentence(text)}${added}${end}`
}

/** The first of a proposal's names. */
export const nameOfProposal = ({ proposals }: Situation['set'], code: string): string =>
  proposals.find((one) => one.code === code)?.names[0] ?? ''

export const entryJson = (known: Situation, one: BackgroundEntry) => ({
  ...one,
  source: citation(known.set.document, one),
})

/** Adds an entry to a pejlemærke, or ends one; who may not, or says nothing, hears so kindly. */
export async function changeList(
  pejl: Pejl,
  { actor }: Invocation,
  known: Situation,
  topic: Topic,
  kind: BackgroundKind,
  wish: Exclude<ListWish, { kind: 'show' }>,
): Promise<Outcome> {
  const { one } = backgroundWords(kind)
  const { number: pejlemaerke } = topic.pejlemaerke
  if (!may(speakerIn(known, actor), 'background')) return no(refusal('background', '', []))
  if (wish.kind === 'add') {
    const { text } = wish
    const entry = { kind, code: '', text }
    if (text === '') return no(`Skriv også, hvad der skal stå. Fx »${one} 1 tilføj: …«.`)
    if (text.length > LONGEST_ENTRY)
      return no(`Det er for langt. Skriv højst ${LONGEST_ENTRY} tegn.`)
    if (standingEntry(known.background, pejlemaerke, entry)) return no('Det står der allerede.')
    const [place] = await addEntry(pejl, actor, known.set, [pejlemaerke], entry)
    return done(
      `Tilføjet som nr. ${place?.number ?? ''} under ${known.set.noun.one} ${topic.id}: ${text}`,
    )
  }
  const { number, reason } = wish
  const found = entriesOf(known, pejlemaerke, kind, true).find((entry) => entry.number === number)
  if (!found)
    return no(
      `Jeg kan ikke finde ${one} nr. ${number ?? '?'} under ${known.set.noun.one} ${topic.id}. Se numrene på listen.`,
    )
  if (found.ended) return no(`${upperFirst(one)} nr. ${number} er allerede afsluttet.`)
  if (reason === '' || reason.length > LONGEST_ENTRY)
    return no(`Skriv kort, hvorfor ${quoted(found.text || found.code)} er afsluttet.`)
  await endEntries(pejl, actor, known.set, [found], reason)
  return done(`${upperFirst(one)} nr. ${number} er afsluttet og bliver stående i historien.`)
}

/** What was done, in a sentence. */
export const done = (text: string): Outcome => ({ ...no(text), json: { text }, ok: true })
