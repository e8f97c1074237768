import { listText } from '../domain/danish-text.ts'
import { type FigureKey, figureId } from '../domain/figure-key.ts'
import { leafOf } from '../domain/goal-set.ts'
import { type Actor, may, refusal } from '../domain/rights.ts'
import { periodText } from '../domain/time/cadence.ts'
import { type FigureState, figureState } from '../domain/time/figure-state.ts'
import { inTransaction } from '../store/engine/open.ts'
import { saidCause } from './change/wording.ts'
import { restate } from './closing/restate.ts'
import { askedFor } from './known.ts'
import { messageKey } from './message-keys.ts'
import { delmaalName } from './names.ts'
import type { Pejl } from './pejl.ts'
import { record } from './record.ts'
import { speakerIn } from './rights.ts'
import { keep, lockedSituation, type Situation } from './situation.ts'

/** Awaits a figure again that was given up, or that nobody answered for in time: a controller's right. */
export async function reopen(
  pejl: Pejl,
  actor: Actor,
  figure: FigureKey,
  reason: string,
  now: Date,
): Promise<{ recorded: boolean; text: string }> {
  const { code, period } = figure
  const set = pejl.sets.find(({ key }) => key === figure.set)
  const delmaal = set && leafOf(set, code)
  if (!delmaal) throw new RangeError(`no delmål ${figureId(figure)}`)
  const name = delmaalName(pejl, set, code)
  const called = `${name} for ${periodText(period)}`
  const { refused, after } = await inTransaction(pejl.db, async (tx): Promise<Reopened> => {
    const before = await lockedSituation(pejl.known, tx, set, now)
    if (!may(speakerIn(before, actor), 'reopen')) return { refused: refusal('reopen', name, []) }
    const why = notReopened(figureState(before, figure, before.today), called)
    if (why !== '') return { refused: why }
    const reply = { kind: 'reopened', reason } as const
    const { answer, after } = await record(tx, pejl.known, before, actor, figure, reply)
    await restate(tx, before, after, {
      ...{ code, cause: saidCause(delmaal, { ...reply, period }) },
      key: messageKey.change(figure, answer.revision),
    })
    return { refused: '', after }
  })
  if (!after) return { recorded: false, text: refused }
  keep(pejl, after)
  pejl.wake()
  const asked = listText(askedFor(after, code).map((person) => person.name))
  return { recorded: true, text: `Tallet for ${called} afventes igen. Jeg spørger ${asked}.` }
}

type Reopened = { refused: string; after?: Situation }

/** Why a figure cannot be awaited again; "" when it can. */
function notReopened(state: FigureState, called: string): string {
  switch (state.kind) {
    case 'given-up':
    case 'past':
      return ''
    case 'answered':
      return `${called} har et tal, så det afventes ikke.`
    case 'overtaken':
      return `Tallet for ${called} afventes ikke, for der er et tal for ${periodText(state.by)}. Det kan stadig indberettes.`
    case 'awaited':
      return `Tallet for ${called} afventes allerede.`
    case 'not-asked':
      return `Målsættet spørger ikke om et tal for ${called}.`
  }
}
