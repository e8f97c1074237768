// @ts-check
/** The server as the page sees it. */

/**
 * @typedef {{ id: number, conversation: string, rootId: number | null, author: string,
 *   onlyYou: boolean, text: string, card: Record<string, unknown> | null, at: string, version: string }} Post
 * @typedef {{ key: string, name: string, kind: 'private' | 'leaders' | 'management', version: string }} Conversation
 * @typedef {{ now: string, next: { at: string, what: string } | null }} Clock
 * @typedef {{ usage: string, description: string }} Command
 * @typedef {{ som: string, people: { key: string, name: string }[], conversations: Conversation[],
 *   clock: Clock, commands: Command[] }} Me
 */

/** A sentence for the person, from the server or about reaching it. */
export class Problem extends Error {}

const UNREACHABLE = 'Jeg kan ikke få fat i pejl lige nu. Intet er gået tabt; prøv igen om lidt.'

/**
 * @param {string} path
 * @param {object} [body] sent as JSON with POST; without it the request is a GET
 * @returns {Promise<any>} Throws Problem.
 */
async function ask(path, body) {
  const sent = body && {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  }
  const response = await fetch(path, sent).catch(() => null)
  const answer = await response?.json().catch(() => null)
  if (!response || !answer) throw new Problem(UNREACHABLE)
  if (!response.ok) throw new Problem(answer.error ?? UNREACHABLE)
  return answer
}

/** @param {string} [som] @returns {Promise<Me>} */
export const getMe = (som) => ask(`/api/me${som ? `?som=${encodeURIComponent(som)}` : ''}`)

/**
 * @param {string} som @param {string} key @param {number} [before]
 * @returns {Promise<{ posts: Post[], older: boolean }>}
 */
export const getPosts = (som, key, before) =>
  ask(
    `/api/conversations/${encodeURIComponent(key)}/posts?som=${encodeURIComponent(som)}` +
      (before ? `&before=${before}` : ''),
  )

/** @param {{ som: string, conversation: string, text: string }} typed @returns {Promise<{ posts: Post[] }>} */
export const sendCommand = (typed) => ask('/api/command', typed)

/**
 * @param {{ som: string, post: number, verb: string, data: Record<string, string> }} submission
 * @returns {Promise<{ posts: Post[] }>}
 */
export const sendSubmission = (submission) => ask('/api/submit', submission)

/** @param {string} to @returns {Promise<Clock>} */
export const moveClock = (to) => ask('/api/clock', { to })

/**
 * Follows changes as they happen; the browser reconnects by itself and goes on where it was.
 * @param {string} som @param {(post: Post) => void} onPost @param {() => void} onOpen
 * @returns {() => void} stops following
 */
export function follow(som, onPost, onOpen) {
  const events = new EventSource(`/api/events?som=${encodeURIComponent(som)}`)
  events.addEventListener('post', (event) => onPost(JSON.parse(event.data)))
  events.addEventListener('hello', onOpen)
  return () => events.close()
}
