/** What Teams posts to a bot, as far as pejl reads it. Everything else is let through unread. */
import { z } from 'zod'

const Account = z.looseObject({
  id: z.string().min(1),
  aadObjectId: z.string().min(1).optional(),
})

const ActivitySchema = z.looseObject({
  type: z.string().min(1),
  id: z.string().min(1).optional(),
  name: z.string().optional(),
  channelId: z.string(),
  serviceUrl: z.url(),
  from: Account,
  recipient: Account.extend({ isTargeted: z.boolean().optional() }).optional(),
  conversation: z.looseObject({
    id: z.string().min(1),
    conversationType: z.string().optional(),
    tenantId: z.string().optional(),
  }),
  text: z.string().nullish(),
  textFormat: z.string().nullish(),
  value: z.unknown().optional(),
  attachments: z
    .array(z.looseObject({ contentType: z.string().optional(), content: z.unknown().optional() }))
    .nullish(),
  replyToId: z.string().optional(),
  action: z.string().optional(),
  entities: z
    .array(
      z.looseObject({
        type: z.string(),
        text: z.string().optional(),
        mentioned: z.looseObject({ id: z.string() }).optional(),
      }),
    )
    .nullish(),
  membersAdded: z.array(z.looseObject({ id: z.string() })).nullish(),
  membersRemoved: z.array(z.looseObject({ id: z.string() })).nullish(),
  channelData: z
    .looseObject({
      tenant: z.looseObject({ id: z.string() }).optional(),
      team: z.looseObject({ id: z.string(), aadGroupId: z.string().optional() }).optional(),
      settings: z
        .looseObject({ selectedChannel: z.looseObject({ id: z.string() }).optional() })
        .optional(),
      eventType: z.string().optional(),
    })
    .nullish(),
})

export type Activity = z.output<typeof ActivitySchema>

/** null for what no Teams client sends. */
export const readActivity = (body: unknown): Activity | null =>
  ActivitySchema.safeParse(body).data ?? null

/** Every tenant that an activity names; Teams names it in two places. */
export const tenantsOf = ({ conversation, channelData }: Activity): string[] =>
  [conversation.tenantId, channelData?.tenant?.id].filter((id) => id !== undefined)

/** Only the person and pejl see it. A conversation of unknown kind counts as seen by others. */
export const isPersonal = ({ conversation }: Activity): boolean =>
  conversation.conversationType === 'personal'

/** From the "/" menu of a channel or group chat: nobody else sees it, nor should they the answer. */
export const isTargeted = ({ recipient }: Activity): boolean => recipient?.isTargeted === true

/** The conversation without the thread in it. */
export const placeOf = ({ conversation }: Activity): string =>
  conversation.id.split(';messageid=')[0] ?? conversation.id

const Pressed = z.looseObject({
  action: z.looseObject({
    verb: z.string().optional(),
    data: z.record(z.string(), z.unknown()).optional(),
  }),
})

/** `alone` when the card stands in a channel or group chat where only this person sees it. */
export type Submitted = { verb: string; data: Record<string, string>; alone: boolean }

/** What a card sent in with Action.Execute; null when it is no card of pejl's. */
export function executed({ value }: Activity): Submitted | null {
  const { action } = Pressed.safeParse(value).data ?? {}
  return action?.verb ? submission(action.verb, texts(action.data ?? {})) : null
}

/** The same with Action.Submit, whose verb is part of the data. */
export function submitted({ value }: Activity): Submitted | null {
  const { verb, ...data } = texts(z.record(z.string(), z.unknown()).safeParse(value).data ?? {})
  return verb ? submission(verb, data) : null
}

const submission = (verb: string, { alone, ...data }: Record<string, string>): Submitted => ({
  verb,
  data,
  alone: alone !== undefined,
})

const texts = (data: Record<string, unknown>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(data).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  )

/** The messages of an activity that only this person sees: what they wrote, the card they pressed. */
export function hiddenIn(activity: Activity): string[] {
  const pressed = executed(activity) ?? submitted(activity)
  const hidden = [isTargeted(activity) && activity.id, pressed?.alone && activity.replyToId]
  return hidden.filter((id) => typeof id === 'string')
}
