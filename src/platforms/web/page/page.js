// @ts-check
/** Puts the page together: where one is, what is shown there, and what happens meanwhile. */
import { follow, getMe, getPosts, Problem, sendCommand, sendSubmission } from './api.js'
import { showClock, startClock } from './clock.js'
import { say, setCommands, startComposer } from './composer.js'
import { markSeen, showConversations, showPeople, startPeople } from './conversations.js'
import { byId, el } from './dom.js'
import * as list from './posts.js'
import { go, route, settle } from './route.js'
import { atEnd, scrollToNewest } from './scroll.js'

/** @typedef {import('./api.js').Post} Post */

const narrow = matchMedia('(max-width: 640px)')
const title = byId('title', HTMLHeadingElement)
const region = byId('posts', HTMLElement)
const news = byId('news', HTMLElement)

/** @type {import('./api.js').Me | undefined} */
let me
let open = ''
let unfollow = () => {}

/** @param {string} key */
const nameOf = (key) => me?.people.find((person) => person.key === key)?.name ?? key

/** Goes to where the address says; a person or conversation that does not exist becomes one that does. */
async function arrive() {
  const wanted = route()
  const here = me?.som === wanted.som ? me : await become(wanted.som)
  const known = here.conversations.some((one) => one.key === wanted.conversation)
  const own = here.conversations.find(({ kind }) => kind === 'private')?.key ?? ''
  const key = known ? wanted.conversation : narrow.matches ? '' : own
  settle(here.som, key)
  document.body.dataset.view = key === '' ? 'list' : 'chat'
  if (key !== open) await enter(key)
  showConversations(here, open)
}

/** @param {string} som */
async function become(som) {
  unfollow()
  const here = await getMe(som).catch((error) => (som ? getMe() : Promise.reject(error)))
  me = here
  open = ''
  setCommands(here.commands)
  showPeople(here)
  showClock(here.clock)
  unfollow = follow(here.som, onPost, catchUp)
  return here
}

/** Opens a conversation; "" is the list alone. @param {string} key */
async function enter(key) {
  open = key
  list.clearPosts()
  say('')
  title.textContent = me?.conversations.find((one) => one.key === key)?.name ?? 'pejl'
  if (key !== '') await load(key)
  await scrollToNewest()
}

/** @param {string} key @param {number} [before] */
async function load(key, before) {
  if (!me) return
  const { posts, older } = await getPosts(me.som, key, before)
  if (key !== open) return
  region.querySelector('.older')?.remove()
  for (const post of posts) show(post)
  if (older) {
    const button = el('button', { type: 'button', class: 'older' }, 'Vis ældre beskeder')
    button.addEventListener('click', () => kindly(load(key, list.oldestRoot())))
    region.prepend(button)
  }
}

/** Shows a post of the open conversation; an answer can come after one has gone to another. @param {Post} post */
function show(post) {
  if (post.conversation !== open) return 'known'
  if (me) markSeen(me.som, post.conversation, post.version)
  return list.showPost(post, nameOf, (at, verb, data) => kindly(onAction(at, verb, data)))
}

/** A change from the server, in whichever conversation. @param {Post} post */
function onPost(post) {
  const end = atEnd()
  if (hear(post) && end) scrollToNewest()
  refresh()
}

/** Shows a post as it comes, and has it read aloud if it is new. @param {Post} post */
function hear(post) {
  if (show(post) !== 'new') return false
  if (post.author !== me?.som) news.append(el('p', {}, `${nameOf(post.author)}: ${post.text}`))
  if (news.children.length > 10) news.firstElementChild?.remove()
  return true
}

/** @type {ReturnType<typeof setTimeout> | undefined} */
let refreshing

/** The list and the clock, soon after a change: several changes at once become one look. */
function refresh() {
  clearTimeout(refreshing)
  refreshing = setTimeout(() => kindly(lookAgain()), 150)
}

async function lookAgain() {
  if (!me) return
  const fresh = await getMe(me.som)
  if (fresh.som !== me.som) return
  me = fresh
  showClock(me.clock)
  showConversations(me, open)
}

/** After a (re)connection: what happened meanwhile. */
function catchUp() {
  say('')
  if (open !== '') kindly(load(open))
  refresh()
}

/** @param {string} text */
async function onCommand(text) {
  if (!me) return
  const { posts } = await sendCommand({ som: me.som, conversation: open, text })
  for (const post of posts) hear(post)
  scrollToNewest()
}

/** @param {Post} at @param {string} verb @param {Record<string, string>} data */
async function onAction(at, verb, data) {
  if (!me) return
  list.markBusy(at.id, true)
  try {
    const { posts } = await sendSubmission({ som: me.som, post: at.id, verb, data })
    list.sayAt(at.id, '')
    for (const post of posts) hear(post)
    list.focusPost(posts.at(-1)?.id ?? at.id)
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    list.sayAt(at.id, error.message)
  } finally {
    list.markBusy(at.id, false)
  }
}

/** What went wrong is said, kindly; what was typed stays. @param {Promise<void>} work */
async function kindly(work) {
  try {
    await work
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    say(error.message)
  }
}

startClock(say)
startComposer(onCommand)
startPeople((som) => {
  const here = me?.conversations.find(({ key }) => key === open)
  go(som, here && here.kind !== 'private' ? open : '')
})
byId('back', HTMLButtonElement).addEventListener('click', () => go(route().som, ''))
narrow.addEventListener('change', () => kindly(arrive()))
addEventListener('hashchange', () => kindly(arrive().then(() => region.focus())))
kindly(arrive())
