/** The one place where Teams' own errors become pejl's. */
import { type Failure, SendError } from '../../outbox/port.ts'

/** A call that Teams refused. `code` is Teams' own word for why; "" when it gave none. */
export class TeamsError extends SendError {
  override name = 'TeamsError'
  readonly code: string
  constructor(status: number, code: string, failure: Failure) {
    super(failure, `Teams answered ${status} ${code}`)
    this.code = code
  }
}

const notAllowed = (advice: string): Failure => ({ kind: 'not-allowed', advice })
const gone = (advice: string): Failure => ({ kind: 'gone', advice })

export const NO_APP =
  'Personen har ikke appen pejl i Teams. Bed personen om at tilføje den (Apps → pejl → Tilføj); så kommer beskeden af sig selv.'

const BY_CODE: Readonly<Record<string, Failure>> = {
  BotDisabledByAdmin: notAllowed(
    'Appen pejl er slået fra i Teams. Bed en Teams-administrator om at tillade den.',
  ),
  BotNotInConversationRoster: notAllowed(
    'Appen pejl er ikke længere i samtalen. Tilføj den igen i Teams.',
  ),
  ConversationBlockedByUser: notAllowed(
    'Personen har blokeret pejl i Teams. Bed personen om at ophæve blokeringen under … ved chatten.',
  ),
  ForbiddenOperationException: notAllowed(NO_APP),
  NotEnoughPermissions: notAllowed(
    'pejl må ikke skrive der. Lad en ejer af teamet tillade apps at skrive i kanalen.',
  ),
  ActivityNotFoundInConversation: gone(
    'Beskeden er slettet i Teams, så den kan ikke længere følge med.',
  ),
  ConversationNotFound: gone(
    'Samtalen findes ikke længere i Teams. Ret kanalens adresse i people.yaml, eller tilføj appen igen.',
  ),
  MessageSizeTooBig: notAllowed(
    'Beskeden er for stor til Teams. Fortæl det til den, der passer pejl.',
  ),
}

/** Entra has let pejl in, but Teams does not take it for its bot. */
const NOT_THE_BOT: Failure = {
  kind: 'auth',
  advice:
    'Teams kender ikke pejl som sin bot. Kontrollér i Azure, at botten har samme id som MicrosoftAppId, og at Teams er slået til under Channels.',
}

/** Microsoft asks for 412, 429 and 5xx to be repeated: what was answered so was not carried out. */
const PASSING = new Set([408, 412, 500, 502, 503, 504])

/** How long to wait where Teams does not say (ms). */
const WITHOUT_ADVICE_MS = 2_000

/** An HTTP answer other than success. `retryAfter` in seconds, as the header has it. */
export function refusedCall(status: number, body: string, retryAfter: string | null): TeamsError {
  const code = codeOf(body)
  return new TeamsError(status, code, teamsFailure(status, code, Number(retryAfter ?? Number.NaN)))
}

function teamsFailure(status: number, code: string, seconds: number): Failure {
  if (status === 429)
    return {
      kind: 'rate-limited',
      retryAfterMs: Number.isFinite(seconds) ? seconds * 1000 : WITHOUT_ADVICE_MS,
    }
  if (PASSING.has(status)) return { kind: 'network' }
  if (status === 401) return NOT_THE_BOT
  const known = BY_CODE[code]
  if (known) return known
  if (status === 404) return gone('Samtalen eller beskeden findes ikke længere i Teams.')
  return notAllowed(
    `Teams afviste beskeden (${status}${code && ` ${code}`}). Fortæl det til den, der passer pejl.`,
  )
}

function codeOf(body: string): string {
  try {
    return String(JSON.parse(body).error.code)
  } catch {
    return ''
  }
}

/** Nothing was sent: nobody was there to send it to. */
const NOT_REACHED = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'UND_ERR_CONNECT_TIMEOUT']

/**
 * A call without an answer. One that makes a message may have been carried out; all others can be
 * repeated.
 */
export function unanswered(error: unknown, makesMessage: boolean): SendError {
  const { name, cause }: { name?: string; cause?: unknown } = Object(error)
  const { code = '' }: { code?: string } = Object(cause)
  const kind = makesMessage && !NOT_REACHED.includes(code) ? 'uncertain' : 'network'
  return new SendError({ kind }, `Teams did not answer: ${code || name}`, {
    cause: error,
  })
}

/** Teams has answered no, and would answer the same if it were asked again. */
export const isRefusal = (error: unknown): error is TeamsError =>
  error instanceof TeamsError && ['gone', 'not-allowed'].includes(error.failure.kind)

const OF_SOMEBODY = [
  'BotNotInConversationRoster',
  'ConversationBlockedByUser',
  'ConversationNotFound',
  'ForbiddenOperationException',
  'BadArgument',
]

/** A refusal of the person who is written to, not of pejl or of what it wrote. */
export const isOfPerson = (error: unknown): boolean =>
  isRefusal(error) && OF_SOMEBODY.includes(error.code)
