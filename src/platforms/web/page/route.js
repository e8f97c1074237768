// @ts-check
/** Who one is and which conversation is open, kept in the address so that a reload keeps it. */

/** @returns {{ som: string, conversation: string }} "" for what is not chosen */
export function route() {
  const hash = new URLSearchParams(location.hash.slice(1))
  return { som: hash.get('som') ?? '', conversation: hash.get('samtale') ?? '' }
}

/** Goes to a place. @param {string} som @param {string} conversation "" for the list of conversations */
export function go(som, conversation) {
  location.hash = hashOf(som, conversation)
}

/** Puts a place into the address without a step to go back. @param {string} som @param {string} conversation */
export function settle(som, conversation) {
  history.replaceState(null, '', hashOf(som, conversation))
}

/** @param {string} som @param {string} conversation */
export function hashOf(som, conversation) {
  const hash = new URLSearchParams({ som, ...(conversation && { samtale: conversation }) })
  return `#${hash}`
}
