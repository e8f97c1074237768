/** Slack's errors in the port's words, with what somebody can do about them. */
import { type Failure, SendError } from '../../outbox/port.ts'

const INVITE = 'Skriv /invite @pejl i kanalen, og prøv igen.'

/** What people can do something about, by Slack's name for it. */
const ADVICE: Readonly<Record<string, Failure>> = {
  ...each(
    'auth',
    'Slack tager ikke imod pejls nøgle. Geninstallér appen, og ret SLACK_BOT_TOKEN.',
    [
      'invalid_auth',
      'not_authed',
      'account_inactive',
      'token_revoked',
      'token_expired',
      'org_login_required',
    ],
  ),
  ...each(
    'auth',
    'Appen mangler en rettighed i Slack. Opdatér den fra manifests/slack/manifest.yaml, og installér den igen.',
    ['missing_scope', 'no_permission', 'not_allowed_token_type', 'access_denied'],
  ),
  ...each('not-allowed', `pejl er ikke med i kanalen. ${INVITE}`, [
    'not_in_channel',
    'channel_not_found',
  ]),
  ...each(
    'not-allowed',
    'Kanalen er arkiveret i Slack. Genåbn den, eller ret kanalen i people.yaml.',
    ['is_archived'],
  ),
  ...each(
    'not-allowed',
    'Personen er ikke længere aktiv i Slack. Ret e-mailadressen i people.yaml, eller giv tallene en anden dataejer.',
    ['user_disabled', 'user_not_found', 'users_not_found', 'user_not_visible'],
  ),
  ...each('not-allowed', 'Personen kan ikke få direkte beskeder fra pejl i Slack.', [
    'cannot_dm_bot',
    'messages_tab_disabled',
  ]),
  ...each('not-allowed', 'Kun bestemte personer må skrive i kanalen. Giv pejl lov i Slack.', [
    'restricted_action',
    'restricted_action_read_only_channel',
  ]),
  ...each('gone', 'Beskeden findes ikke længere i Slack.', [
    'message_not_found',
    'thread_not_found',
  ]),
  // The message stands, but it cannot be changed: it is not gone.
  ...each(
    'not-allowed',
    'Slack lader ikke længere beskeden blive ændret. En administrator kan fjerne fristen for at rette beskeder (arbejdsområdets indstillinger → Permissions → Message Editing) eller slette beskeden, så pejl laver en ny.',
    ['edit_window_closed'],
  ),
  ...each(
    'not-allowed',
    'Beskeden er skrevet af en anden Slack-app end den, pejl bruger nu, og kan ikke ændres. En administrator kan slette den, så pejl laver en ny.',
    ['cant_update_message'],
  ),
}

function each(kind: 'auth' | 'not-allowed' | 'gone', advice: string, names: readonly string[]) {
  return Object.fromEntries(names.map((name) => [name, { kind, advice }]))
}

/** Slack's own passing faults: nothing was done, so it may be asked again. */
const PASSING = ['service_unavailable', 'team_added_to_org', 'request_timeout']

/** Failed before anything had been sent. */
const NEVER_SENT = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'UND_ERR_CONNECT_TIMEOUT']

type SlackError = Error & {
  code?: string
  data?: { error?: string; response_metadata?: { messages?: string[] } }
  retryAfter?: number
  original?: Error & { cause?: { code?: string } }
}

/**
 * What came of a call to Slack, for the outbox. After an error of any other kind the message may have
 * arrived or not: it is uncertain.
 */
export function slackFailure(error: SlackError): Failure {
  if (error instanceof SendError) return error.failure
  if (error.code === 'slack_webapi_rate_limited_error')
    return { kind: 'rate-limited', retryAfterMs: (error.retryAfter ?? 1) * 1000 }
  if (error.code === 'slack_webapi_request_error')
    return NEVER_SENT.includes(error.original?.cause?.code ?? '')
      ? { kind: 'network' }
      : { kind: 'uncertain' }
  if (error.code !== 'slack_webapi_platform_error') return { kind: 'uncertain' }
  const name = nameOf(error)
  if (name === 'ratelimited') return { kind: 'rate-limited', retryAfterMs: 30_000 }
  if (PASSING.includes(name)) return { kind: 'network' }
  // internal_error and fatal_error may have posted the message, as Slack itself says.
  if (name === 'internal_error' || name === 'fatal_error') return { kind: 'uncertain' }
  return (
    ADVICE[name] ?? {
      kind: 'not-allowed',
      advice: `Slack tog ikke imod beskeden (${name}). Der står mere i loggen.`,
    }
  )
}

/** Slack's name for what was wrong, or "". */
export function nameOf(error: unknown): string {
  const { data }: Partial<SlackError> = Object(error)
  return data?.error ?? ''
}

/** Turns whatever a call threw into a SendError. */
export function asSendError(error: unknown): SendError {
  if (error instanceof SendError) return error
  const failed: SlackError = Object(error)
  const { message, data } = failed
  const details = data?.response_metadata?.messages?.join(' ') ?? ''
  return new SendError(slackFailure(failed), `${message} ${details}`.trim(), {
    cause: error,
  })
}
