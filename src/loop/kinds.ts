/** Every kind of message there is, in the order a turn of the loop decides. One line each. */
import type { Card } from '../cards/card.ts'
import type { Message } from '../store/deliveries.ts'
import { adopted } from './adoption/intent.ts'
import { renderAdopted } from './adoption/render.ts'
import { alsoHappened } from './also-happened/intent.ts'
import { renderAlsoHappened } from './also-happened/render.ts'
import { announce } from './announcement/decide.ts'
import { announcement } from './announcement/intent.ts'
import { renderAnnouncement } from './announcement/render.ts'
import { answeredByAnother } from './answered-by-another/intent.ts'
import { renderAnsweredByAnother } from './answered-by-another/render.ts'
import { baseline } from './baseline/intent.ts'
import { renderBaseline } from './baseline/render.ts'
import { change } from './change/intent.ts'
import { renderChange } from './change/render.ts'
import { closePeriods } from './closing/decide.ts'
import { closingDigest, finalStatusMessage, restated } from './closing/intent.ts'
import { renderClosingDigest, renderFinalStatus, renderRestated } from './closing/render.ts'
import { sendDigests } from './digest/decide.ts'
import { digest } from './digest/intent.ts'
import { renderDigest } from './digest/render.ts'
import { type Kind, kind } from './kind.ts'
import type { Pejl } from './pejl.ts'
import { remindOfPlans } from './plan-reminder/decide.ts'
import { planReminder } from './plan-reminder/intent.ts'
import { renderPlanReminder } from './plan-reminder/render.ts'
import { announcePlans } from './plan-status/decide.ts'
import { planStatus } from './plan-status/intent.ts'
import { renderPlanStatus } from './plan-status/render.ts'
import { problem } from './problem/intent.ts'
import { renderProblem } from './problem/render.ts'
import { prolongedPeriod } from './prolonged/intent.ts'
import { renderProlonged } from './prolonged/render.ts'
import { reflection } from './reflection/intent.ts'
import { renderReflection } from './reflection/render.ts'
import { remind } from './reminder/decide.ts'
import { reminder } from './reminder/intent.ts'
import { renderReminder } from './reminder/render.ts'
import { sample } from './sample/intent.ts'
import { renderSample } from './sample/render.ts'
import { sharedReflection } from './shared-reflection/intent.ts'
import { renderSharedReflection } from './shared-reflection/render.ts'
import { stepAnswered } from './step-answered/intent.ts'
import { renderStepAnswered } from './step-answered/render.ts'
import { uncertain } from './uncertain/intent.ts'
import { renderUncertain } from './uncertain/render.ts'
import { waiting } from './waiting/intent.ts'
import { renderWaiting } from './waiting/render.ts'
import { yearlyPublished } from './yearly/intent.ts'
import { renderYearlyPublished } from './yearly/render.ts'

export const kinds: readonly Kind[] = [
  kind(adopted, renderAdopted),
  kind(prolongedPeriod, renderProlonged),
  kind(announcement, renderAnnouncement, announce),
  kind(yearlyPublished, renderYearlyPublished),
  kind(change, renderChange),
  kind(planStatus, renderPlanStatus, announcePlans),
  kind(stepAnswered, renderStepAnswered),
  kind(reminder, renderReminder, remind),
  kind(planReminder, renderPlanReminder, remindOfPlans),
  kind(answeredByAnother, renderAnsweredByAnother),
  kind(reflection, renderReflection),
  kind(alsoHappened, renderAlsoHappened),
  kind(sharedReflection, renderSharedReflection),
  kind(finalStatusMessage, renderFinalStatus, closePeriods),
  kind(restated, renderRestated),
  kind(closingDigest, renderClosingDigest),
  kind(digest, renderDigest, sendDigests),
  kind(baseline, renderBaseline),
  kind(problem, renderProblem),
  kind(uncertain, renderUncertain),
  kind(waiting, renderWaiting),
  kind(sample, renderSample),
]

/** What a message says at a moment; null when there is nothing left to say. */
export async function render(
  pejl: Pejl,
  message: Message,
  now: Date,
  table: readonly Kind[] = kinds,
): Promise<Card | null> {
  return await kindOf(message.kind, table).render(pejl, message, now)
}

/** Throws RangeError for a name that is no kind's. */
export function kindOf(kindName: string, table: readonly Kind[] = kinds): Kind {
  const own = table.find(({ name }) => name === kindName)
  if (!own) throw new RangeError(`no kind of message is called ${kindName}`)
  return own
}
