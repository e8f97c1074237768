/**
 * The Bot Framework SDK, as much of it as pejl uses: checking who posts an activity, and calling the
 * connector. Its own retries are off, since the outbox owns them. Nothing else imports it.
 */
import type { Activity, ConfigurationBotFrameworkAuthentication } from 'botbuilder'
import { refusedCall, unanswered, unsigned } from './errors.ts'

type Authentication = ConstructorParameters<typeof ConfigurationBotFrameworkAuthentication>

export type Bot = {
  /** The app's id; "" where everybody on this machine is believed. */
  appId: string
  /** Credentials, and where tokens are issued, by the SDK's own names. */
  settings: Record<string, string>
  /** How pejl signs in; made from the settings when absent. */
  credentials?: Authentication[1]
}

/** The calls to one region of Teams. Each throws SendError. */
export type Connector = ReturnType<typeof callsOf>

export type Sdk = {
  /** Throws when the token is not one that Teams made for this bot. */
  authenticate(activity: unknown, authorization: string): Promise<void>
  /**
   * The calls to where a conversation is. `alone` are those about what only one person in it sees
   * (Teams' targeted messages), which the SDK has no calls for: Teams is told so in each address.
   */
  connector(serviceUrl: string, seenBy?: 'all' | 'alone'): Promise<Connector>
}

/** Loading takes a second, so it waits until it is needed. */
export async function loadSdk({ appId, settings, credentials }: Bot): Promise<Sdk> {
  const { ConfigurationBotFrameworkAuthentication } = await import('botbuilder')
  const auth = new ConfigurationBotFrameworkAuthentication(
    settings,
    credentials,
    undefined,
    undefined,
    // The options are typed for a client of which only this method is called.
    { httpClient: { sendRequest } } as object,
  )
  const identity = { claims: [], getClaimValue: () => appId, isAuthenticated: true }
  const factory = auth.createConnectorFactory(
    identity as unknown as Parameters<typeof auth.createConnectorFactory>[0],
  )
  return {
    async authenticate(activity, authorization) {
      await auth.authenticateRequest(activity as Activity, authorization)
    },
    async connector(serviceUrl, seenBy = 'all') {
      const url = seenBy === 'all' ? serviceUrl : `${serviceUrl}?isTargetedActivity=true`
      return callsOf((await factory.create(url, '')).conversations as unknown as Conversations)
    },
  }
}

type Member = { id: string; aadObjectId?: string; email?: string; userPrincipalName?: string }

/** The part of the SDK's generated client that is called. */
type Conversations = {
  sendToConversation(conversation: string, activity: object): Promise<{ id: string }>
  updateActivity(conversation: string, id: string, activity: object): Promise<unknown>
  deleteActivity(conversation: string, id: string): Promise<unknown>
  createConversation(parameters: object): Promise<{ id: string }>
  getConversationMember(conversation: string, member: string): Promise<Member>
  getConversationPagedMembers(
    conversation: string,
    options: { pageSize: number; continuationToken?: string },
  ): Promise<{ members: Member[]; continuationToken?: string }>
}

const PAGE = 500

function callsOf(calls: Conversations) {
  const call = async <T>(work: Promise<T>): Promise<T> => {
    try {
      return await work
    } catch (error) {
      throw unsigned(error)
    }
  }
  return {
    /** Posts in a conversation, or in a thread of it; returns the post's id. */
    send: async (conversation: string, activity: object): Promise<string> =>
      (await call(calls.sendToConversation(conversation, activity))).id,
    update: async (conversation: string, id: string, activity: object): Promise<void> => {
      await call(calls.updateActivity(conversation, id, activity))
    },
    remove: async (conversation: string, id: string): Promise<void> => {
      await call(calls.deleteActivity(conversation, id))
    },
    /** The chat with one person, the same each time; returns its id. */
    chatWith: async (user: string, tenant: string): Promise<string> => {
      const members = [{ id: user }]
      const channelData = { tenant: { id: tenant } }
      const parameters = { isGroup: false, members, tenantId: tenant, channelData }
      return (await call(calls.createConversation(parameters))).id
    },
    /** By Teams' id, Entra id or UPN. */
    member: (conversation: string, id: string): Promise<Member> =>
      call(calls.getConversationMember(conversation, id)),
    /** Everybody in it, a page at a time. */
    async *members(conversation: string): AsyncGenerator<Member> {
      let continuationToken: string | undefined
      do {
        const options = { pageSize: PAGE, continuationToken }
        const page = await call(calls.getConversationPagedMembers(conversation, options))
        yield* page.members
        continuationToken = page.continuationToken
      } while (continuationToken)
    },
  }
}

/** How long pejl waits for an answer of Teams'. */
export const CALL_MS = 15_000

type HttpRequest = {
  url: string
  method: string
  headers: { rawHeaders(): Record<string, string>; clone(): unknown }
  body?: string
}

/** One call, one request. Errors are translated here, before the SDK can make something of them. */
async function sendRequest(request: HttpRequest) {
  const { url, method, headers, body } = request
  const makesMessage = method === 'POST' && /\/activities(\/|$)/.test(new URL(url).pathname)
  try {
    const signal = AbortSignal.timeout(CALL_MS)
    const response = await fetch(url, { method, headers: headers.rawHeaders(), body, signal })
    const bodyAsText = await response.text()
    if (!response.ok)
      throw refusedCall(response.status, bodyAsText, response.headers.get('retry-after'))
    return { request, status: response.status, headers: headers.clone(), bodyAsText }
  } catch (error) {
    throw error instanceof Error && error.name === 'TeamsError'
      ? error
      : unanswered(error, makesMessage)
  }
}
