import { z } from 'zod'
import { type Ref, SendError } from '../../outbox/port.ts'

const placeSchema = z.object({ channel: z.string(), ts: z.string() })

/** Where a message stands in Slack. Throws SendError for one that stands on another platform. */
export function placeOf(ref: Ref): z.infer<typeof placeSchema> {
  const place = placeSchema.safeParse(ref).data
  if (place) return place
  const advice = 'Beskeden, der skulle svares på, står ikke i Slack.'
  throw new SendError({ kind: 'gone', advice }, 'the message stands on another platform')
}
