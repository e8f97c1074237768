import { toChannel } from '../../domain/recipient.ts'
import { loadChannels } from '../../store/channels.ts'
import type { Tx } from '../../store/engine/open.ts'
import type { Reflection } from '../../store/reflections.ts'
import { put } from '../kind.ts'
import { messageKey } from '../message-keys.ts'
import { sharedReflection } from './intent.ts'

/** Shows a reflection below the living card of its pejlemærke, or what it has become there. */
export async function shareInThread(
  tx: Tx,
  { id, pejlemaerke }: Pick<Reflection, 'id' | 'pejlemaerke'>,
  at: Date,
): Promise<void> {
  const channels = await loadChannels(tx, pejlemaerke.set)
  const channel = channels.find(({ number }) => number === pejlemaerke.number)
  if (!channel) throw new RangeError(`no leader channel for ${pejlemaerke.number}`)
  await put(tx, sharedReflection, {
    key: messageKey.sharedReflection(id),
    intent: { reflection: id },
    recipient: toChannel(channel.key),
    rootKey: messageKey.announcement(pejlemaerke),
    at,
  })
}
