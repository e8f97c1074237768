/** What stands beside a pejlemærke's figures: how its entries are shown, added and ended in chat. */
import { backgroundCount, backgroundWords, proposalName } from '../../domain/background-words.ts'
import { sentence, upperFirst } from '../../domain/danish-text.ts'
import { quoted } from '../../domain/danish-words.ts'
import type { Pejlemaerke } from '../../domain/goal-set.ts'
import { may, refusal } from '../../domain/rights.ts'
import { type BackgroundKind, citation } from '../../domain/sourced.ts'
import { dateText, dayOf } from '../../domain/time/calendar.ts'
import { addEntry, endEntries, standingEntry } from '../../loop/background.ts'
import { pejlemaerkeName } from '../../loop/names.ts'
import type { Pejl } from '../../loop/pejl.ts'
import { speakerIn } from '../../loop/rights.ts'
import type { Situation } from '../../loop/situation.ts'
import type { BackgroundEntry } from '../../store/background.ts'
import { no } from '../answers.ts'
import type { Invocation, Outcome } from '../command.ts'

/** A line is read at a glance; more belongs in a document. */
export const LONGEST_ENTRY = 500

/** What is to be done with a list: shown, whole or as it stands, or changed. */
export type ListWish =
  | { kind: 'show'; subject: string; all: boolean }
  | { kind: 'add'; subject: string; text: string }
  | { kind: 'end'; subject: string; number: number | null; reason: string }

/** Reads "1", "1 alle", "1 tilføj: tekst" and "1 afslut 2: hvorfor"; a number after a colon is no number. */
export function readWish(args: string): ListWish {
  const [, before = '', verb = '', after = ''] =
    /^(.*?)(?:^|\s)(tilføj|tilfoej|afslut|alle)(?![\p{L}\p{N}])(.*)$/isu.exec(args) ?? []
  const word = verb.toLocaleLowerCase('da')
  const subject = before.trim()
  const text = after.replace(/^[\s:]+/, '').trim()
  if (word === '') return { kind: 'show', subject: args.trim(), all: false }
  if (word === 'alle') return { kind: 'show', subject: `${subject} ${text}`.trim(), all: true }
  if (word !== 'afslut') return { kind: 'add', subject, text }
  const [, number, reason = ''] = /^\s*(\d{1,3}(?!\p{L}))?[\s:]*(.*)$/su.exec(after) ?? []
  return {
    ...{ kind: 'end', subject, reason: reason.trim() },
    number: number === undefined ? null : Number(number),
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

/** A heading with a count for each list that a kind stands in, and a numbered line an entry. */
export function entryRows(
  known: Situation,
  kind: BackgroundKind,
  entries: readonly BackgroundEntry[],
): { heading: string; text: string }[] {
  const groups = [...Map.groupBy(entries, ({ group }) => group)]
  return groups.map(([group, own]) => {
    const count = backgroundCount(kind, own.length)
    return {
      heading: upperFirst(group === '' ? count : `${group}: ${count}`),
      text: own.map((one) => entryLine(known, one)).join('\n'),
    }
  })
}

/** "3. Rent text.", with who added or ended it where somebody has. */
export function entryLine(known: Situation, one: BackgroundEntry): string {
  const code = one.code === '' ? '' : `${one.code} `
  const text = sentence(one.text === '' ? proposalName(known.set, one.code) : one.text)
  return `${one.number}. ${code}${[text, ...happenedTo(known, one)].join(' ')}`
}

/** Who added it, and who ended it and why; nothing of one that stands as the document has it. */
export function happenedTo({ names }: Situation, one: BackgroundEntry): string[] {
  const { addedBy, addedAt, ended } = one
  const by = (key: string | null) => (key === null ? '' : ` af ${names.get(key) ?? key}`)
  const on = (moment: Date) => dateText(dayOf(moment))
  return [
    ...(addedBy === null ? [] : [`Tilføjet${by(addedBy)} ${on(addedAt)}.`]),
    ...(ended ? [`Afsluttet ${on(ended.at)}${by(ended.by)}: ${sentence(ended.reason)}`] : []),
  ]
}

export const entryJson = (known: Situation, one: BackgroundEntry) => ({
  ...one,
  source: citation(known.set.document, one),
})

/** Adds an entry to a pejlemærke, or ends one; who may not, or says nothing, hears so kindly. */
export async function changeList(
  pejl: Pejl,
  { actor }: Invocation,
  known: Situation,
  { number: pejlemaerke }: Pejlemaerke,
  kind: BackgroundKind,
  wish: Exclude<ListWish, { kind: 'show' }>,
): Promise<Outcome> {
  const { one } = backgroundWords(kind)
  const topic = pejlemaerkeName(pejl, known.set, pejlemaerke)
  if (!may(speakerIn(known, actor), 'background')) return no(refusal('background', '', []))
  if (wish.kind === 'add') {
    const { text } = wish
    const entry = { kind, code: '', text }
    if (text === '') return no(`Skriv også, hvad der skal stå. Fx »${one} ${topic} tilføj: …«.`)
    if (text.length > LONGEST_ENTRY)
      return no(`Det er for langt. Skriv højst ${LONGEST_ENTRY} tegn.`)
    if (standingEntry(known.background, pejlemaerke, entry)) return no('Det står der allerede.')
    const [place] = await addEntry(pejl, actor, known.set, [pejlemaerke], entry)
    return done(
      `Tilføjet som nr. ${place?.number ?? ''} under ${known.set.noun.one} ${topic}: ${text}`,
    )
  }
  const { number, reason } = wish
  const example = `»${one} ${topic} afslut ${number ?? 2}: hvorfor«`
  if (number === null) return no(`Skriv også nummeret på listen: ${example}.`)
  const found = entriesOf(known, pejlemaerke, kind, true).find((entry) => entry.number === number)
  if (!found)
    return no(
      `Jeg kan ikke finde ${one} nr. ${number} under ${known.set.noun.one} ${topic}. Se numrene på listen.`,
    )
  if (found.ended) return no(`${upperFirst(one)} nr. ${number} er allerede afsluttet.`)
  if (reason === '' || reason.length > LONGEST_ENTRY)
    return no(
      `Skriv kort, hvorfor ${quoted(found.text || found.code)} er afsluttet. Skriv det sådan: ${example}.`,
    )
  await endEntries(pejl, actor, known.set, [found], reason)
  return done(`${upperFirst(one)} nr. ${number} er afsluttet og bliver stående i historien.`)
}

/** What was done, in a sentence. */
export const done = (text: string): Outcome => ({ ...no(text), json: { text }, ok: true })
