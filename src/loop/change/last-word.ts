import type { Answer } from '../../domain/answer/answers.ts'
import { leafOf, pejlemaerkeOf } from '../../domain/goal-set.ts'
import type { Tx } from '../../store/engine/open.ts'
import { livingCard } from '../announcement/decide.ts'
import { announcement } from '../announcement/intent.ts'
import { putThread } from '../kind.ts'
import { messageKey } from '../message-keys.ts'
import type { Situation } from '../situation.ts'
import { statusOf } from '../status-of.ts'
import { change } from './intent.ts'
import { changeLine, saidCause } from './wording.ts'

/**
 * Tells below the living card that a figure never comes, or is awaited after all: news to whoever counts
 * on it, though nothing moves. Other answers are told by what they change.
 */
export async function tellLastWord(tx: Tx, after: Situation, answer: Answer): Promise<void> {
  if (answer.kind !== 'given-up' && answer.kind !== 'reopened') return
  const { set } = after
  const { code, reason } = answer
  const { number } = pejlemaerkeOf(set, code)
  const card = livingCard(after, number)
  const delmaal = leafOf(set, code)
  if (card === null || !delmaal) return
  const status = statusOf(after, number)
  const said = saidCause(delmaal, answer)
  const cause = reason === '' ? said : `${said} (${reason})`
  const key = messageKey.change({ set: set.key, ...answer }, answer.revision)
  const intent = changeLine({ before: status, after: status, code, cause, key, verdict: null })
  const { recipient, at } = card
  await putThread(tx, [announcement, card], [change, { key, intent, recipient, at }])
}
