import type { Message } from '../../store/deliveries.ts'
import type { Tx } from '../../store/engine/open.ts'
import { releaseKey } from '../../store/messages.ts'
import { knownByNow } from '../../store/uncertain.ts'
import type { Kind } from '../kind.ts'
import { messageKey } from '../message-keys.ts'
import type { Pejl } from '../pejl.ts'
import { tellController, tellsOfOthers } from '../problem/tell-controller.ts'
import { uncertain } from './intent.ts'

/** Asks the first controller, once a doubt, whether a message arrived. Of what told of such things nobody is asked. */
export async function askWhetherArrived(
  pejl: Pejl,
  message: Message,
  { called, living = false }: Pick<Kind, 'called' | 'living'>,
): Promise<void> {
  if (tellsOfOthers(message.kind)) return
  const { id, seq, recipient, at } = message
  const key = messageKey.uncertain(id)
  const intent = { message: id, number: seq, recipient, called, living, at: at.toISOString() }
  await tellController(pejl, uncertain, { key, intent, avoids: null }, await pejl.clock.now())
}

/** The question, if it was asked, says that nobody needs to answer it; the next doubt is asked about anew. */
export const noLongerAsked = (tx: Tx, messageId: string): Promise<void> =>
  releaseKey(tx, messageKey.uncertain(messageId))

/** Every question that needs no answer any more says so. */
export async function settleKnown({ db, wake }: Pejl): Promise<void> {
  const known = await knownByNow(db, uncertain.name, messageKey.uncertain(''))
  for (const id of known) await noLongerAsked(db, id)
  if (known.length > 0) wake()
}
