/** Whether Microsoft lets pejl in, found out before a message does. */
import type { SendError } from '../../outbox/port.ts'
import { unsigned } from './entra.ts'
import { TeamsError } from './errors.ts'
import type { Sdk } from './sdk.ts'

/** How often pejl sees whether it may still sign in, when nothing is sent (ms). */
const CHECK_MS = 60 * 60_000

export type Standing = ReturnType<typeof newStanding>

/**
 * Tells how pejl stands with Microsoft, each time that it changes: a secret that has expired is
 * something that nobody can be written to about in Teams.
 */
export function newStanding(trouble: (sentence: string | null) => void) {
  let told: string | null = null
  const troubles: { entra: string | null; bot: string | null } = { entra: null, bot: null }
  const tell = (change: Partial<typeof troubles>) => {
    Object.assign(troubles, change)
    const sentence = troubles.entra ?? troubles.bot
    if (sentence !== told) trouble(sentence)
    told = sentence
  }
  /** What came of a call to Teams; null when it was carried out. */
  const heard = (error: SendError | null) => {
    if (error === null) return tell({ entra: null, bot: null })
    const { failure } = error
    if (failure.kind !== 'auth') return
    tell(error instanceof TeamsError ? { bot: failure.advice } : { entra: failure.advice })
  }
  return {
    heard,
    /** Signs in now and then every hour, whether anything is sent or not; returns what ends it. */
    watch(sdk: () => Promise<Sdk>): () => void {
      const look = () =>
        sdk()
          .then(({ signIn }) => signIn())
          .then(() => tell({ entra: null }))
          .catch((error: unknown) => heard(unsigned(error)))
      look()
      const timer = setInterval(look, CHECK_MS).unref()
      return () => clearInterval(timer)
    },
  }
}
