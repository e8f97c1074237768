import type { Intent } from '../kind.ts'
import { type ReminderIntent, reminderSchema } from '../reminder/intent.ts'

/** The steps of plans that a person is asked about on a day. Which ones, their claims tell. */
export const planReminder: Intent<ReminderIntent> = {
  name: 'plan-reminder',
  called: 'spørgsmålet om planen',
  schema: reminderSchema,
}
