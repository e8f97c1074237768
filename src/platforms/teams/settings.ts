/** The bot's credentials, by the names that Azure and the SDK give them. */
import { z } from 'zod'
import { ConfigError } from '../../config.ts'

export type Credentials = {
  MicrosoftAppId: string
  MicrosoftAppTenantId: string
  MicrosoftAppType: 'SingleTenant' | 'UserAssignedMsi'
  /** Only a SingleTenant bot has one. */
  MicrosoftAppPassword?: string
}

const NAMES = [
  'MicrosoftAppId',
  'MicrosoftAppTenantId',
  'MicrosoftAppType',
  'MicrosoftAppPassword',
] as const

const guid = z
  .guid({ error: ({ input }) => (input ? 'skal være et id med bindestreger' : LACKS) })
  .toLowerCase()
const LACKS = 'mangler'

/** The SDK takes a type that it does not know for MultiTenant, which hears every tenant. */
const settings = z
  .object({
    MicrosoftAppId: guid,
    MicrosoftAppTenantId: guid,
    MicrosoftAppType: z.enum(['SingleTenant', 'UserAssignedMSI'], {
      error: ({ input }) => (input ? 'skal være SingleTenant eller UserAssignedMSI' : LACKS),
    }),
    MicrosoftAppPassword: z.string().optional(),
  })
  .superRefine(({ MicrosoftAppType: type, MicrosoftAppPassword: password }, { addIssue }) => {
    const path = ['MicrosoftAppPassword']
    if (type === 'SingleTenant' && !password)
      addIssue({ code: 'custom', path, message: `${LACKS} (SingleTenant kræver en adgangskode)` })
  })

/** The credentials; null when none is given. Throws ConfigError that names each bad one. */
export function readCredentials(env: NodeJS.ProcessEnv): Credentials | null {
  const given = NAMES.flatMap((name) => (env[name] ? [[name, env[name]] as const] : []))
  if (given.length === 0) return null
  const read = settings.safeParse(Object.fromEntries(given))
  if (!read.success) {
    const wrong = read.error.issues.map(({ path, message }) => `${path.join('.')} ${message}`)
    throw new ConfigError(`Indstillingerne til Teams kan ikke bruges: ${wrong.join('; ')}.`)
  }
  const { MicrosoftAppType: type, MicrosoftAppPassword: password, ...ids } = read.data
  return type === 'SingleTenant'
    ? { ...ids, MicrosoftAppType: type, MicrosoftAppPassword: password }
    : { ...ids, MicrosoftAppType: 'UserAssignedMsi' }
}
