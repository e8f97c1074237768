import { noticeCard } from '../../cards/notice.ts'
import type { FigureKey } from '../../domain/figure-key.ts'
import { leafOf } from '../../domain/goal-set.ts'
import type { Render } from '../kind.ts'
import { delmaalName } from '../names.ts'
import { situation } from '../situation.ts'
import { answeredText } from './wording.ts'

/** Nothing when it was answered anew before this was sent: that is told by itself, or the reader did it. */
export const renderAnsweredByAnother: Render<FigureKey & { revision: number }> = async (
  pejl,
  { intent: { set, code, period, revision } },
  now,
) => {
  const known = await situation(pejl, set, now)
  const delmaal = known && leafOf(known.set, code)
  const answer = known?.newest.of(code, period)
  if (!known || !delmaal || !answer?.by || answer.revision !== revision) return null
  const corrected = known.answers.some(
    (one) =>
      one.kind === 'figure' &&
      one.code === code &&
      one.period === period &&
      one.revision < revision,
  )
  const by = known.names.get(answer.by) ?? answer.by
  const name = delmaalName(pejl, known.set, code)
  return noticeCard(answeredText(answer, by, name, delmaal, corrected))
}
