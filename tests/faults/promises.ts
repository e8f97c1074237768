/** What is promised of every message, whatever happened: a sentence for each that was broken. */

import type { Post } from './platform.ts'
import type { play } from './play.ts'
import { PLATFORMS } from './state.ts'

type End = Awaited<ReturnType<typeof play>>
type Row = End['rows'][number]

export function brokenPromises(end: End): string[] {
  return [...endless(end), ...disorder(end), ...doubled(end), ...outdated(end), ...astray(end)]
}

/** No message waits for ever unless somebody was told. */
const endless = ({ rows, history: { told } }: End): string[] => {
  const ended = ['sent', 'dropped', 'closed']
  return rows
    .filter(({ id, state }) => !ended.includes(state) && !told.has(id))
    .map(({ key, state, problem }) => `${key} is ${state} (${problem}), and nobody was told`)
}

/** In a conversation what is new comes in the order that it was made, unless something befell it. */
function disorder({ rows, posts, history: { disturbed } }: End): string[] {
  const seq = new Map(rows.map((row) => [row.id, row.seq]))
  const roots = new Map(rows.map(({ id, rootId }) => [id, rootId]))
  const calm = ({ messageId }: Post) =>
    !disturbed.has(messageId) && !disturbed.has(roots.get(messageId) ?? '')
  return posts.flatMap((all) =>
    [...Map.groupBy(all, ({ recipient }) => recipient)].flatMap(([recipient, own]) => {
      const order = own.filter(calm).map(({ messageId }) => seq.get(messageId) ?? 0)
      const sorted = order.toSorted((a, b) => a - b)
      return order.join() === sorted.join() ? [] : [`${recipient} got ${order.join()}`]
    }),
  )
}

/** Nothing is made twice unless it was logged, or the first had been deleted. */
function doubled({ rows, posts, history: { doubles } }: End): string[] {
  const made = Map.groupBy(posts.flat(), ({ messageId }) => messageId)
  return rows.flatMap(({ id, key }) => {
    const own = made.get(id) ?? []
    const deleted = own.filter((post) => post.deleted).length
    const allowed = 1 + deleted + (doubles.get(id) ?? 0)
    return own.length <= allowed ? [] : [`${key} was made ${own.length} times, not ${allowed}`]
  })
}

/** What stands shows the latest. */
function outdated({ rows, posts, answered }: End): string[] {
  const byId = posts.map((all) => new Map(all.map((post) => [post.id, post])))
  return rows.flatMap((row) => {
    if (row.state !== 'sent' || answered.has(row.id)) return []
    const post = postOf(row, byId)
    if (!post) return [`${row.key} is said to be sent, and stands nowhere`]
    if (post.deleted) return []
    const latest = `${row.key} v${row.revision}`
    return post.text === latest ? [] : [`${row.key} shows ${post.text}, not ${latest}`]
  })
}

/** A reply stands below its root, unless nobody knows where that is. */
function astray({ rows, posts, history: { disturbed } }: End): string[] {
  const byId = posts.map((all) => new Map(all.map((post) => [post.id, post])))
  const known = new Map(rows.map((row) => [row.id, row]))
  return rows.flatMap((row) => {
    const root = row.rootId && known.get(row.rootId)
    if (!root || row.state !== 'sent' || disturbed.has(root.id)) return []
    return postOf(row, byId)?.below === null
      ? [`${row.key} stands outside the thread of ${root.key}`]
      : []
  })
}

/** Each platform counts its own posts, so one that was made twice may have the same number on both. */
const postOf = (row: Row, byId: ReadonlyMap<number, Post>[]): Post | undefined => {
  const { on, post } = Object(row.ref)
  const found = byId[PLATFORMS.indexOf(on)]?.get(Number(post))
  return found?.messageId === row.id ? found : undefined
}
