// @ts-check
/** Keeps the focus where it was when a card is rendered anew. */

/**
 * @typedef {import('adaptivecards').Input} Input
 * @typedef {{ card: import('adaptivecards').AdaptiveCard, element: HTMLElement }} Rendered
 * @typedef {{ input: string, place: number, from: number | null, to: number | null }
 *   | { button: string } | null} Focus
 */

/** What one types or chooses in; each of several choices. @param {Input} input */
export const controlsOf = (input) =>
  /** @type {HTMLInputElement[]} */ ([
    ...(input.renderedElement?.querySelectorAll('input, textarea, select') ?? []),
  ])

/** Of a group the choice that is made, or the first; of anything else itself. @param {Element | null} one */
export function toFocus(one) {
  const group = one?.matches('[role="radiogroup"]') ? one : null
  const found = group?.querySelector('input:checked') ?? group?.querySelector('input') ?? one
  return found instanceof HTMLElement ? found : null
}

/** Where in a card the focus is; null when it is elsewhere. @param {Rendered} view @returns {Focus} */
export function focusIn({ card, element }) {
  const active = document.activeElement
  if (!active || !element.contains(active)) return null
  for (const input of card.getAllInputs()) {
    const controls = controlsOf(input)
    const control = controls.find((one) => one === active)
    if (!input.id || !control) continue
    const { selectionStart, selectionEnd } = control
    return {
      input: input.id,
      place: controls.indexOf(control),
      from: selectionStart ?? null,
      to: selectionEnd ?? null,
    }
  }
  return { button: active.textContent ?? '' }
}

/** @param {Rendered} view @param {Focus} focus */
export function refocus({ card, element }, focus) {
  if (focus === null) return
  if ('button' in focus) {
    const buttons = [...element.querySelectorAll('button')]
    buttons.find((button) => button.textContent === focus.button)?.focus()
    return
  }
  const input = card.getAllInputs().find((one) => one.id === focus.input)
  const control = input && controlsOf(input)[focus.place]
  control?.focus()
  if (focus.from !== null) control?.setSelectionRange(focus.from, focus.to)
}
