// @ts-check
/** Keeps the focus where it was when a card is rendered anew. */

/**
 * @typedef {{ card: import('adaptivecards').AdaptiveCard, element: HTMLElement }} Rendered
 * @typedef {{ input: string, from: number | null, to: number | null } | { button: string } | null} Focus
 */

/** What one types or chooses in; of several choices the one that is made. @param {import('adaptivecards').Input} input */
export const controlOf = (input) =>
  /** @type {HTMLInputElement | HTMLTextAreaElement | null} */ (
    input.renderedElement?.querySelector('input:checked') ??
      input.renderedElement?.querySelector('input, textarea, select') ??
      null
  )

/** Where in a card the focus is; null when it is elsewhere. @param {Rendered} view @returns {Focus} */
export function focusIn({ card, element }) {
  const active = document.activeElement
  if (!active || !element.contains(active)) return null
  const input = card.getAllInputs().find((one) => controlOf(one) === active)
  if (!input?.id) return { button: active.textContent ?? '' }
  const { selectionStart, selectionEnd } = controlOf(input) ?? {}
  return { input: input.id, from: selectionStart ?? null, to: selectionEnd ?? null }
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
  const control = input && controlOf(input)
  control?.focus()
  if (focus.from !== null) control?.setSelectionRange(focus.from, focus.to)
}
