import { judge } from '../domain/answer/judge.ts'
import { isRepeated } from '../domain/answer/repeated.ts'
import { changeVerdict } from '../domain/chance/verdict.ts'
import type { FigureKey } from '../domain/figure-key.ts'
import { leafOf } from '../domain/goal-set.ts'
import { toPerson } from '../domain/recipient.ts'
import type { Actor } from '../domain/rights.ts'
import { saveDraft, type Typed, takeDraft } from '../store/drafts.ts'
import { inTransaction } from '../store/engine/open.ts'
import { catchUp } from '../store/in-front.ts'
import { tellChange } from './change/decide.ts'
import { answerCause } from './change/wording.ts'
import { restate } from './closing/restate.ts'
import { messageKey } from './message-keys.ts'
import { delmaalName } from './names.ts'
import type { Pejl } from './pejl.ts'
import { recompute } from './recompute.ts'
import { record } from './record.ts'
import { askToReflect } from './reflection/decide.ts'
import { questionOf } from './reminder/question.ts'
import { reportRefusal } from './rights.ts'
import { keep, lockedSituation, type Situation } from './situation.ts'

/** What came of one reply. A problem stands in the form, beside its field. */
export type Collected =
  | { kind: 'recorded' }
  /** The same answer had arrived before, or another has given it. */
  | { kind: 'repeated' }
  | { kind: 'problem' }
  | { kind: 'refused'; text: string }

/**
 * Takes one reply: judges it, and if it is good records it, recomputes the barometer, tells the
 * change and asks the leader to reflect, in one transaction. If not, what was typed is kept.
 * Who may is decided by who is speaking.
 */
export async function collect(
  pejl: Pejl,
  actor: Actor,
  figure: FigureKey,
  typed: Typed,
  now: Date,
): Promise<Collected> {
  const { code, period } = figure
  const set = pejl.sets.find(({ key }) => key === figure.set)
  const delmaal = set && leafOf(set, code)
  if (!delmaal) return { kind: 'refused', text: `Jeg kender ikke delmål ${code}.` }
  const { collected, after } = await inTransaction(pejl.db, async (tx): Promise<Taken> => {
    const before = await lockedSituation(pejl.known, tx, set, now)
    const refused = reportRefusal(pejl, before, actor, figure)
    if (refused !== null) return { collected: { kind: 'refused', text: refused } }
    const draft = await takeDraft(tx, actor.personKey, figure)
    if (isRepeated(before, delmaal, period, typed)) {
      await catchUp(tx, toPerson(actor.personKey))
      return { collected: { kind: 'repeated' } }
    }
    const name = delmaalName(pejl, set, code)
    const question = questionOf(before, name, before.names, delmaal, period)
    const reply = withEarlierYes(draft, typed)
    const judged = judge(question, reply)
    if (judged.kind === 'problem' || judged.kind === 'untouched') {
      await saveDraft(tx, actor.personKey, figure, reply)
      return { collected: { kind: 'problem' } }
    }
    const { answer, after } = await record(tx, pejl.known, before, actor, figure, judged)
    const recomputed = recompute(answer, before, after)
    const happened = {
      ...{ code, cause: answerCause(recomputed) },
      key: messageKey.change(figure, answer.revision),
    }
    await tellChange(tx, after, {
      ...{ before: recomputed.before, after: recomputed.after },
      verdict: recomputed.corrected ? null : changeVerdict(set, after.facts, answer),
      ...happened,
    })
    await restate(tx, before, after, happened)
    await askToReflect(tx, pejl, after, recomputed)
    return { collected: { kind: 'recorded' }, after }
  })
  if (after) keep(pejl, after)
  pejl.wake()
  return collected
}

type Taken = { collected: Collected; after?: Situation }

/** A figure is asked about once: what was answered with yes stays so while it is typed the same. */
const withEarlierYes = (draft: Typed | null, typed: Typed): Typed =>
  draft?.confirmed === typed.figure ? { ...typed, confirmed: typed.figure } : typed
