import { messageKey } from '../message-keys.ts'
import { askedAbout } from '../plan/asked.ts'
import { reminding } from '../reminder/remind.ts'
import { planReminder } from './intent.ts'

/** Asks about milestones, initiatives and areas when they are due. */
export const remindOfPlans = reminding({
  message: planReminder,
  key: messageKey.planReminder,
  open: (situation) => situation.stepsWithin(0),
  asked: askedAbout,
  from: ({ planAnswers }) => planAnswers,
})
