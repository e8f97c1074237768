import { judge } from '../domain/answer/judge.ts'
import { may, refusal } from '../domain/rights.ts'
import type { Actor } from '../domain/rights.ts'
import { type DraftKey, dropDraft, loadDrafts, saveDraft, type Typed } from '../store/drafts.ts'
import { delmaalId } from '../store/facts.ts'
import type { Tx } from '../store/engine/open.ts'
import { loadPeople } from '../store/people.ts'
import { announce, toldOf } from './announce.ts'
import { due } from './due.ts'
import { loadNames, questionOf } from './field.ts'
import type { ItemKey } from './item.ts'
import type { Pejl } from './pejl.ts'
import { leafOf } from '../domain/goal-set.ts'
import { lockPejlemaerke, recompute } from './recompute.ts'
import { record } from './record.ts'
import { reflect } from './reflect.ts'
import { isRepeated } from './repeated.ts'

/** What came of one reply. A problem stands in the form, beside its field. */
export type Collected =
  | { kind: 'recorded' }
  /** The same answer had arrived before. */
  | { kind: 'repeated' }
  | { kind: 'problem' }
  | { kind: 'refused'; text: string }

/**
 * Takes one reply: judges it, and if it is good records it, recomputes the barometer, announces the
 * change and asks the leader to reflect, in one transaction. If not, what was typed is kept.
 * Who may is decided by who is speaking.
 */
export async function collect(
  pejl: Pejl,
  actor: Actor,
  { code, period }: ItemKey,
  typed: Typed,
): Promise<Collected> {
  const delmaal = leafOf(pejl.set, code)
  if (!delmaal) return { kind: 'refused', text: `Jeg kender ikke delmål ${code}.` }
  const now = await pejl.clock.now()
  const collected = await pejl.prisma.$transaction(async (tx): Promise<Collected> => {
    const refused = await refuse(tx, pejl, actor, code)
    if (refused !== null) return { kind: 'refused', text: refused }
    await lockPejlemaerke(tx, pejl.set, code)
    const before = await due(tx, pejl, now)
    const key = { personKey: actor.personKey, delmaalId: delmaalId(pejl.set, code), period }
    if (isRepeated(before.answers, delmaal, period, typed)) {
      await dropDraft(tx, key)
      return { kind: 'repeated' }
    }
    const question = questionOf(before, await loadNames(tx), delmaal, period)
    const reply = await withEarlierYes(tx, key, typed)
    const judged = judge(question, reply)
    if (judged.kind === 'problem' || judged.kind === 'untouched') {
      await saveDraft(tx, key, reply)
      return { kind: 'problem' }
    }
    await dropDraft(tx, key)
    const revision = (question.known?.revision ?? 0) + 1
    const answer = await record(tx, pejl, actor, { code, period, revision }, judged, now)
    const after = await due(tx, pejl, now)
    const change = recompute(pejl.set, answer, before, after)
    await announce(tx, pejl, toldOf(change), now)
    await reflect(tx, pejl, change, now)
    return { kind: 'recorded' }
  })
  pejl.wake()
  return collected
}

/** A figure is asked about once: what was answered with yes stays so while it is typed the same. */
async function withEarlierYes(tx: Tx, key: DraftKey, typed: Typed): Promise<Typed> {
  const draft = (await loadDrafts(tx, key.personKey)).get(`${key.delmaalId} ${key.period}`)
  return draft?.confirmed === typed.figure ? { ...typed, confirmed: typed.figure } : typed
}

/** The refusal, which says who could do it; null when the speaker may. */
export async function refuse(
  db: Tx,
  pejl: Pejl,
  actor: Actor,
  code: string,
): Promise<string | null> {
  const people = await loadPeople(db, pejl.set)
  const person = people.find((one) => one.key === actor.personKey)
  const set = pejl.set.key
  const owns = (person?.owns ?? []).map((own) => ({ set, code: own }))
  if (person && may({ ...person, owns }, 'report', { set, code })) return null
  return refusal(
    'report',
    code,
    people.filter((one) => one.owns.includes(code)).map((one) => one.name),
  )
}
