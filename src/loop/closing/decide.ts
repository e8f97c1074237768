/** Tells leaders and management how a goal set ended, once it has. */
import { randomUUID } from 'node:crypto'
import { toChannel, toPerson } from '../../domain/recipient.ts'
import { dayOf } from '../../domain/time/calendar.ts'
import { carry, claim, startedAt } from '../../store/claims.ts'
import { inTransaction, type Tx } from '../../store/engine/open.ts'
import { addReflection } from '../../store/reflections.ts'
import { livingCard } from '../announcement/decide.ts'
import { announcement } from '../announcement/intent.ts'
import { newDecided } from '../decided.ts'
import { type Decide, put } from '../kind.ts'
import { channelOf } from '../known.ts'
import { knownAt } from '../known-at.ts'
import { claimKey, messageKey } from '../message-keys.ts'
import type { Pejl } from '../pejl.ts'
import { reflection } from '../reflection/intent.ts'
import type { Situation } from '../situation.ts'
import { finalText, goalFinal, periodStateOf } from './final.ts'
import { closingDigest, finalStatusMessage } from './intent.ts'

/** The day that was looked at last. */
const decided = newDecided<string>(({ facts }) => facts)

/**
 * Closes each goal set whose last expected figure is there, given up or past its final date: the final
 * status to every leader channel, questions to its leader, and the closing digest to management. Once a
 * period: one that was prolonged ends again.
 */
export const closePeriods: Decide = async (pejl, situations) => {
  for (const situation of situations) {
    if (decided.last(situation) === situation.today) continue
    if (periodStateOf(situation).kind === 'closed')
      await inTransaction(pejl.db, (tx) => closePeriod(tx, pejl, situation))
    decided.remember(situation, situation.today)
  }
}

async function closePeriod(
  tx: Tx,
  { questions }: Pick<Pejl, 'questions'>,
  situation: Situation,
): Promise<void> {
  const { set, now } = situation
  const { key, toYear } = set
  const claimed = await claim(tx, [
    { key: claimKey.closing(key, toYear), kind: 'closing', at: now },
  ])
  if (claimed.size === 0 || (await wasOver(tx, situation))) return
  for (const { number } of set.pejlemaerker) {
    const card = livingCard(situation, number)
    if (card === null) continue
    const ended = { set: key, number, toYear }
    await put(tx, announcement, card)
    await put(tx, finalStatusMessage, {
      key: messageKey.finalStatus(ended, toYear),
      intent: ended,
      recipient: card.recipient,
      at: now,
    })
    const leader = channelOf(situation, number)?.leader
    if (!leader) continue
    const id = randomUUID()
    const occasion = {
      ...{ number, codes: [], editing: false },
      openings: [finalText(situation, goalFinal(situation, number))],
      questions: questions.closing.map((text) => ({ codes: [], text })),
    }
    await addReflection(tx, { id, pejlemaerke: ended, personKey: leader, occasion }, now)
    await put(tx, reflection, {
      key: messageKey.closingReflection(ended, toYear),
      intent: { reflection: id },
      recipient: toPerson(leader),
      at: now,
    })
  }
  const management = channelOf(situation, null)
  if (!management) return
  const digest = await put(tx, closingDigest, {
    key: messageKey.closingDigest(key, toYear),
    intent: { set: key, toYear },
    recipient: toChannel(management.key),
    at: now,
  })
  await carry(tx, [...claimed], digest)
}

/** Whether the period had ended before pejl was first started: then it is no news. */
async function wasOver(tx: Tx, situation: Situation): Promise<boolean> {
  const started = await startedAt(tx)
  if (started === null) return false
  const then = { ...knownAt(situation, started), today: dayOf(started) }
  return periodStateOf(then).kind === 'closed'
}
