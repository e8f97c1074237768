/** Reads and writes the web chat's posts: the one table that is this platform's own. */
import { z } from 'zod'
import { asRecipient, toChannel, toPerson } from '../../domain/recipient.ts'
import type { Prisma, WebPost } from '../../generated/prisma/client.ts'
import { type Db, inTransaction, type Tx } from '../../store/engine/open.ts'
import type { NewPost, Post } from './post.ts'

/** Roots that a page gets at a time, with their replies, and changes that it is told of at a time. */
const PAGE = 50

/** What a person may see: their own private chat, every channel, nothing meant for somebody else. */
const seenBy = (person: string): Prisma.WebPostWhereInput => ({
  AND: [
    { OR: [{ visibleTo: null }, { visibleTo: person }] },
    {
      OR: [{ conversation: toPerson(person) }, { conversation: { startsWith: toChannel('') } }],
    },
  ],
})

/**
 * Writers take turns, so versions become visible in their order: who has read one version has seen
 * every change before it, also those of another process.
 */
const inTurn = <T>(db: Db, write: (tx: Tx) => Promise<T>): Promise<T> =>
  inTransaction(db, async (tx) => {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(3978)`
    return write(tx)
  })

/** Adds posts together, in their order. */
export function addPosts(db: Db, posts: readonly NewPost[]): Promise<Post[]> {
  return inTurn(db, async (tx) => {
    const added: Post[] = []
    for (const post of posts) added.push(toPost(await tx.webPost.create({ data: post })))
    return added
  })
}

/**
 * Adds the post of an outbox message, once: a repeated call finds the one that stands there. One
 * statement, which takes its turn before it takes a version: each message that is sent makes one.
 */
export async function addOnce(
  db: Db,
  post: Omit<NewPost, 'visibleTo'> & { messageId: string },
): Promise<number> {
  const { conversation, messageId, rootId = null, author, text, card = null, at } = post
  const [added] = await db.$queryRaw<{ id: number }[]>`
    WITH turn AS MATERIALIZED (SELECT pg_advisory_xact_lock(3978))
    INSERT INTO web_post (conversation, message_id, root_id, author, text, card, at)
    SELECT ${conversation}, ${messageId}::uuid, ${rootId}::int, ${author}, ${text},
      ${card && JSON.stringify(card)}::jsonb, ${at}::timestamptz
    FROM turn
    ON CONFLICT (message_id) DO NOTHING
    RETURNING id`
  const id = added?.id ?? (await postOfMessage(db, messageId))
  if (id === null) throw new RangeError(`no post of message ${messageId}`)
  return id
}

/** The post that an outbox message became; null when it became none. */
export async function postOfMessage(db: Tx, messageId: string): Promise<number | null> {
  const post = await db.webPost.findUnique({ where: { messageId }, select: { id: true } })
  return post?.id ?? null
}

/** Gives a post another text and card; null when there is no such post. */
export function changePost(
  db: Db,
  id: number,
  { text, card }: { text: string; card: object },
): Promise<Post | null> {
  return inTurn(db, async (tx) => {
    const [next] = await tx.$queryRaw<[{ version: bigint }]>`
      SELECT nextval(pg_get_serial_sequence('web_post', 'version')) AS version`
    const [changed] = await tx.webPost.updateManyAndReturn({
      where: { id },
      data: { text, card, version: next.version },
    })
    return changed ? toPost(changed) : null
  })
}

/** The newest roots of a conversation (before one, when given) with their replies, oldest first. */
export async function conversationPosts(
  db: Db,
  conversation: string,
  person: string,
  before?: number,
): Promise<{ posts: Post[]; older: boolean }> {
  const mine = { conversation, ...seenBy(person) }
  const roots = await db.webPost.findMany({
    where: { ...mine, rootId: null, ...(before && { id: { lt: before } }) },
    orderBy: { id: 'desc' },
    take: PAGE + 1,
  })
  const shown = roots.slice(0, PAGE)
  const replies = await db.webPost.findMany({
    where: { ...mine, rootId: { in: shown.map((root) => root.id) } },
  })
  const posts = [...shown, ...replies].sort((a, b) => a.id - b.id).map(toPost)
  return { posts, older: roots.length > PAGE }
}

/** One post, if this person sees it. */
export async function visiblePost(db: Db, id: number, person: string): Promise<Post | null> {
  const post = await db.webPost.findFirst({ where: { id, ...seenBy(person) } })
  return post && toPost(post)
}

/** The first that has changed since a version, for one reader, in the order of the changes. */
export async function changesSince(db: Db, version: bigint, person: string): Promise<Post[]> {
  const changed = await db.webPost.findMany({
    where: { version: { gt: version }, ...seenBy(person) },
    orderBy: { version: 'asc' },
    take: PAGE,
  })
  return changed.map(toPost)
}

/** The newest version of all. */
export async function latestVersion(db: Db): Promise<bigint> {
  const { _max } = await db.webPost.aggregate({ _max: { version: true } })
  return _max.version ?? 0n
}

/** The newest version of each conversation, as one reader sees it. */
export async function activity(db: Db, person: string): Promise<ReadonlyMap<string, string>> {
  const newest = await db.webPost.groupBy({
    by: ['conversation'],
    where: seenBy(person),
    _max: { version: true },
  })
  return new Map(newest.map((row) => [row.conversation, String(row._max.version ?? 0n)]))
}

const cardSchema = z.record(z.string(), z.unknown()).nullable()

const toPost = (post: WebPost): Post => ({
  id: post.id,
  conversation: asRecipient(post.conversation),
  rootId: post.rootId,
  author: post.author,
  onlyYou: post.visibleTo !== null,
  text: post.text,
  card: cardSchema.parse(post.card),
  at: post.at.toISOString(),
  version: String(post.version),
})
