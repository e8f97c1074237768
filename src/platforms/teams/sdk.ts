/**
 * The Bot Framework SDK, as much of it as pejl uses: checking who posts an activity, and calling the
 * connector. Its own retries are off, since the outbox owns them. Nothing else imports it.
 */
import { AsyncLocalStorage } from 'node:async_hooks'
import type { Activity, ConfigurationBotFrameworkAuthentication } from 'botbuilder'
import type { SendError } from '../../outbox/port.ts'
import { inTime, unsigned } from './entra.ts'
import { sendRequest } from './http-call.ts'

type Authentication = ConstructorParameters<typeof ConfigurationBotFrameworkAuthentication>
type Credentials = NonNullable<Authentication[1]>

export type Bot = {
  /** The app's id; "" where everybody on this machine is believed. */
  appId: string
  /** Credentials, and where tokens are issued, by the SDK's own names. */
  settings: Record<string, string>
  /** How pejl signs in; made from the settings when absent. */
  credentials?: Credentials
  /** Told what came of each call; null when it was carried out. */
  heard?(error: SendError | null): void
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
  /** Gets a token from Entra, unless it has one that is good. Throws what Entra answers. */
  signIn(): Promise<void>
}

/** The SDK writes a stack to the console for every token that it turns down; the caller logs them. */
const unheard = new AsyncLocalStorage<true>()
function quietConsole(): void {
  const { error } = console
  console.error = (...words: unknown[]) => {
    if (!unheard.getStore()) error(...words)
  }
}

/** Loading takes a second, so it waits until it is needed. */
export async function loadSdk({ appId, settings, credentials, heard }: Bot): Promise<Sdk> {
  quietConsole()
  const botbuilder = await import('botbuilder')
  const signingIn = soon(
    credentials ?? new botbuilder.ConfigurationServiceClientCredentialFactory(settings),
  )
  const auth = new botbuilder.ConfigurationBotFrameworkAuthentication(
    settings,
    signingIn,
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
      const check = () => auth.authenticateRequest(activity as Activity, authorization)
      await unheard.run(true, check)
    },
    async connector(serviceUrl, seenBy = 'all') {
      const url = seenBy === 'all' ? serviceUrl : `${serviceUrl}?isTargetedActivity=true`
      const { conversations } = await factory.create(url, '')
      return callsOf(conversations as unknown as Conversations, heard)
    },
    async signIn() {
      const signed = await signingIn.createCredentials(appId, '', LOGIN, true)
      await signed.signRequest(Object({ headers: new Headers() }))
    },
  }
}

/** The same, which gives up in time. */
const soon = (factory: Credentials): Credentials => ({
  isValidAppId: (appId) => factory.isValidAppId(appId),
  isAuthenticationDisabled: () => factory.isAuthenticationDisabled(),
  async createCredentials(...of) {
    const made = await factory.createCredentials(...of)
    return { signRequest: (request) => inTime(made.signRequest(request)) }
  },
})

/** By which the SDK knows Microsoft's public cloud; the tenant is the bot's own. */
const LOGIN = 'https://login.microsoftonline.com/botframework.com'

/** Somebody in a roster, as Teams writes it. */
export type Member = {
  id: string
  /** The Entra id; on the wire it is `objectId`. */
  objectId?: string
  aadObjectId?: string
  email?: string
  userPrincipalName?: string
  tenantId?: string
  /** "user", "guest" or "anonymous". */
  userRole?: string
}

export type Page = { members: Member[]; continuationToken?: string }

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
  ): Promise<Page>
}

const PAGE = 500

function callsOf(calls: Conversations, heard: Bot['heard']) {
  const call = async <T>(work: Promise<T>): Promise<T> => {
    try {
      const result = await work
      heard?.(null)
      return result
    } catch (error) {
      const failed = unsigned(error)
      heard?.(failed)
      throw failed
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
    /** A page of everybody in it: the first, or the one after another. */
    members: (conversation: string, continuationToken?: string): Promise<Page> =>
      call(calls.getConversationPagedMembers(conversation, { pageSize: PAGE, continuationToken })),
  }
}
