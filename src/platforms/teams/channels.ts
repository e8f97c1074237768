/** Which channel of people.yaml a channel or group chat in Teams is. */
import type { Recipient } from '../../domain/recipient.ts'
import { channelMeant } from '../../store/channels.ts'
import type { Db } from '../../store/engine/open.ts'
import { type Activity, isPersonal, placeOf } from './activity.ts'
import { conversationOf } from './send.ts'

/** The channel that an activity comes from; undefined where it is none of people.yaml's. */
export async function channelOf(db: Db, activity: Activity): Promise<Recipient | undefined> {
  if (isPersonal(activity)) return undefined
  const conversation = placeOf(activity)
  return await channelMeant(db, ({ address }) => conversationOf(address) === conversation)
}
