/** Everything a platform can bring in: what people type, and what cards' buttons and forms send. */
import type { Card } from '../cards/card.ts'
import type { FormData } from '../cards/figure-form.ts'
import { readable } from '../domain/danish-words.ts'
import type { Recipient } from '../domain/recipient.ts'
import type { Actor } from '../domain/rights.ts'
import { render } from '../loop/kinds.ts'
import type { Pejl } from '../loop/pejl.ts'
import type { Ref } from '../store/deliveries.ts'
import { messageAt } from '../store/standing.ts'
import { homeCards } from './home.ts'
import { runCommand } from './index.ts'
import { pageOf, readPage } from './pages.ts'
import { withoutPejl } from './parse.ts'
import type { Reaction } from './reaction.ts'
import { reply } from './reaction.ts'
import { verbs } from './verbs.ts'

export type { Reaction }

/** A button that was pressed or a form that was sent in: the card's own data and what was typed. */
export type Submission = { verb: string; data: FormData }

/** What pejl offers to platforms. */
export type Inbound = {
  /** "/pejl status 5" or "status 5" → the card that answers it; `place` is the channel it was typed in. */
  command(actor: Actor, text: string, place?: Recipient): Promise<Card>
  /** `place` is the channel it was pressed in: a command on a button means there what it means typed. */
  submit(actor: Actor, submission: Submission, place?: Recipient): Promise<Reaction>
  /** What stands on somebody's own page; nothing for who does not take part. */
  home(actor: Actor): Promise<Card[]>
  /** What a message of the outbox says now, by where it stands; null for none, or none that stands. */
  standing(platform: string, ref: Ref): Promise<Card | null>
}

export function inbound(pejl: Pejl): Inbound {
  const command: Inbound['command'] = async (actor, text, place) => {
    const { page, command: typed } = readPage(withoutPejl(readable(text)))
    const { card } = await runCommand(pejl, actor, typed, false, place)
    return pageOf(card, typed, page)
  }
  return {
    command,
    home: (actor) => homeCards(pejl, actor),
    standing: async (platform, ref) => {
      const message = await messageAt(pejl.db, platform, ref)
      return message && (await render(pejl, message, await pejl.clock.now()))
    },
    submit: async (actor, { verb, data: sent }, place) => {
      const data = Object.fromEntries(
        Object.entries(sent).map(([name, text]) => [name, readable(text)]),
      )
      if (verb === 'command')
        return { card: await command(actor, data.command ?? '', place), place: 'reply' }
      const known = Object.hasOwn(verbs, verb) ? verbs[verb] : undefined
      if (!known) return reply('Den knap kender jeg ikke. Prøv at skrive »hjælp«.')
      return await known(pejl, actor, data, await pejl.clock.now())
    },
  }
}
