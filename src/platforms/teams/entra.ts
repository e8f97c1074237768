/** Signing in at Entra: how long it may take, and what Entra answers in pejl's words. */
import { type Failure, SendError } from '../../outbox/port.ts'

const NEW_SECRET =
  'Lav en ny i Entra (App registrations → pejl → Certificates & secrets → New client secret), skriv dens Value som MicrosoftAppPassword, og start pejl igen.'
const WRONG_APP =
  'Entra kender ikke pejls app i jeres tenant. Kontrollér MicrosoftAppId og MicrosoftAppTenantId, og start pejl igen.'

/** By Entra's own number for it, AADSTS… */
const BY_NUMBER: Readonly<Record<string, string>> = {
  7000222: `Adgangskoden til Teams er udløbet, så pejl kan ikke skrive der. ${NEW_SECRET}`,
  7000215: `Entra kender ikke adgangskoden til Teams, så pejl kan ikke skrive der. ${NEW_SECRET}`,
  7000112: 'Appen pejl er slået fra i Entra. Slå den til under Enterprise applications → pejl.',
  700016: WRONG_APP,
  90002: WRONG_APP,
  900023: WRONG_APP,
}

const REFUSED =
  'Entra lader ikke pejl logge ind. Kontrollér MicrosoftAppId, MicrosoftAppTenantId og MicrosoftAppPassword, og start pejl igen.'

/** Nobody is there: nothing that is set up wrongly. */
const AWAY = /network|endpoint|ENOTFOUND|ECONN|EAI_AGAIN|timeout/i
/** Entra is there, and asks to be asked again. */
const BUSY = /temporarily_unavailable|AADSTS9003\d\b/

/** Whatever fails before a call leaves pejl: signing in. */
export function unsigned(error: unknown): SendError {
  if (error instanceof SendError) return error
  const text = String(error)
  const [, number] = /AADSTS(\d+)/.exec(text) ?? []
  const passing = BUSY.test(text) || (!number && AWAY.test(text))
  const failure: Failure = passing
    ? { kind: 'network' }
    : { kind: 'auth', advice: BY_NUMBER[number ?? ''] ?? REFUSED }
  return new SendError(failure, 'pejl could not sign in for Teams', { cause: error })
}

/** How long pejl waits for Entra (ms). */
const SIGN_IN_MS = 10_000

/**
 * Signing in, or nobody there when it takes too long. The SDK waits for as long as the socket is open:
 * every message to Teams would be under way for good.
 */
export async function inTime<T>(signing: Promise<T>): Promise<T> {
  const { promise: late, reject } = Promise.withResolvers<never>()
  const timer = setTimeout(
    () => reject(new SendError({ kind: 'network' }, 'Entra did not answer')),
    SIGN_IN_MS,
  )
  return await Promise.race([signing, late]).finally(() => clearTimeout(timer))
}
