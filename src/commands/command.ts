import type { Card } from '../cards/card.ts'
import type { Actor } from '../domain/rights.ts'
import type { Pejl } from '../loop/pejl.ts'
import type { Situation } from '../loop/situation.ts'
import type { Person } from '../store/people.ts'

export type Invocation = {
  /** What follows the command's name, as typed. */
  args: string
  person: Person
  actor: Actor
  /** The terminal's --ja: answers yes to a question about a figure. */
  confirmed: boolean
  /** Domain time. */
  now: Date
  /** Every goal set that is followed up, as it is now; newest first. */
  situations: readonly Situation[]
  /** The others there is a file of, which are only shown. */
  shown: readonly Situation[]
}

/** What a command answers: for people a card, for machines JSON. `ok` false is exit code 1. */
export type Outcome = { card: Card; json: unknown; ok: boolean }

export type Command = {
  /** As it is typed and shown: "hjælp". */
  name: string
  aliases: readonly string[]
  /** What follows the name: "[5 | 5A | ord fra titlen]". */
  usage: string
  description: string
  example: string
  /** It only shows something, so its example can be tried with a click. */
  onlyShows: boolean
  /**
   * It can show how it was at the end of a day ("pr. 1. marts 2016"): what of it has no history and is
   * today's, in a Danish sentence; "" when all of it has. Absent where it cannot.
   */
  todaysOnly?: string
  run(pejl: Pejl, invocation: Invocation): Promise<Outcome>
}

/** What is meant by other words than a command's name: the command, or what is offered instead. */
export type Meaning =
  | { kind: 'command'; command: Command; args: string }
  | { kind: 'offer'; text: string; commands: readonly string[] }
