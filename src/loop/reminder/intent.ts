import { z } from 'zod'
import type { Intent } from '../kind.ts'

export const reminderSchema = z.object({
  /** It shows less than is known: others answered while it stood in front of its owner (redraw.ts). */
  behind: z.boolean().default(false),
  /** Older reminders ask for the same until it stands (take-over.ts). */
  takesOver: z.boolean().default(false),
})
export type ReminderIntent = z.infer<typeof reminderSchema>

/** A person's figures whose step of the ladder has come on a day. Which ones, their claims tell. */
export const reminder: Intent<ReminderIntent> = {
  name: 'reminder',
  called: 'påmindelsen',
  schema: reminderSchema,
}
