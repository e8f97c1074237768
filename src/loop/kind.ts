/** What a kind of message is made of. Each kind is a folder here and a line in kinds.ts. */
import type { z } from 'zod'
import type { Card } from '../cards/card.ts'
import type { Message } from '../store/deliveries.ts'
import type { Tx } from '../store/engine/open.ts'
import { enqueue, enqueueThread, type NewMessage } from '../store/messages.ts'
import type { Pejl } from './pejl.ts'
import type { Situation } from './situation.ts'

/** What messages of a kind are about. */
export type Intent<I extends object> = {
  /** In the store. */
  name: string
  /** What a controller is told that such a message is: "påmindelsen". */
  called: string
  /** Made anew when it is deleted where it stands: what it shows is always wanted there. */
  living?: boolean
  schema: z.ZodType<I>
}

/** A message with what it is about. */
export type MessageOf<I extends object> = Omit<Message, 'intent'> & { intent: I }

/** What a message says at a moment; null when there is nothing left to say. */
export type Render<I extends object> = (
  pejl: Pejl,
  message: MessageOf<I>,
  now: Date,
) => Promise<Card | null>

/** Puts in the outbox what has come due. It claims what it decides, so a turn too many changes nothing. */
export type Decide = (pejl: Pejl, situations: readonly Situation[], now: Date) => Promise<void>

export type Kind = Pick<Intent<object>, 'name' | 'called' | 'living'> & {
  render(pejl: Pejl, message: Message, now: Date): Promise<Card | null>
  /** Absent for kinds that only follow from what people do. */
  decide?: Decide
}

/** A kind whose intent is parsed when it is read. */
export const kind = <I extends object>(
  { schema, ...named }: Intent<I>,
  render: Render<I>,
  decide?: Decide,
): Kind => ({
  ...named,
  render: (pejl, message, now) =>
    render(pejl, { ...message, intent: schema.parse(message.intent) }, now),
  ...(decide && { decide }),
})

type Contents<I extends object> = Omit<NewMessage, 'kind' | 'intent'> & { intent: I }
type Putting<I extends object> = readonly [kind: Intent<I>, message: Contents<I>]

/** Puts a message of a kind in the outbox, and returns its id (store/messages.ts). */
export const put = <I extends object>(
  tx: Tx,
  { name }: Intent<I>,
  message: Contents<I>,
): Promise<string> => enqueue(tx, { kind: name, ...message })

/** Puts one in the outbox with another that answers it in its thread. */
export const putThread = <R extends object, I extends object>(
  tx: Tx,
  [root, rootMessage]: Putting<R>,
  [reply, message]: Putting<I>,
): Promise<void> =>
  enqueueThread(tx, { kind: root.name, ...rootMessage }, { kind: reply.name, ...message })
