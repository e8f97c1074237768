/**
 * What Teams answers when it refuses, as Microsoft lists it under "Status codes from bot
 * conversational APIs"; MemberNotFoundInConversation and the message of
 * ActivityNotFoundInConversation as bot developers report them. A gateway's 503 and 504 have no body.
 */
const REFUSALS = {
  BadArgument: { status: 400, message: 'Invalid request payload.' },
  BotNotRegistered: { status: 401, message: 'No registration found for this bot.' },
  BotDisabledByAdmin: { status: 403, message: 'The tenant admin disabled this bot' },
  BotNotInConversationRoster: {
    status: 403,
    message: 'The bot is not part of the conversation roster.',
  },
  ConversationBlockedByUser: {
    status: 403,
    message: 'User blocked the conversation with the bot.',
  },
  ForbiddenOperationException: {
    status: 403,
    message: "Bot is not installed in user's personal scope",
  },
  NotEnoughPermissions: { status: 403, message: 'Not enough permissions to perform the action.' },
  ActivityNotFoundInConversation: {
    status: 404,
    message: 'Message does not exist in the thread.',
  },
  ConversationNotFound: { status: 404, message: 'Conversation not found.' },
  MemberNotFoundInConversation: { status: 404, message: 'Member not found in conversation.' },
  PreconditionFailed: { status: 412, message: 'Precondition failed, please try again.' },
  MessageSizeTooBig: { status: 413, message: 'Message size too large.' },
  Throttled: { status: 429, message: 'Too many requests.' },
  ServiceError: { status: 500, message: 'Unknown' },
  BadGateway: { status: 502, code: 'ServiceError', message: 'Unknown' },
  ServiceUnavailable: { status: 503, message: null },
  GatewayTimeout: { status: 504, message: null },
} as const

export type RefusalName = keyof typeof REFUSALS

export class Refusal extends Error {
  override name = 'Refusal'
  readonly code: RefusalName
  readonly retryAfterSeconds: number | undefined
  constructor(code: RefusalName, detail?: { message?: string; retryAfterSeconds?: number }) {
    super(detail?.message)
    this.code = code
    this.retryAfterSeconds = detail?.retryAfterSeconds
  }
}

/** The HTTP answer: status, headers and body. */
export function answerOf(refusal: Refusal) {
  const known: { status: number; code?: string; message: string | null } = REFUSALS[refusal.code]
  const { retryAfterSeconds } = refusal
  return {
    status: known.status,
    headers: retryAfterSeconds === undefined ? {} : { 'retry-after': String(retryAfterSeconds) },
    body:
      known.message === null
        ? ''
        : {
            error: {
              code: known.code ?? refusal.code,
              message: refusal.message || known.message,
            },
          },
  }
}
