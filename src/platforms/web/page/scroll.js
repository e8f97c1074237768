// @ts-check
/** Keeps the newest post in sight. */
import { byId } from './dom.js'

const region = byId('posts', HTMLElement)

/** Whether the newest post is in sight, some of it at least, and nobody is writing in a card. */
export function atEnd() {
  const newest = region.lastElementChild
  const active = document.activeElement
  if (active?.matches('input, textarea, select') && region.contains(active)) return false
  return !newest || newest.getBoundingClientRect().top < region.getBoundingClientRect().bottom
}

/** Brings the newest post into sight, again when its pictures are there and have moved it. */
export async function scrollToNewest() {
  toNewest()
  await Promise.allSettled([...region.querySelectorAll('img')].map((one) => one.decode()))
  toNewest()
}

/** Its end, or its beginning when it is taller than the view. */
function toNewest() {
  const newest = region.lastElementChild
  if (newest && newest.clientHeight > region.clientHeight) newest.scrollIntoView()
  else region.scrollTop = region.scrollHeight
}
