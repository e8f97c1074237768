/** Carries what a person does in the page to pejl, and pejl's answer back as posts. */
import type { Card } from '../../cards/card.ts'
import type { Inbound, Submission } from '../../commands/inbound.ts'
import { personOf, type Recipient } from '../../domain/recipient.ts'
import type { Actor } from '../../domain/rights.ts'
import type { Db } from '../../store/engine/open.ts'
import { Refusal } from '../http.ts'
import type { NewPost, Post } from './post.ts'
import { addPosts, changePost, visiblePost } from './posts.ts'

export const PLATFORM = 'web'

export type Conversation = {
  db: Db
  inbound: Inbound
  cards: (card: Card) => object
  now: () => Promise<Date>
}

const isChannel = (conversation: Recipient) => personOf(conversation) === null
const actorOf = (personKey: string): Actor => ({ personKey, through: PLATFORM })

/**
 * What was typed and its answer, as two posts; in a channel only the person sees them. They are
 * stored together once there is an answer, so a failure leaves nothing behind and can be repeated.
 */
export async function hearText(
  chat: Conversation,
  person: string,
  conversation: Recipient,
  text: string,
): Promise<Post[]> {
  const at = await chat.now()
  const answer = await chat.inbound.command(actorOf(person), text, conversation)
  const place = { conversation, at, visibleTo: isChannel(conversation) ? person : null }
  return addPosts(chat.db, [
    { ...place, author: person, text },
    { ...place, ...fromPejl(chat, answer) },
  ])
}

/**
 * A button or form of a post, and its answer in the post's place or below it. What others see too
 * is never replaced by the answer to one person.
 */
export async function hearButton(
  chat: Conversation,
  person: string,
  id: number,
  submission: Submission,
): Promise<Post[]> {
  const post = await visiblePost(chat.db, id, person)
  if (!post?.card) throw new Refusal(404, 'Den besked findes ikke længere.')
  const { card, place } = await chat.inbound.submit(actorOf(person), submission, post.conversation)
  const shared = isChannel(post.conversation) && !post.onlyYou
  if (place === 'replace' && !shared) {
    const changed = await changePost(chat.db, id, { text: card.text, card: chat.cards(card) })
    return changed ? [changed] : []
  }
  const answer: NewPost = {
    conversation: post.conversation,
    at: await chat.now(),
    ...fromPejl(chat, card),
    ...(isChannel(post.conversation) && { visibleTo: person, rootId: post.rootId ?? post.id }),
  }
  return addPosts(chat.db, [answer])
}

const fromPejl = (chat: Conversation, card: Card) => ({
  author: 'pejl',
  text: card.text,
  card: chat.cards(card),
})
