import { noticeCard } from '../../cards/notice.ts'
import { personOf } from '../../domain/recipient.ts'
import type { Render } from '../kind.ts'
import { answerLine } from '../plan/wording.ts'
import { situation } from '../situation.ts'
import type { StepAnsweredIntent } from './intent.ts'

export const renderStepAnswered: Render<StepAnsweredIntent> = async (
  pejl,
  { intent: { set, code, period, revision }, recipient },
  now,
) => {
  const known = await situation(pejl, set, now)
  const answer = known?.planAnswers.find(
    (one) => one.code === code && one.period === period && one.revision === revision,
  )
  if (!known || !answer) return null
  const line = answerLine(pejl, known, answer)
  const isPrivate = personOf(recipient) !== null
  return noticeCard(isPrivate ? `${line} Du behøver ikke gøre mere ved det.` : line)
}
