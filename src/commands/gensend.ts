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
/** How many are named; what has been decided leaves room for the next. */
const WITH_LINES = 20

export const gensend: Command = {
  name: 'gensend',
  aliases: ['resend'],
  usage: '[nr.]',
  description: 'prøver igen med de beskeder, der ikke kunne leveres (kun controllere)',
  example: 'gensend',
  onlyShows: false,
  async run(pejl, { person, args }) {
    if (!may(person, 'resend')) return no(refusal('resend', '', []))
    if (args !== '') return await decide(pejl, args, sendAgain, (it) => `Jeg sender ${it} igen.`)
    const count = await retryFailed(pejl.db)
    pejl.wake()
    const underWay = (await onTheirWay(pejl.db)) - count
    const uncertain = await allUncertain(pejl.db)
    const lines = await Promise.all(uncertain.slice(0, WITH_LINES).map((one) => lineOf(pejl, one)))
    const more = uncertain.length - lines.length
    const text = [
      ...(count > 0 ? [`Jeg prøver igen med ${messages(count)}.`] : []),
      ...(underWay > 0 ? [`${upperFirst(messages(underWay))} er på vej ud.`] : []),
      ...(lines.length > 0 ? [howToSay(uncertain.length), ...lines] : []),
      ...(more > 0 ? [`Og ${messages(more)} til.`] : []),
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
    return await decide(pejl, args, close, (it) => `Tak. Så sender jeg ikke ${it} igen.`)
  },
}

/** What a controller can do about messages of unknown outcome. */
const howToSay = (count: number): string =>
  `Jeg ved ikke, om ${count === 1 ? 'denne besked' : 'disse beskeder'} kom frem. Kig i samtalen, eller spørg. Kom en besked frem, så skriv »fremme« og dens nummer; skal den sendes igen, så skriv »gensend« og nummeret.`

const messages = (count: number): string => (count === 1 ? 'én besked' : `${count} beskeder`)

const lineOf = async (pejl: Pejl, message: Message): Promise<string> =>
  `Nr. ${message.seq}: ${await nameOf(pejl, message)}`

async function nameOf({ db }: Pejl, { kind, at, recipient }: Message): Promise<string> {
  const name = (await recipientName(db, recipient)) ?? readRecipient(recipient).key
  return named({ called: kindOf(kind).called, at: at.toISOString() }, name)
}

/** What a controller says of one message of unknown outcome; `done`: the answer, by what people call it. */
async function decide(
  pejl: Pejl,
  args: string,
  decision: (tx: Tx, id: string) => Promise<boolean>,
  done: (called: string) => string,
): Promise<Outcome> {
  const [, digits] = /^(?:nr\.?\s*)?(\d{1,9})\.?$/i.exec(args) ?? []
  if (!digits) return no('Skriv beskedens nummer, fx »fremme 12« eller »gensend 12«.', IN_DOUBT)
  const message = await uncertainByNumber(pejl.db, Number(digits))
  if (!message)
    return known(`Jeg er ikke i tvivl om besked nr. ${digits}. Du behøver ikke gøre mere ved den.`)
  const decided = await inTransaction(pejl.db, async (tx) => {
    const own = await decision(tx, message.id)
    await noLongerAsked(tx, message.id)
    return own
  })
  pejl.wake()
  if (!decided) return known('Det har en anden lige svaret på. Du behøver ikke gøre mere.')
  const card = noticeCard(done(await nameOf(pejl, message)))
  return { card, json: { number: message.seq }, ok: true }
}

const IN_DOUBT = [{ title: 'Vis beskeder i tvivl', command: 'gensend' }]

/** There is nothing to decide (any more). */
const known = (text: string): Outcome => ({
  card: noticeCard(text, IN_DOUBT),
  json: { number: null },
  ok: true,
})
