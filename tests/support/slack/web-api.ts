/** One call of the Web API: who calls, what the test scripted, the pace, then Slack's own answer. */
import type { Answer } from './http.ts'
import { type Refusal, refusal } from './limits.ts'
import type { pacing } from './rates.ts'
import type { Scripted, script } from './script.ts'
import type { Args, Reply } from './workspace.ts'

/** `outcome`: "ok", an error's name, an HTTP status, "dropped" or "accepted, then dropped". */
export type Call = { method: string; args: Args; outcome: string }

export type Api = {
  tokens: Readonly<Record<'bot' | 'app', string>>
  scopes: readonly string[]
  methods: Readonly<Record<string, (args: Args) => Promise<Reply | Refusal>>>
  script: ReturnType<typeof script>
  pace: ReturnType<typeof pacing>
  calls: Call[]
}

type Outcome = { outcome: string; answer: Answer }

export async function webApi(api: Api, method: string, args: Args, token: string): Promise<Answer> {
  const { outcome, answer } = await outcomeOf(api, method, args, token)
  api.calls.push({ method, args, outcome })
  if (answer) answer.headers['x-oauth-scopes'] = api.scopes.join(',')
  return answer
}

async function outcomeOf(api: Api, method: string, args: Args, token: string): Promise<Outcome> {
  const unauthorised = authorise(api, method, token)
  if (unauthorised) return said(unauthorised)
  const scripted = api.script.take(method, args)
  const instead = scripted && insteadOfAnswer(scripted)
  if (instead) return instead
  const wait = api.pace(method, String(args.channel))
  if (wait !== null) return rateLimited(wait)

  const run = api.methods[method]
  const reply = run ? await run(args) : refusal('unknown_method')
  if (scripted && 'until' in scripted) {
    scripted.arrived()
    await scripted.until
  }
  return scripted && 'drop' in scripted
    ? { outcome: 'accepted, then dropped', answer: null }
    : said(reply)
}

function authorise({ tokens }: Api, method: string, token: string): Refusal | null {
  const wanted = method === 'apps.connections.open' ? tokens.app : tokens.bot
  if (token === wanted) return null
  if (token === '') return refusal('not_authed')
  const known = Object.values(tokens).includes(token)
  return refusal(known ? 'not_allowed_token_type' : 'invalid_auth')
}

function insteadOfAnswer(scripted: Scripted): Outcome | null {
  if ('error' in scripted) return said({ ok: false, ...scripted })
  if ('rateLimited' in scripted) return rateLimited(scripted.rateLimited)
  if ('status' in scripted) return answered(`${scripted.status}`, scripted.status, '<html>')
  return 'drop' in scripted && scripted.drop === 'before'
    ? { outcome: 'dropped', answer: null }
    : null
}

function rateLimited(seconds: number): Outcome {
  const headers = { 'retry-after': `${seconds}` }
  return answered('ratelimited', 429, refusal('ratelimited'), headers)
}

function said(reply: Reply | Refusal): Outcome {
  return answered(reply.ok ? 'ok' : String(reply.error), 200, reply)
}

function answered(outcome: string, status: number, body: unknown, headers = {}): Outcome {
  return { outcome, answer: { status, headers, body } }
}
