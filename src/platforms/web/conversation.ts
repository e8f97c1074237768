/** Carries what a person does in the page to pejl, and pejl's answer back as posts. */
import type { PrismaClient } from '../../generated/prisma/client.ts'
import type { Actor } from '../../domain/rights.ts'
import type { Card } from '../../cards/card.ts'
import type { Inbound, Submission } from '../../commands/inbound.ts'
import { Refusal } from '../http.ts'
import { addPosts, changePost, type NewPost, type Post, visiblePost } from './posts.ts'

export type Talk = {
  prisma: PrismaClient
  inbound: Inbound
  cards: (card: Card) => object
  now: () => Promise<Date>
}

const isChannel = (conversation: string) => conversation.startsWith('channel:')
const actorOf = (personKey: string): Actor => ({ personKey, through: 'web' })

/**
 * What was typed and its answer, as two posts; in a channel only the person sees them. They are
 * stored together once there is an answer, so a failure leaves nothing behind and can be repeated.
 */
export async function command(
  talk: Talk,
  person: string,
  conversation: string,
  text: string,
): Promise<Post[]> {
  const at = await talk.now()
  const answer = await talk.inbound.command(actorOf(person), text)
  const place = { conversation, at, visibleTo: isChannel(conversation) ? person : null }
  return addPosts(talk.prisma, [
    { ...place, author: person, text },
    { ...place, ...fromPejl(talk, answer) },
  ])
}

/**
 * A button or form of a post, and its answer in the post's place or below it. What others see too
 * is never replaced by the answer to one person.
 */
export async function submit(
  talk: Talk,
  person: string,
  id: number,
  submission: Submission,
): Promise<Post[]> {
  const post = await visiblePost(talk.prisma, id, person)
  if (!post?.card) throw new Refusal(404, 'Den besked findes ikke længere.')
  const { card, place } = await talk.inbound.submit(actorOf(person), submission)
  const shared = isChannel(post.conversation) && post.visibleTo === null
  if (place === 'replace' && !shared) {
    const changed = await changePost(talk.prisma, id, { text: card.text, card: talk.cards(card) })
    return changed ? [changed] : []
  }
  const answer: NewPost = {
    conversation: post.conversation,
    at: await talk.now(),
    ...fromPejl(talk, card),
    ...(isChannel(post.conversation) && { visibleTo: person, rootId: post.rootId ?? post.id }),
  }
  return addPosts(talk.prisma, [answer])
}

const fromPejl = (talk: Talk, card: Card) => ({
  author: 'pejl',
  text: card.text,
  card: talk.cards(card),
})
