/** Reads and writes the web chat's posts. */
import type { Prisma, PrismaClient, WebPost } from '../../generated/prisma/client.ts'

/** A post as a page gets it. */
export type Post = {
  id: number
  conversation: string
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
  conversation: string
  author: string
  text: string
  card?: object
  at: Date
  messageId?: string
  rootId?: number | null
  visibleTo?: string | null
}

/** Roots that a page gets at a time; their replies come with them. */
const PAGE = 50

/** What a person may see: their own private chat, every channel, nothing meant for somebody else. */
const seenBy = (person: string): Prisma.WebPostWhereInput => ({
  AND: [
    { OR: [{ visibleTo: null }, { visibleTo: person }] },
    {
      OR: [{ conversation: `person:${person}` }, { conversation: { startsWith: 'channel:' } }],
    },
  ],
})

/**
 * Writers take turns, so versions become visible in their order: who has read one version has seen
 * every change before it, also those of another process.
 */
function inTurn<T>(
  prisma: PrismaClient,
  write: (tx: Prisma.TransactionClient) => Promise<T>,
): Promise<T> {
  return prisma.$transaction(async (tx) => {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(3978)`
    return write(tx)
  })
}

const columns = ({ card, ...post }: NewPost): Prisma.WebPostCreateInput => ({
  ...post,
  ...(card && { card: card as Prisma.InputJsonObject }),
})

/** Adds posts together, in their order. */
export function addPosts(prisma: PrismaClient, posts: readonly NewPost[]): Promise<Post[]> {
  return inTurn(prisma, async (tx) => {
    const added: Post[] = []
    for (const post of posts) added.push(toPost(await tx.webPost.create({ data: columns(post) })))
    return added
  })
}

/** Adds the post of an outbox message, once: a repeated call finds the one that stands there. */
export function addOnce(
  prisma: PrismaClient,
  post: NewPost & { messageId: string },
): Promise<number> {
  return inTurn(prisma, async (tx) => {
    const { messageId } = post
    const known = await tx.webPost.findUnique({ where: { messageId }, select: { id: true } })
    return (known ?? (await tx.webPost.create({ data: columns(post), select: { id: true } }))).id
  })
}

/** Gives a post another text and card; null when there is no such post. */
export function changePost(
  prisma: PrismaClient,
  id: number,
  { text, card }: { text: string; card: object },
): Promise<Post | null> {
  return inTurn(prisma, async (tx) => {
    const [next] = await tx.$queryRaw<[{ version: bigint }]>`
      SELECT nextval(pg_get_serial_sequence('web_post', 'version')) AS version`
    const [changed] = await tx.webPost.updateManyAndReturn({
      where: { id },
      data: { text, card: card as Prisma.InputJsonObject, version: next.version },
    })
    return changed ? toPost(changed) : null
  })
}

/** The newest roots of a conversation (before one, when given) with their replies, oldest first. */
export async function conversationPosts(
  prisma: PrismaClient,
  conversation: string,
  person: string,
  before?: number,
): Promise<{ posts: Post[]; older: boolean }> {
  const mine = { conversation, ...seenBy(person) }
  const roots = await prisma.webPost.findMany({
    where: { ...mine, rootId: null, ...(before && { id: { lt: before } }) },
    orderBy: { id: 'desc' },
    take: PAGE + 1,
  })
  const shown = roots.slice(0, PAGE)
  const replies = await prisma.webPost.findMany({
    where: { ...mine, rootId: { in: shown.map((root) => root.id) } },
  })
  const posts = [...shown, ...replies].sort((a, b) => a.id - b.id).map(toPost)
  return { posts, older: roots.length > PAGE }
}

/** One post, if this person sees it. */
export const visiblePost = (
  prisma: PrismaClient,
  id: number,
  person: string,
): Promise<WebPost | null> => prisma.webPost.findFirst({ where: { id, ...seenBy(person) } })

/** What has changed since a version, for one reader, in the order of the changes. */
export async function changesSince(
  prisma: PrismaClient,
  version: bigint,
  person: string,
): Promise<Post[]> {
  const changed = await prisma.webPost.findMany({
    where: { version: { gt: version }, ...seenBy(person) },
    orderBy: { version: 'asc' },
  })
  return changed.map(toPost)
}

/** The newest version of all. */
export async function latestVersion(prisma: PrismaClient): Promise<bigint> {
  const { _max } = await prisma.webPost.aggregate({ _max: { version: true } })
  return _max.version ?? 0n
}

/** The newest version of each conversation, as one reader sees it. */
export async function activity(
  prisma: PrismaClient,
  person: string,
): Promise<ReadonlyMap<string, string>> {
  const newest = await prisma.webPost.groupBy({
    by: ['conversation'],
    where: seenBy(person),
    _max: { version: true },
  })
  return new Map(newest.map((row) => [row.conversation, String(row._max.version ?? 0n)]))
}

const toPost = (post: WebPost): Post => ({
  id: post.id,
  conversation: post.conversation,
  rootId: post.rootId,
  author: post.author,
  onlyYou: post.visibleTo !== null,
  text: post.text,
  card: post.card as object | null,
  at: post.at.toISOString(),
  version: String(post.version),
})
