// @ts-check
/** Renders an Adaptive Card, and keeps what somebody has typed when it is rendered anew. */

import { groupOf, useGroups } from './choices.js'
import { controlsOf, focusIn, refocus } from './focus.js'
import { hostConfig } from './host-config.js'

/** @type {typeof import('adaptivecards')} */
const AC = /** @type {any} */ (globalThis).AdaptiveCards

// Text is text: nothing in a card is read as markdown.
AC.AdaptiveCard.onProcessMarkdown = (_, result) => {
  result.didProcess = false
}
useGroups()

/**
 * @typedef {Record<string, unknown>} Payload
 * @typedef {{ payload: Payload, card: import('adaptivecards').AdaptiveCard, element: HTMLElement }} CardView
 * @typedef {(verb: string, data: Record<string, string>) => void} OnAction
 */

/**
 * Renders a card in the place of `old`, when there is one: what was typed there, what was opened and
 * where the focus was are kept.
 * @param {Payload} payload @param {string} prefix makes the card's ids unique in the page
 * @param {OnAction} onAction @param {CardView} [old]
 * @returns {CardView}
 */
export function renderCard(payload, prefix, onAction, old) {
  const card = new AC.AdaptiveCard()
  card.hostConfig = new AC.HostConfig(hostConfig)
  card.onExecuteAction = (action) => {
    if (!(action instanceof AC.ExecuteAction)) return
    // The renderer leaves empty fields out; to pejl they are answers like any other.
    const empty = card.getAllInputs().map((input) => [input.id, ''])
    onAction(action.verb, { ...Object.fromEntries(empty), ...texts(action.data ?? {}) })
  }
  card.onElementVisibilityChanged = (element) => expanded(card, element)
  card.parse(old ? carryOver(old, payload) : payload)
  const element = card.render()
  if (!element) throw new Error('the card has nothing to show')
  element.removeAttribute('tabindex') // the post around it takes the focus
  uniqueIds(element, prefix)
  tieProblems(card)
  const view = { payload, card, element }
  if (old) {
    const focus = focusIn(old)
    old.element.replaceWith(element)
    refocus(view, focus)
  }
  return view
}

/** @param {object} data @returns {Record<string, string>} */
const texts = (data) =>
  Object.fromEntries(Object.entries(data).map(([name, value]) => [name, String(value ?? '')]))

/** The new payload with what was typed and opened in the old card. @param {CardView} old @param {Payload} payload */
function carryOver(old, payload) {
  const before = byIdIn(old.payload)
  const after = structuredClone(payload)
  for (const [id, node] of byIdIn(after)) {
    const input = old.card.getAllInputs().find((one) => one.id === id)
    if (input && (input.value ?? '') !== (before.get(id)?.value ?? '')) node.value = input.value
    const shown = old.card.getElementById(id)?.isVisible
    if (shown !== undefined && shown !== (before.get(id)?.isVisible ?? true)) node.isVisible = shown
  }
  return after
}

/** Every part of a payload that has an id. @param {unknown} node @returns {Map<string, any>} */
function byIdIn(node) {
  if (typeof node !== 'object' || node === null) return new Map()
  const inner = Object.values(node).flatMap((child) => [...byIdIn(child)])
  return new Map('id' in node ? [[String(node.id), node], ...inner] : inner)
}

/** The renderer's own ids are unique already. @param {HTMLElement} element @param {string} prefix */
function uniqueIds(element, prefix) {
  for (const one of element.querySelectorAll('[id]:not([id^="__ac-"])'))
    one.id = idIn(prefix, one.id)
  for (const one of element.querySelectorAll('[aria-controls]')) {
    const target = idIn(prefix, one.getAttribute('aria-controls') ?? '')
    one.setAttribute('aria-controls', target)
    const shown = element.querySelector(`[id="${CSS.escape(target)}"]`)
    one.setAttribute(
      'aria-expanded',
      String(shown instanceof HTMLElement && shown.style.display !== 'none'),
    )
  }
}

/** A space would make two ids of one where another part refers to it. @param {string} prefix @param {string} id */
const idIn = (prefix, id) => `${prefix}-${id.replaceAll(' ', '_')}`

/**
 * @param {import('adaptivecards').AdaptiveCard} card
 * @param {import('adaptivecards').CardElement} element
 */
function expanded(card, element) {
  const id = element.renderedElement?.id
  if (!id) return
  const button = card.renderedElement?.querySelector(`[aria-controls="${CSS.escape(id)}"]`)
  button?.setAttribute('aria-expanded', String(element.isVisible))
  // The renderer says it of the part that opens, where ARIA does not allow it, and only after this.
  queueMicrotask(() => element.renderedElement?.removeAttribute('aria-expanded'))
}

/** A problem "problem:<id>" belongs to the input <id>. @param {import('adaptivecards').AdaptiveCard} card */
function tieProblems(card) {
  for (const input of card.getAllInputs()) {
    const problem = card.getElementById(`problem:${input.id}`)?.renderedElement
    const control = groupOf(input) ?? controlsOf(input)[0]
    if (!problem || !control) continue
    control.setAttribute('aria-describedby', problem.id)
    control.setAttribute('aria-invalid', 'true')
  }
}
