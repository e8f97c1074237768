/** Everything a platform can bring in: what people type, and what cards' buttons and forms send. */
import type { Card } from '../cards/card.ts'
import type { FormData } from '../cards/figure-form.ts'
import { barometerCard } from '../cards/status.ts'
import { readable } from '../domain/danish-words.ts'
import type { Actor } from '../domain/rights.ts'
import type { Pejl } from '../loop/pejl.ts'
import { situations } from '../loop/situation.ts'
import { runCommand } from './index.ts'
import { ledBy } from './mine.ts'
import type { Reaction } from './reaction.ts'
import { reply } from './reaction.ts'
import { verbs } from './verbs.ts'

export type { Reaction }

/** A button that was pressed or a form that was sent in: the card's own data and what was typed. */
export type Submission = { verb: string; data: FormData }

/** What pejl offers to platforms. */
export type Inbound = {
  /** "/pejl status 5" or "status 5" → the card that answers it. */
  command(actor: Actor, text: string): Promise<Card>
  submit(actor: Actor, submission: Submission): Promise<Reaction>
  /** The barometers of the pejlemærker that somebody is the leader of. */
  barometers(actor: Actor): Promise<Card[]>
}

export function inbound(pejl: Pejl): Inbound {
  const command = async (actor: Actor, text: string) => (await runCommand(pejl, actor, text)).card
  return {
    command,
    barometers: async (actor) => {
      const all = await situations(pejl, await pejl.clock.now())
      return all.flatMap((known) =>
        ledBy(pejl, known, actor.personKey).map(({ topic, status }) =>
          barometerCard(status, topic),
        ),
      )
    },
    submit: async (actor, { verb, data: sent }) => {
      const data = Object.fromEntries(
        Object.entries(sent).map(([name, text]) => [name, readable(text)]),
      )
      if (verb === 'command')
        return { card: await command(actor, data.command ?? ''), place: 'reply' }
      const known = Object.hasOwn(verbs, verb) ? verbs[verb] : undefined
      if (!known) return reply('Den knap kender jeg ikke. Prøv at skrive »hjælp«.')
      return await known(pejl, actor, data, await pejl.clock.now())
    },
  }
}
