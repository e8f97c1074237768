/** What a late answer does to a final status that has been told. */
import { pejlemaerkeOf, withParts } from '../../domain/goal-set.ts'
import { type DelmaalFinal, FINAL_WORDS } from '../../domain/period-end/final-status.ts'
import { toChannel } from '../../domain/recipient.ts'
import type { Tx } from '../../store/engine/open.ts'
import { existingKeys, messageByKey, revise } from '../../store/messages.ts'
import { put, putThread } from '../kind.ts'
import { channelOf } from '../known.ts'
import { messageKey } from '../message-keys.ts'
import type { Situation } from '../situation.ts'
import { goalFinal, periodStateOf } from './final.ts'
import { finalStatusMessage, restated } from './intent.ts'

/** What happened to one delmål: "1D for 2017 er indberettet som 1.240", and the key of the change it is. */
type Happened = { code: string; cause: string; key: string }

/**
 * Brings the final status and the closing digest up to date after a late answer, and tells below the final
 * status what it changed, if it did. Nothing, as long as the period has not been closed.
 */
export async function restate(
  tx: Tx,
  before: Situation,
  after: Situation,
  { code, cause, key }: Happened,
): Promise<void> {
  // Asked for every answer, and for most of a set's life answered here.
  if (periodStateOf(before).kind === 'running') return
  const { set, now } = after
  const { number } = pejlemaerkeOf(set, code)
  const goal = { set: set.key, number }
  const rootKey = messageKey.finalStatus(goal, set.toYear)
  const channel = channelOf(after, number)
  if (!channel || !(await existingKeys(tx, [rootKey])).has(rootKey)) return
  const digest = await messageByKey(tx, messageKey.closingDigest(set.key, set.toYear))
  await revise(tx, digest ? [digest.id] : [])
  const [was, is] = [goalFinal(before, number), goalFinal(after, number)]
  const recipient = toChannel(channel.key)
  const intent = {
    goal: `${set.noun.one} ${number}`,
    code,
    from: ownText(was.delmaal, code),
    to: ownText(is.delmaal, code),
    goalFrom: FINAL_WORDS[was.final],
    goalTo: FINAL_WORDS[is.final],
    cause,
  }
  const root = { key: rootKey, intent: { ...goal, toYear: set.toYear }, recipient, at: now }
  if (intent.from === intent.to && intent.goalFrom === intent.goalTo) {
    await put(tx, finalStatusMessage, root)
    return
  }
  await putThread(
    tx,
    [finalStatusMessage, root],
    [restated, { key: messageKey.restated(key), intent, recipient, at: now }],
  )
}

/** "nået", "kan ikke afgøres (tallet for 2017 blev ikke indberettet)" */
function ownText(delmaal: readonly DelmaalFinal[], code: string): string {
  const own = delmaal.flatMap((one) => withParts(one)).find((one) => one.delmaal.code === code)
  if (!own) return 'uden for opgørelsen'
  return own.why === '' ? FINAL_WORDS[own.final] : `${FINAL_WORDS[own.final]} (${own.why})`
}
