/**
 * The Bot Framework's token issuer on loopback: its OpenID metadata and keys, the tokens Teams sends
 * with an activity, and the bot's own sign-in.
 */
import { generateKeyPairSync, sign } from 'node:crypto'
import Fastify from 'fastify'

export type TokenOptions = {
  /** The app id of the bot it is meant for. */
  audience: string
  serviceUrl: string
  /** Seconds from now; the SDK forgives five minutes. */
  expiresIn?: number
  issuer?: string
  /** Signed with a key of somebody else under the published key's name. */
  forged?: boolean
}

/**
 * Entra as MSAL tells of it: how often it was asked, and what it answers instead of a token. While it
 * `hangs` it answers nothing: MSAL waits for as long as the socket is open.
 */
export const newEntra = () => ({
  asked: 0,
  refusal: null as Error | null,
  hangs: false,
  hanging: 0,
})
export type Entra = ReturnType<typeof newEntra>

/** What MSAL throws when Entra answers with an error of its own. */
export function refusedByEntra(number: number, description: string): Error {
  const text = `invalid_client: Error(s): ${number} - Timestamp: 2026-01-05 08:00:00Z - Description: AADSTS${number}: ${description} - Correlation ID: 1 - Trace ID: 2`
  return Object.assign(new Error(text), { name: 'ServerError', errorCode: 'invalid_client' })
}

/** What the bot signs its own calls with. */
export const BOT_TOKEN = 'the-token-of-the-bot'

const ISSUER = 'https://api.botframework.com'
const KEY_ID = 'test-key'

export async function openIssuer() {
  const own = newKeys()
  const jwk = {
    ...own.publicKey.export({ format: 'jwk' }),
    kid: KEY_ID,
    use: 'sig',
    endorsements: ['msteams'],
  }
  const server = Fastify({ forceCloseConnections: true })
  server.get('/openid', (request) => ({
    issuer: ISSUER,
    jwks_uri: `http://${request.host}/keys`,
    id_token_signing_alg_values_supported: ['RS256'],
  }))
  server.get('/keys', () => ({ keys: [jwk] }))
  const address = await server.listen({ host: '127.0.0.1', port: 0 })

  return {
    /**
     * For ConfigurationBotFrameworkAuthentication: all of them, since once one is set the SDK has no
     * defaults for the others.
     */
    settings: {
      ToChannelFromBotLoginUrl: 'https://login.microsoftonline.com/botframework.com',
      ToChannelFromBotOAuthScope: ISSUER,
      ToBotFromChannelTokenIssuer: ISSUER,
      OAuthUrl: ISSUER,
      ToBotFromChannelOpenIdMetadataUrl: `${address}/openid`,
      ToBotFromEmulatorOpenIdMetadataUrl: `${address}/openid`,
    },
    /** Like Teams' own, it names no tenant: that stands in the activity. */
    token({ audience, serviceUrl, expiresIn = 3600, issuer = ISSUER, forged }: TokenOptions) {
      const now = Math.floor(Date.now() / 1000)
      const claims = {
        iss: issuer,
        aud: audience,
        serviceurl: serviceUrl,
        nbf: Math.min(now, now + expiresIn - 60),
        exp: now + expiresIn,
      }
      const header = { alg: 'RS256', typ: 'JWT', kid: KEY_ID }
      const text = `${encode(header)}.${encode(claims)}`
      const { privateKey } = forged ? newKeys() : own
      return `${text}.${sign('RSA-SHA256', Buffer.from(text), privateKey).toString('base64url')}`
    },
    close: () => server.close(),
  }
}

/**
 * The SDK's ServiceClientCredentialsFactory without Entra: MSAL signs in over https only, so it
 * cannot be sent to loopback.
 */
export const botCredentials = (appId: string, entra: Entra = newEntra()) => ({
  isValidAppId: async (id?: string) => id === appId,
  isAuthenticationDisabled: async () => false,
  createCredentials: async () => ({
    async signRequest<R extends { headers: { set(name: string, value: string): unknown } }>(
      request: R,
    ): Promise<R> {
      entra.asked += 1
      if (entra.hangs) {
        entra.hanging += 1
        await new Promise(() => {})
      }
      if (entra.refusal) throw entra.refusal
      request.headers.set('authorization', `Bearer ${BOT_TOKEN}`)
      return request
    },
  }),
})

const newKeys = () => generateKeyPairSync('rsa', { modulusLength: 2048 })

const encode = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url')
