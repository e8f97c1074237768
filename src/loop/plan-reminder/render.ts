import { noticeCard } from '../../cards/notice.ts'
import { isSameFigure } from '../../domain/figure-key.ts'
import { personOf } from '../../domain/recipient.ts'
import { carriedBy } from '../../store/carried.ts'
import { loadStepDrafts } from '../../store/plan-drafts.ts'
import type { Render } from '../kind.ts'
import { askedSteps, stepsCard } from '../plan/question.ts'
import { NO_LONGER_ASKED } from '../plan/question-text.ts'
import type { ReminderIntent } from '../reminder/intent.ts'
import { MOVED } from '../reminder/wording.ts'
import { situations } from '../situation.ts'

/**
 * The questions as they should look now; null when all were answered before they were sent. What a
 * newer card asks for is told so in one line, and so is what is asked no more; what stands of a plan
 * that is not followed up any more stays.
 */
export const renderPlanReminder: Render<ReminderIntent> = async (
  pejl,
  { id, recipient, ref },
  now,
) => {
  const person = personOf(recipient)
  if (person === null) throw new RangeError(`a question about a plan for ${recipient}`)
  const carried = await carriedBy(pejl.db, id)
  const drafts = await loadStepDrafts(pejl.db, person)
  const all = await situations(pejl, now)
  const asked = askedSteps(pejl, all, drafts, person, carried)
  const isMoved = ({ key }: (typeof asked)[number]) =>
    carried.some((one) => one.askedAnew && isSameFigure(one, key))
  const here = asked.filter((one) => !isMoved(one))
  if (ref === null) {
    const open = here.filter((one) => one.open)
    return open.length === 0 ? null : stepsCard(open)
  }
  if (asked.length === 0)
    return carried.some((key) => all.some(({ set }) => set.key === key.set))
      ? noticeCard(NO_LONGER_ASKED)
      : null
  if (here.every((one) => !one.open) && here.length < asked.length) return noticeCard(MOVED)
  return stepsCard(
    asked.map((one) =>
      isMoved(one) ? { ...one, open: false, answered: false, fields: [], receipt: MOVED } : one,
    ),
  )
}
