// @ts-check
/** The posts of the open conversation, each with its thread. */
import { renderCard } from './card.js'
import { byId, el } from './dom.js'
import { toFocus } from './focus.js'
import { timeText } from './time.js'

/**
 * @typedef {import('./api.js').Post} Post
 * @typedef {{ post: Post, article: HTMLElement, body: HTMLElement, thread: HTMLElement | null,
 *   view?: import('./card.js').CardView }} Shown
 * @typedef {(post: Post, verb: string, data: Record<string, string>) => void} OnAction
 */

const region = byId('posts', HTMLElement)

/** @type {Map<number, Shown>} */
const shown = new Map()

/** Cards that were left with fields, by post: what is typed there is put back on return. @type {Map<number, import('./card.js').CardView>} */
const left = new Map()

/** Takes everything away, for another conversation. */
export function clearPosts() {
  for (const { post, view } of shown.values())
    if (view && view.card.getAllInputs().length > 0) left.set(post.id, view)
  shown.clear()
  region.replaceChildren()
}

/**
 * Shows a post, new or changed. Replies whose root is not shown wait until it is.
 * @param {Post} post @param {(key: string) => string} nameOf @param {OnAction} onAction
 * @returns {'new' | 'changed' | 'known'}
 */
export function showPost(post, nameOf, onAction) {
  const known = shown.get(post.id)
  if (known && BigInt(known.post.version) >= BigInt(post.version)) return 'known'
  if (known) {
    known.post = post
    fill(known, onAction)
    return 'changed'
  }
  const place = post.rootId === null ? region : shown.get(post.rootId)?.thread
  if (!place) return 'known'
  const made = make(post, nameOf)
  made.view = left.get(post.id)
  shown.set(post.id, made)
  fill(made, onAction)
  insert(place, made.article, post)
  if (post.rootId !== null) countReplies(place)
  return 'new'
}

/** After an answer to a post: to what is wrong in it, else to the post, unless the focus is in it. @param {number} id */
export function focusPost(id) {
  const article = shown.get(id)?.article
  if (!article) return
  const wrong = toFocus(article.querySelector('[aria-invalid="true"]'))
  if (wrong) wrong.focus()
  else if (!article.contains(document.activeElement)) article.focus()
  article.scrollIntoView({ block: 'nearest' })
}

/** @param {number} id @param {boolean} busy */
export function markBusy(id, busy) {
  shown.get(id)?.article.setAttribute('aria-busy', String(busy))
}

/** Shows a sentence below a post; "" takes it away. @param {number} id @param {string} sentence */
export function sayAt(id, sentence) {
  const place = shown.get(id)?.article.querySelector('.problem')
  if (place) place.textContent = sentence
}

/** @returns {number | undefined} */
export const oldestRoot = () =>
  [...shown.values()]
    .filter(({ post }) => post.rootId === null)
    .map(({ post }) => post.id)
    .sort((a, b) => a - b)[0]

/** @param {Post} post @param {(key: string) => string} nameOf @returns {Shown} */
function make(post, nameOf) {
  const by = el('span', { class: 'author', id: `by-${post.id}` }, nameOf(post.author))
  const when = el('time', { datetime: post.at, id: `at-${post.id}` }, timeText(new Date(post.at)))
  const only = post.onlyYou ? [el('span', { class: 'only' }, 'Kun synlig for dig')] : []
  const body = el('div', { class: 'body' })
  const thread = post.rootId === null ? el('div', { class: 'replies' }) : null
  const article = el(
    'article',
    {
      class: post.author === 'pejl' ? 'post' : 'post person',
      tabindex: '-1',
      'aria-labelledby': `by-${post.id} at-${post.id}`,
    },
    el('div', { class: 'by' }, by, when, ...only),
    body,
    el('p', { class: 'problem', role: 'alert' }),
    ...(thread ? [threadOf(thread)] : []),
  )
  return { post, article, body, thread }
}

/** @param {HTMLElement} replies */
function threadOf(replies) {
  const thread = el('details', { class: 'thread', open: '' }, el('summary'), replies)
  thread.hidden = true
  return thread
}

/** @param {HTMLElement} replies */
function countReplies(replies) {
  const thread = replies.parentElement
  const summary = thread?.querySelector('summary')
  if (!thread || !summary) return
  thread.hidden = false
  summary.textContent = `${replies.children.length} svar`
}

/** @param {Shown} one @param {OnAction} onAction */
function fill(one, onAction) {
  const { post, body } = one
  if (post.card === null) {
    body.textContent = post.text
    return
  }
  one.view = renderCard(
    post.card,
    `post-${post.id}`,
    (verb, data) => onAction(one.post, verb, data),
    one.view,
  )
  if (!one.view.element.isConnected) body.replaceChildren(one.view.element)
}

/** Posts stand in the order they were made. @param {HTMLElement} place @param {HTMLElement} article @param {Post} post */
function insert(place, article, post) {
  article.dataset.id = String(post.id)
  const later = [...place.children].find(
    (one) => one instanceof HTMLElement && Number(one.dataset.id) > post.id,
  )
  place.insertBefore(article, later ?? null)
}
