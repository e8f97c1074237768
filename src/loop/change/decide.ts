import type { Tx } from '../../store/engine/open.ts'
import { livingCard } from '../announcement/decide.ts'
import { announcement } from '../announcement/intent.ts'
import { put, putThread } from '../kind.ts'
import type { Situation } from '../situation.ts'
import { change } from './intent.ts'
import { changeLine, type Told } from './wording.ts'

/** Brings the living card up to date, and tells below it of each change of score or datagrundlag. */
export async function tellChange(tx: Tx, situation: Situation, told: Told): Promise<void> {
  const { number } = told.after
  const card = livingCard(situation, number)
  if (card === null) return
  if (!isWorthTelling(told)) {
    await put(tx, announcement, card)
    return
  }
  const { recipient, at } = card
  const line = { key: told.key, intent: changeLine(told), recipient, at }
  await putThread(tx, [announcement, card], [change, line])
}

const isWorthTelling = ({ before, after }: Told): boolean =>
  before.score !== after.score ||
  // "–" and "– (mål mangler)" are the same to those who follow the number.
  (after.score !== null && before.display !== after.display) ||
  before.coverage.text !== after.coverage.text
