import { toChannel } from '../../domain/recipient.ts'
import type { Tx } from '../../store/engine/open.ts'
import { reviseLivingCard } from '../announcement/decide.ts'
import { put } from '../kind.ts'
import { channelOf } from '../known.ts'
import { messageKey } from '../message-keys.ts'
import type { Situation } from '../situation.ts'
import { change } from './intent.ts'
import { changeLine, type Told } from './wording.ts'

/** Brings the living card up to date, and tells below it of each change of score or datagrundlag. */
export async function tellChange(tx: Tx, situation: Situation, told: Told): Promise<void> {
  const { number } = told.after
  const channel = channelOf(situation, number)
  if (!channel) return
  await reviseLivingCard(tx, situation, number)
  if (!isWorthTelling(told)) return
  await put(tx, change, {
    key: told.key,
    intent: changeLine(told),
    recipient: toChannel(channel.key),
    rootKey: messageKey.announcement({ set: situation.set.key, number }),
    at: situation.now,
  })
}

const isWorthTelling = ({ before, after }: Told): boolean =>
  before.score !== after.score ||
  before.display !== after.display ||
  before.coverage.text !== after.coverage.text
