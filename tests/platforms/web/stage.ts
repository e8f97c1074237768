/** The web chat for the contract that every platform keeps. */
import { join } from 'node:path'
import { z } from 'zod'
import { expand, loadTemplates } from '../../../src/cards/expand.ts'
import type { Submission } from '../../../src/commands/inbound.ts'
import { nodesOf } from '../../../src/platforms/teams/nodes.ts'
import { type Conversation, hearButton, hearText } from '../../../src/platforms/web/conversation.ts'
import type { Post } from '../../../src/platforms/web/post.ts'
import { conversationPosts } from '../../../src/platforms/web/posts.ts'
import { inputOf, named } from '../../support/form.ts'
import { openHouse } from '../../support/house.ts'
import type { Seen, Stage } from '../contract.ts'
import { textOf } from '../teams/texts.ts'

const templates = loadTemplates(join(import.meta.dirname, '../../../cards/adaptive'))

/** More than any test needs; a message that fails every time would wait for ever. */
const ROUNDS = 50

export async function openWebStage(): Promise<Stage> {
  const house = await openHouse()
  const { db } = house
  const chat: Conversation = {
    db,
    inbound: house.inbound,
    cards: (card) => expand(card, templates),
    now: house.pejl.clock.now,
  }
  const visible = async (person: string, conversation: string) =>
    (await conversationPosts(db, conversation, person)).posts
  const settle = async () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const waiting = await db.message.count({ where: { state: { in: ['due', 'uncertain'] } } })
      if (waiting === 0) return
      house.wait(60_000)
      await house.drain()
    }
    throw new Error(`Something still waits for its turn after ${ROUNDS} rounds.`)
  }
  return {
    house,
    close: house.close,
    platform: house.web,
    settle,
    seen: async (person, conversation) =>
      (await visible(person, conversation)).filter(({ rootId }) => rootId === null).map(seen),
    thread: async (conversation, { id }) =>
      (await visible('controller', conversation))
        .filter(({ rootId }) => String(rootId) === id)
        .map(seen),
    ask: async (person, channel, text) => {
      await hearText(chat, person, `channel:${channel}`, text)
    },
    answered: async (person, channel, text) => {
      const posts = await hearText(chat, person, `channel:${channel}`, text)
      return textOf(posts.at(-1)?.card ?? {})
    },
    press: async (person, channel, title) => {
      const newest = (await visible(person, `channel:${channel}`)).at(-1)
      const { verb, data } = actionOf(newest?.card, title)
      const [answer] = await hearButton(chat, person, newest?.id ?? 0, { verb, data })
      return answer?.text ?? ''
    },
    report: async (person, item, figure) => {
      const newest = (await visible(person, `person:${person}`)).at(-1)
      const data = { items: named(`${item}@0`), [inputOf(item)]: figure }
      await hearButton(chat, person, newest?.id ?? 0, { verb: 'report', data })
    },
    answer: async (person, _, fields) => {
      const newest = (await visible(person, `person:${person}`)).at(-1)
      const { verb, data } = actionOf(newest?.card, 'answer')
      const form = { verb, data: { ...data, ...fields } }
      await hearButton(chat, person, newest?.id ?? 0, form)
    },
    remove: async ({ post }) => {
      await db.webPost.delete({ where: { id: Number(post) } })
    },
  }
}

/** The button with this title, or that does this: what it sends in. */
function actionOf(card: object | null | undefined, named: string): Submission {
  const found = nodesOf({ card }).find(
    ({ title, verb }) => verb !== undefined && [title, verb].includes(named),
  )
  if (!found) throw new Error(`no "${named}"`)
  return submissionSchema.parse(found)
}

const submissionSchema = z.object({ verb: z.string(), data: z.record(z.string(), z.string()) })

const seen = ({ id, text }: Post): Seen => ({ id: String(id), text })
