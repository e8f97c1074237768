import type { Recipient } from '../../domain/recipient.ts'

/** A post as a page gets it. */
export type Post = {
  id: number
  /** The person whose private chat it is in, or the channel. */
  conversation: Recipient
  rootId: number | null
  /** A person's key, or "pejl". */
  author: string
  /** Only the reader sees it, though others are in the conversation. */
  onlyYou: boolean
  text: string
  card: object | null
  /** Domain time, ISO. */
  at: string
  /** Grows with each change of any post. */
  version: string
}

export type NewPost = {
  conversation: Recipient
  author: string
  text: string
  card?: object
  at: Date
  messageId?: string
  rootId?: number | null
  visibleTo?: string | null
}
