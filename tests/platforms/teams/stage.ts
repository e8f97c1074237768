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

  const placeOf = (conversation: Recipient) => {
    const [kind, key = ''] = conversation.split(':')
    return kind === 'person' ? tenant.chat(key) : tenant.channel(key)
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
          where: { state: 'due', notBefore: { not: null } },
          orderBy: { notBefore: 'asc' },
        })
        if (!waiting?.notBefore) return
        const ms = waiting.notBefore.getTime() - outbox.realNow().getTime() + 1
        await tenant.wait(Math.max(ms, 1) / 1000)
      }
      throw new Error(`Something still waits for its turn after ${ROUNDS} rounds.`)
    },
    seen: async (person, conversation) => {
      const { id } = tenant.person(person)
      return placeOf(conversation)
        .posts.filter(({ root, only }) => root === null && (only === null || only === id))
        .map(seen)
    },
    thread: async (conversation, { id }) => {
      const place = placeOf(conversation)
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
    report: async (person, item, figure) => {
      await pressIn(person, 'Indberet', { [inputOf(item)]: figure })
    },
    answer: (person, _, fields) => pressIn(person, 'Send svaret', fields),
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
