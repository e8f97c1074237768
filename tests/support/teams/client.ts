/** Teams towards the bot: what people do there becomes activities posted to /api/messages. */
import {
  actionOf,
  type Envelope,
  envelope,
  execute,
  installation,
  membership,
  message,
  submit,
} from './activities.ts'
import type { Json } from './json.ts'
import { addPost } from './operations.ts'
import {
  BOT,
  type Conversation,
  chatOf,
  type Person,
  type Post,
  type Region,
  type World,
} from './world.ts'

/** The bot's HTTP answer. `body` is null when it is empty, a string when it is not JSON. */
export type Answer = { status: number; body: unknown }

export type ClientOptions = {
  world: World
  serviceUrlIn: (region: Region) => string
  /** The bot's endpoint, ".../api/messages". */
  endpoint: () => string
  /** A token to send with it, from a region; none without credentials. */
  token?: (serviceUrl: string) => string
}

type Place = {
  in?: Conversation
  thread?: Post
  mention?: boolean
  /** From the "/" menu: nobody else sees it, and the bot is told so. */
  slash?: boolean
}

export function newClient({ world, serviceUrlIn, endpoint, token }: ClientOptions) {
  const base = (place: Conversation, from: Person, thread?: Post | null): Envelope =>
    envelope(
      serviceUrlIn(place.region),
      place,
      from,
      world.nextId(),
      thread && (thread.root ?? thread.id),
    )

  function authorizationOf(activity: object): string | undefined {
    const { serviceUrl = '' }: { serviceUrl?: string } = activity
    return token && `Bearer ${token(serviceUrl)}`
  }

  /** Any activity at all, as it is. */
  async function post(activity: object, authorization = authorizationOf(activity)) {
    const response = await fetch(endpoint(), {
      method: 'POST',
      headers: {
        'content-type': 'application/json; charset=utf-8',
        ...(authorization && { authorization }),
      },
      body: JSON.stringify(activity),
    })
    return { status: response.status, body: parsed(await response.text()) } satisfies Answer
  }

  /**
   * Adds the app to a conversation, with the two activities Teams sends from there. A team gets it
   * everywhere.
   */
  async function install(by: Person, place = chatOf(world, by)): Promise<Answer[]> {
    setInstalled(place, true)
    return [
      await post(membership(base(place, by), { membersAdded: [BOT] })),
      await post(installation(base(place, by), 'add', place.team && place)),
    ]
  }

  /** Takes the app out. In personal chats nobody is told that the bot left, only of the app. */
  async function uninstall(by: Person, place = chatOf(world, by)): Promise<Answer[]> {
    const where = place.team?.channels[0] ?? place
    setInstalled(place, false)
    const answers = [await post(installation(base(where, by), 'remove'))]
    if (place.type === 'personal') return answers
    return [...answers, await post(membership(base(where, by), { membersRemoved: [BOT] }))]
  }

  return {
    post,
    install,
    uninstall,
    /**
     * Text in the person's own chat, where a mention is rare, or elsewhere, where the bot hears
     * nothing but its mentions and what is chosen from the "/" menu.
     */
    async say(person: Person, text: string, place: Place = {}) {
      const where = place.in ?? chatOf(world, person)
      const mention = !place.slash && (where.type !== 'personal' || place.mention === true)
      const root = place.thread ? (place.thread.root ?? place.thread.id) : null
      const shown = { from: person.id, only: place.slash ? person.id : null }
      const id = addPost(world, where, root, { type: 'message', text }, shown)
      const activity = envelope(serviceUrlIn(where.region), where, person, id, root ?? id)
      const sent = message(activity, text, mention)
      return await post(place.slash ? { ...sent, recipient: { ...BOT, isTargeted: true } } : sent)
    },
    /**
     * Presses the button with this title on a post. Each press is an activity with a new id, so
     * pressing twice is what a double click or Teams' own retry looks like.
     */
    async press(person: Person, on: Post, title: string, inputs: Json = {}) {
      if (on.only !== null && on.only !== person.id) throw new Error('they do not see that post')
      return await post(
        execute(base(placeOf(world, on), person, on), on, actionOf(on, title), inputs),
      )
    },
    /** The same press in a host that knows Action.Submit only. */
    async pressFallback(person: Person, on: Post, title: string, inputs: Json = {}) {
      const action = actionOf(on, title)
      const known = action.type === 'Action.Submit' ? action : (action.fallback as Json)
      return await post(submit(base(placeOf(world, on), person, on), on, known, inputs))
    },
    nextId: world.nextId,
    /** An activity's common fields, to build one that a well-behaved Teams would not send. */
    base,
  }
}

function setInstalled(place: Conversation, installed: boolean): void {
  for (const each of place.team?.channels ?? [place]) each.installed = installed
}

function placeOf(world: World, post: Post): Conversation {
  for (const place of world.conversations.values()) if (place.posts.includes(post)) return place
  throw new Error(`no post ${post.id}`)
}

function parsed(text: string): unknown {
  if (text === '') return null
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}
