import { randomUUID } from 'node:crypto'
import { chartQuestions } from '../../domain/chance/chart-words.ts'
import { toPerson } from '../../domain/recipient.ts'
import { whatHappened } from '../../domain/reflection/happening.ts'
import { pointsOf, reflectionPrompt } from '../../domain/reflection/prompt.ts'
import type { Tx } from '../../store/engine/open.ts'
import { reviseUnseen } from '../../store/in-front.ts'
import { messageByKey } from '../../store/messages.ts'
import {
  addReflection,
  changeReflection,
  promptsOf,
  reflectionById,
} from '../../store/reflections.ts'
import { alsoHappened } from '../also-happened/intent.ts'
import { put } from '../kind.ts'
import { channelOf } from '../known.ts'
import { messageKey } from '../message-keys.ts'
import type { Pejl } from '../pejl.ts'
import type { Recomputed } from '../recompute.ts'
import type { Situation } from '../situation.ts'
import { reflection, reflectionSchema } from './intent.ts'
import { extended, newOccasion } from './occasion.ts'

/**
 * Asks the responsible leader, in private, to reflect on what happened. One prompt a pejlemærke and
 * day: what happens later that day is added to it until it is answered; once it stands the leader may
 * be writing in it, so it is left as it is, and a line tells what is found there. A corrected figure asks
 * for no reflection of its own, but takes the place of the wrong one in a prompt of the same day.
 */
export async function askToReflect(
  tx: Tx,
  { questions }: Pick<Pejl, 'questions'>,
  situation: Situation,
  recomputed: Recomputed,
): Promise<void> {
  const { number } = recomputed.pejlemaerke
  const { answer, corrected, leafEarlier: before, leafAfter: after, delmaal, notYet } = recomputed
  if (answer.kind === 'figure' && before.status?.period === after.status?.period) return
  const change = { delmaal, before, after, notYet }
  const happened = whatHappened(change)
  const leader = channelOf(situation, number)?.leader
  if (happened === null || !leader) return

  const pejlemaerke = { set: situation.set.key, number }
  const key = messageKey.reflection(pejlemaerke, situation.today)
  const earlier = await promptsOf(tx, leader)
  const standing = situation.background.filter(
    (entry) => entry.pejlemaerke === number && entry.ended === null,
  )
  const chart =
    answer.kind === 'figure' ? chartQuestions(situation.set, situation.facts, answer) : []
  const points = pointsOf(standing)
  const prompt = reflectionPrompt(happened, change, points, chart, earlier, questions)
  const asked = await messageByKey(tx, key)
  if (asked) {
    const { reflection: id } = reflectionSchema.parse(asked.intent)
    const { occasion, answer: given } = await reflectionById(tx, id)
    const next = given === null ? extended(occasion, answer.code, prompt, corrected) : null
    if (next === null) return
    await changeReflection(tx, id, { occasion: next })
    if (await reviseUnseen(tx, asked.id)) return
    await put(tx, alsoHappened, {
      key: messageKey.alsoHappened({ set: situation.set.key, ...answer }, answer.revision),
      intent: { ...pejlemaerke, opening: prompt.opening, corrected },
      recipient: toPerson(leader),
      at: situation.now,
    })
    return
  }
  if (corrected) return
  const id = randomUUID()
  const occasion = newOccasion(number, delmaal.code, prompt)
  await addReflection(tx, { id, pejlemaerke, personKey: leader, occasion }, situation.now)
  await put(tx, reflection, {
    key,
    intent: { reflection: id },
    recipient: toPerson(leader),
    at: situation.now,
  })
}
