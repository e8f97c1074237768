/** The SLACK_ settings: explained in .env.example. */
import { ConfigError } from '../../config.ts'

export type Settings = Readonly<{
  botToken: string
  /** Socket Mode needs no public address; HTTP needs one, and verifies signatures. */
  way: { kind: 'socket'; appToken: string } | { kind: 'http'; signingSecret: string }
  /** Slack's own when undefined. */
  apiUrl: string | undefined
}>

const NAMES = ['SLACK_BOT_TOKEN', 'SLACK_APP_TOKEN', 'SLACK_SIGNING_SECRET', 'SLACK_API_URL']

/** null when none is given. Throws ConfigError, one sentence that names each missing or wrong one. */
export function readSettings(env: NodeJS.ProcessEnv): Settings | null {
  const [botToken, appToken, signingSecret, apiUrl] = NAMES.map((name) => env[name] ?? '')
  if (!(botToken || appToken || signingSecret || apiUrl)) return null
  const faults = [
    ...(botToken?.startsWith('xoxb-') ? [] : [tokenFault(botToken)]),
    ...(appToken || signingSecret
      ? []
      : ['SLACK_APP_TOKEN (Socket Mode) eller SLACK_SIGNING_SECRET (HTTP) mangler']),
    ...(!appToken || appToken.startsWith('xapp-')
      ? []
      : ['SLACK_APP_TOKEN skal begynde med xapp-']),
    ...(!apiUrl || isSafeUrl(apiUrl)
      ? []
      : [
          'SLACK_API_URL skal være en https-adresse, der slutter med / (http kun på maskinen selv)',
        ]),
  ]
  if (faults.length > 0) throw new ConfigError(`Slack kan ikke bruges: ${faults.join('; ')}.`)
  return {
    botToken: botToken ?? '',
    way: appToken
      ? { kind: 'socket', appToken }
      : { kind: 'http', signingSecret: signingSecret ?? '' },
    apiUrl: apiUrl || undefined,
  }
}

const tokenFault = (token = ''): string =>
  token.startsWith('xoxe.')
    ? 'SLACK_BOT_TOKEN udløber, fordi appen har token rotation slået til: lav appen igen fra manifests/slack/manifest.yaml'
    : 'SLACK_BOT_TOKEN skal være appens »Bot User OAuth Token«, der begynder med xoxb-'

/** The token is sent there, so off this machine it goes encrypted. */
function isSafeUrl(text: string): boolean {
  const url = URL.parse(text)
  if (!url || !text.endsWith('/')) return false
  const isLoopback = ['127.0.0.1', 'localhost', '[::1]'].includes(url.hostname)
  return url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback)
}
