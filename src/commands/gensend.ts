import { noticeCard } from '../cards/notice.ts'
import { upperFirst } from '../domain/danish-text.ts'
import { readRecipient } from '../domain/recipient.ts'
import { may, refusal } from '../domain/rights.ts'
import { kindOf } from '../loop/kinds.ts'
import type { Pejl } from '../loop/pejl.ts'
import { noLongerAsked } from '../loop/uncertain/decide.ts'
import { named } from '../loop/uncertain/wording.ts'
import type { Message } from '../store/deliveries.ts'
import { inTransaction, type Tx } from '../store/engine/open.ts'
import { retryFailed } from '../store/messages.ts'
import { recipientName } from '../store/recipients.ts'
import { allUncertain, close, sendAgain, uncertainByNumber } from '../store/uncertain.ts'
import { onTheirWay } from '../store/waiting.ts'
import { no } from './answers.ts'
import type { Command, Outcome } from './command.ts'

/** How many messages of unknown outcome get buttons of their own. */
const WITH_BUTTONS = 2

export const gensend: Command = {
  name: 'gensend',
  aliases: ['resend'],
  usage: '[nr.]',
  description: 'prøver igen med de beskeder, der ikke kunne leveres (kun controllere)',
  example: 'gensend',
  onlyShows: false,
  async run(pejl, { person, args }) {
    if (!may(person, 'resend')) return no(refusal('resend', '', []))
    if (args !== '') return await decide(pejl, args, sendAgain, 'Jeg sender den igen:')
    const count = await retryFailed(pejl.db)
    pejl.wake()
    const underWay = (await onTheirWay(pejl.db)) - count
    const uncertain = await allUncertain(pejl.db)
    const lines = await Promise.all(uncertain.map((one) => lineOf(pejl, one)))
    const text = [
      ...(count > 0 ? [`Jeg prøver igen med ${messages(count)}.`] : []),
      ...(underWay > 0 ? [`${upperFirst(messages(underWay))} er på vej ud.`] : []),
      ...(lines.length > 0 ? [HOW_TO_SAY, ...lines] : []),
    ]
    const buttons = uncertain.slice(0, WITH_BUTTONS).flatMap(({ seq }) => [
      { title: `Nr. ${seq} kom frem`, command: `fremme ${seq}` },
      { title: `Send nr. ${seq} igen`, command: `gensend ${seq}` },
    ])
    return {
      card: noticeCard(text.join('\n') || 'Alle beskeder er leveret.', buttons),
      json: { count, underWay, uncertain: uncertain.map(({ seq }) => seq) },
      ok: true,
    }
  },
}

export const fremme: Command = {
  name: 'fremme',
  aliases: ['ankommet'],
  usage: 'nr.',
  description: 'siger, at en besked, som pejl er i tvivl om, kom frem (kun controllere)',
  example: 'fremme 12',
  onlyShows: false,
  async run(pejl, { person, args }) {
    if (!may(person, 'resend')) return no(refusal('resend', '', []))
    return await decide(pejl, args, close, 'Tak. Så sender jeg den ikke igen:')
  },
}

const HOW_TO_SAY =
  'Om disse er det uvist, om de kom frem. Skriv »fremme« og nummeret, hvis den gjorde, eller »gensend« og nummeret:'

const messages = (count: number): string => (count === 1 ? 'én besked' : `${count} beskeder`)

const lineOf = async (pejl: Pejl, message: Message): Promise<string> =>
  `Nr. ${message.seq}: ${await nameOf(pejl, message)}`

async function nameOf({ db }: Pejl, { kind, at, recipient }: Message): Promise<string> {
  const name = (await recipientName(db, recipient)) ?? readRecipient(recipient).key
  return named({ called: kindOf(kind).called, at: at.toISOString() }, name)
}

/** What a controller says of one message of unknown outcome. */
async function decide(
  pejl: Pejl,
  args: string,
  decision: (tx: Tx, id: string) => Promise<boolean>,
  done: string,
): Promise<Outcome> {
  const [, digits] = /^(?:nr\.?\s*)?(\d{1,9})\.?$/i.exec(args) ?? []
  const message = digits ? await uncertainByNumber(pejl.db, Number(digits)) : null
  if (!message) return known(`Jeg er ikke i tvivl om nogen besked nr. ${args || '…'}.`)
  const decided = await inTransaction(pejl.db, async (tx) => {
    const own = await decision(tx, message.id)
    await noLongerAsked(tx, message.id)
    return own
  })
  pejl.wake()
  if (!decided) return known('Det har en anden lige sagt.')
  const card = noticeCard(`${done} ${await nameOf(pejl, message)}.`)
  return { card, json: { number: message.seq }, ok: true }
}

/** There is nothing to decide (any more). */
const known = (text: string): Outcome => ({
  card: noticeCard(text, [{ title: 'Vis dem, jeg er i tvivl om', command: 'gensend' }]),
  json: { number: null },
  ok: true,
})
