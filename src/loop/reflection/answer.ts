/** What a leader does with a reflection of their own; each returns null for somebody else's. */
import type { Card } from '../../cards/card.ts'
import type { Actor } from '../../domain/rights.ts'
import { inTransaction } from '../../store/engine/open.ts'
import { changeReflection, ownReflection } from '../../store/reflections.ts'
import type { Pejl } from '../pejl.ts'
import { shareInThread } from '../shared-reflection/share.ts'
import { reflectionCardOf } from './render.ts'

const LONGEST_ANSWER = 4000

/** Keeps the answer; one that was shared is changed in the leader channel too. */
export async function answerReflection(
  pejl: Pejl,
  { personKey }: Actor,
  id: string,
  answer: string,
): Promise<Card | null> {
  const own = await ownReflection(pejl.db, personKey, id)
  if (!own) return null
  const text = answer.trim()
  if (text === '')
    return reflectionCardOf(pejl, own, { problem: 'Skriv dit svar først.', typed: '' })
  if (text.length > LONGEST_ANSWER)
    return reflectionCardOf(pejl, own, {
      problem: `Svaret må højst være på ${LONGEST_ANSWER} tegn.`,
      typed: answer,
    })
  const now = await pejl.clock.now()
  const saved = await inTransaction(pejl.db, async (tx) => {
    if (own.sharedAt !== null) await shareInThread(tx, own, now)
    const occasion = { ...own.occasion, editing: false }
    return await changeReflection(tx, id, { answer: text, answeredAt: now, occasion })
  })
  pejl.wake()
  return reflectionCardOf(pejl, saved)
}

/** The reflection as it stands, for a form that is shown by itself. */
export async function readReflection(
  pejl: Pejl,
  { personKey }: Actor,
  id: string,
): Promise<Card | null> {
  const own = await ownReflection(pejl.db, personKey, id)
  return own && reflectionCardOf(pejl, own)
}

/** Opens an answered reflection for another answer. */
export async function reopenReflection(
  pejl: Pejl,
  { personKey }: Actor,
  id: string,
): Promise<Card | null> {
  const own = await ownReflection(pejl.db, personKey, id)
  if (!own) return null
  const occasion = { ...own.occasion, editing: true }
  return reflectionCardOf(pejl, await changeReflection(pejl.db, id, { occasion }))
}

/** Shares an answer in the leader channel's thread; pressing twice shares once. */
export async function shareReflection(
  pejl: Pejl,
  { personKey }: Actor,
  id: string,
): Promise<Card | null> {
  const own = await ownReflection(pejl.db, personKey, id)
  if (!own || own.answer === null) return null
  const now = await pejl.clock.now()
  const shared = await inTransaction(pejl.db, async (tx) => {
    await shareInThread(tx, own, now)
    return await changeReflection(tx, id, { sharedAt: own.sharedAt ?? now })
  })
  pejl.wake()
  return reflectionCardOf(pejl, shared)
}
