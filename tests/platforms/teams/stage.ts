/** Teams for the contract that every platform keeps. */
import type { Recipient } from '../../../src/domain/recipient.ts'
import { inputOf } from '../../support/form.ts'
import { cardsOf, type Post } from '../../support/teams/world.ts'
import type { Seen, Stage } from '../contract.ts'
import { openTenant, textOf } from './tenant.ts'

/** More than any test needs; a message that fails every time would wait for ever. */
const ROUNDS = 50

export async function openTeamsStage(): Promise<Stage> {
  const tenant = await openTenant({}, { limited: false })
  const { teams, platform, prisma, outbox } = tenant
  await tenant.install(...tenant.everybody)
  const chats = tenant.everybody.map(tenant.chat)

  /** Goal sets may share a channel. */
  const placeOf = async (conversation: Recipient) => {
    const [kind, key = ''] = conversation.split(':')
    if (kind === 'person') return tenant.chat(key)
    const { address } = await prisma.channel.findUniqueOrThrow({ where: { key } })
    const place = tenant.team.channels.find(({ id }) => id === address)
    if (!place) throw new Error(`no channel ${key}`)
    return place
  }
  /** In the newest message of the person's own chat. */
  const pressIn = async (
    person: string,
    title: string,
    inputs: Readonly<Record<string, string>>,
  ) => {
    const newest = tenant.posts(tenant.chat(person)).at(-1)
    if (!newest) throw new Error('no post')
    await teams.client.press(tenant.person(person), newest, title, inputs)
  }
  return {
    house: tenant,
    close: tenant.close,
    platform,
    async settle() {
      for (let round = 0; round < ROUNDS; round += 1) {
        await tenant.drain()
        const waiting = await prisma.message.findFirst({
          where: { state: 'due' },
          orderBy: { notBefore: 'asc' },
        })
        if (!waiting) return
        // What has no time of its own waits for its turn among the others.
        const ms = (waiting.notBefore?.getTime() ?? 0) - outbox.realNow().getTime() + 1
        await tenant.wait(Math.max(ms, 1000) / 1000)
      }
      throw new Error(`Something still waits for its turn after ${ROUNDS} rounds.`)
    },
    seen: async (person, conversation) => {
      const { id } = tenant.person(person)
      return (await placeOf(conversation)).posts
        .filter(({ root, only }) => root === null && (only === null || only === id))
        .map(seen)
    },
    thread: async (conversation, { id }) => {
      const place = await placeOf(conversation)
      const root = place.posts.find((post) => post.id === id)
      return root ? teams.replies(place, root).map(seen) : []
    },
    answered: async (person, channel, text) => {
      const place = tenant.channel(channel)
      await teams.client.say(tenant.person(person), text, { in: place, slash: true })
      const newest = place.posts.findLast(({ only }) => only === tenant.person(person).id)
      return newest ? textOf(cardsOf(newest)[0] ?? {}) : ''
    },
    ask: async (person, channel, text) => {
      await teams.client.say(tenant.person(person), text, {
        in: tenant.channel(channel),
        slash: true,
      })
    },
    press: async (person, channel, title) => {
      const { posts } = tenant.channel(channel)
      const own = () => posts.findLast(({ only }) => only === tenant.person(person).id)
      const newest = own()
      if (!newest) throw new Error('no post')
      await teams.client.press(tenant.person(person), newest, title)
      return seen(own() ?? newest).text
    },
    share: async (person, channel) => {
      const { posts } = tenant.channel(channel)
      const newest = posts.findLast(({ only }) => only === tenant.person(person).id)
      if (!newest) throw new Error('no post')
      await teams.client.press(tenant.person(person), newest, 'Del i kanalen')
      const shared = posts.findLast(({ only }) => only === null)
      return shared ? seen(shared).text : ''
    },
    report: async (person, item, figure) => {
      await pressIn(person, 'Indberet', { [inputOf(item)]: figure })
    },
    answer: async (person, _, fields) => {
      const newest = tenant.posts(tenant.chat(person)).at(-1)
      const [title = 'Send svaret'] = ['Send svarene'].filter(
        (one) => newest && textOf(newest.activity).includes(one),
      )
      await pressIn(person, title, fields)
    },
    remove: async ({ conversation, activity }) => {
      const place = [...tenant.team.channels, ...chats].find(({ id }) => id === conversation)
      const at = place?.posts.findIndex(({ id }) => id === activity) ?? -1
      if (at < 0) throw new Error('no post')
      place?.posts.splice(at, 1)
    },
  }
}

/** What people typed, and the words of pejl's cards where the cards themselves cannot be shown. */
const seen = (post: Post): Seen => ({
  id: post.id,
  text: String(post.activity.text ?? cardsOf(post)[0]?.fallbackText),
})
