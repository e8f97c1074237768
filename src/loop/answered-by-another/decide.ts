import type { FigureKey } from '../../domain/figure-key.ts'
import { toPerson } from '../../domain/recipient.ts'
import type { Tx } from '../../store/engine/open.ts'
import { put } from '../kind.ts'
import { messageKey } from '../message-keys.ts'
import type { Situation } from '../situation.ts'
import { answeredByAnother } from './intent.ts'

/** One line an answer and person. */
export async function tellAnswer(
  tx: Tx,
  { now }: Pick<Situation, 'now'>,
  figure: FigureKey,
  revision: number,
  personKey: string,
): Promise<void> {
  await put(tx, answeredByAnother, {
    key: messageKey.answeredByAnother(figure, revision, personKey),
    intent: { ...figure, revision },
    recipient: toPerson(personKey),
    at: now,
  })
}
