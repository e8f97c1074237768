/** What has been sent, and each message as it was: what stood in a channel, and what was sent to oneself. */
import type { Card } from '../cards/card.ts'
import { headed, readKept } from '../cards/kept.ts'
import { listCard } from '../cards/list.ts'
import { upperFirst } from '../domain/danish-text.ts'
import { type Recipient, readRecipient, toPerson } from '../domain/recipient.ts'
import { dayOf, momentText } from '../domain/time/calendar.ts'
import type { Pejl } from '../loop/pejl.ts'
import { type Archived, newestArchived, versionsOf } from '../store/archive.ts'
import { recipientName } from '../store/recipients.ts'
import { no } from './answers.ts'
import type { Invocation, Outcome } from './command.ts'
import { pinned } from './then.ts'

/** So many have room on one page of every platform, with a button each. */
const MOST = 10

const MESSAGE =
  /^(?:besked|message)\s+(?:nr\.?\s*)?(\d{1,9})(?:[\s,]+(?:udgave|version)\s+(\d{1,9}))?$/i
const BEFORE = /^(?:beskeder)?\s*(?:før|before)\s+(\d{1,9})$/i

/** "besked 12", "besked 3 udgave 2", "før 12", or nothing at all; null for what is about something else. */
export async function sentMessages(pejl: Pejl, invocation: Invocation): Promise<Outcome | null> {
  const { args } = invocation
  const [, seq, version] = MESSAGE.exec(args) ?? []
  if (seq !== undefined)
    return await oneMessage(pejl, invocation, Number(seq), version ? Number(version) : null)
  const [, before] = BEFORE.exec(args) ?? []
  if (before === undefined && args !== '' && !/^beskeder?$/i.test(args)) return null
  return await newestMessages(pejl, invocation, before === undefined ? null : Number(before))
}

/** Everybody who takes part may read what stood in a channel; only its reader what was sent to a person. */
export const mayRead = ({ person }: Invocation, { recipient }: Archived): boolean =>
  readRecipient(recipient).kind === 'channel' || recipient === toPerson(person.key)

async function newestMessages(
  pejl: Pejl,
  { person, now }: Invocation,
  before: number | null,
): Promise<Outcome> {
  const reader = toPerson(person.key)
  const found = await newestArchived(pejl.db, { reader, until: now, before, limit: MOST + 1 })
  const shown = found.slice(0, MOST)
  const last = shown.at(-1)
  const rows = await Promise.all(shown.map((one) => rowOf(pejl, one)))
  const older = last && found.length > MOST ? [`historik før ${last.seq}`] : []
  return {
    card: listCard(
      'Det har jeg sendt',
      rows.length === 0
        ? 'Her er ingen beskeder, du kan læse.'
        : 'Det, der har stået i kanalerne, og det, jeg har skrevet til dig; det nyeste først.',
      rows,
      [
        ...shown.map(({ seq }) => ({ title: `Besked ${seq}`, command: commandOf({ seq }) })),
        ...older.map((command) => ({ title: 'Ældre beskeder', command })),
        { title: 'Alle pejlemærker', command: 'status' },
      ],
      { own: true },
    ),
    json: { messages: shown.map(messageJson), before: older.length > 0 ? last?.seq : null },
    ok: true,
  }
}

export const commandOf = ({
  seq,
  version,
  versions = 1,
}: Pick<Archived, 'seq'> & Partial<Archived>): string =>
  `historik besked ${seq}${version === undefined || versions === 1 ? '' : ` udgave ${version}`}`

export async function rowOf({ db }: Pejl, archived: Archived) {
  const { at, card, recipient } = archived
  return {
    heading: `${upperFirst(momentText(at))} ${await placeText(db, recipient)}`,
    command: commandOf(archived),
    text: firstLine(card),
  }
}

async function placeText(db: Pejl['db'], recipient: Recipient): Promise<string> {
  const { kind, key } = readRecipient(recipient)
  return kind === 'person' ? 'til dig' : `i ${(await recipientName(db, recipient)) ?? key}`
}

/** In a list a message is known by how it begins. */
const LONGEST = 200
function firstLine({ text }: Archived['card']): string {
  const [line = ''] = text.split('\n')
  return line.length <= LONGEST ? line : `${line.slice(0, LONGEST).toWellFormed()} …`
}

export const messageJson = ({
  seq,
  version,
  versions,
  kind,
  recipient,
  platform,
  at,
  card,
}: Archived) => ({
  ...{ message: seq, version, versions, kind, recipient, platform, at, text: card.text },
})

/** What others were sent is answered as what was never sent: nobody learns that it was. */
async function oneMessage(
  pejl: Pejl,
  invocation: Invocation,
  seq: number,
  version: number | null,
): Promise<Outcome> {
  const all = (await versionsOf(pejl.db, seq)).filter(
    (one) => mayRead(invocation, one) && one.at <= invocation.now,
  )
  const newest = all.at(-1)
  if (!newest)
    return no(`Jeg kan ikke finde besked ${seq} blandt dem, du kan læse.`, [
      { title: 'Det har jeg sendt', command: 'historik' },
    ])
  const shown = version === null ? newest : all.find((one) => one.version === version)
  if (!shown)
    return no(
      `Besked ${seq} har ${all.length === 1 ? 'kun én udgave' : `${all.length} udgaver`}.`,
      [{ title: 'Den seneste', command: commandOf({ seq }) }],
    )
  const { card, at, versions, recipient } = shown
  const which = versions === 1 ? '' : ` (udgave ${shown.version} af ${versions})`
  const place = await placeText(pejl.db, recipient)
  const sentence = `Sådan så beskeden ${place} ud ${momentText(at)}${which}.`
  return {
    card: headed(sentence, asRead(readKept(card), dayOf(at), recipient)),
    json: { ...messageJson(shown), card },
    ok: true,
  }
}

/** Its buttons lead to that day; what only one person was sent is shared with nobody. */
function asRead(card: Card, day: string, recipient: Recipient): Card {
  if (card.name === 'announcement' || card.name === 'status') return pinned(card, day)
  return card.name === 'list' && readRecipient(recipient).kind === 'person'
    ? { ...card, data: { ...card.data, shareable: false } }
    : card
}
