import { randomUUID } from 'node:crypto'
import { toPerson } from '../../domain/recipient.ts'
import { inTransaction } from '../../store/engine/open.ts'
import { put } from '../kind.ts'
import { messageKey } from '../message-keys.ts'
import type { Pejl } from '../pejl.ts'
import { SAMPLES, sample } from './intent.ts'

/** Sends one person a sample of each card, in private; returns how many. */
export async function sendSamples(pejl: Pejl, personKey: string): Promise<number> {
  const at = await pejl.clock.now()
  await inTransaction(pejl.db, async (tx) => {
    for (const card of SAMPLES)
      await put(tx, sample, {
        key: messageKey.sample(randomUUID()),
        intent: { card },
        recipient: toPerson(personKey),
        at,
      })
  })
  pejl.wake()
  return SAMPLES.length
}
