// @ts-check
/** Where one writes to pejl, with the commands as suggestions (the ARIA combobox pattern). */
import { Problem } from './api.js'
import { byId, el } from './dom.js'

const form = byId('composer', HTMLFormElement)
const text = byId('text', HTMLInputElement)
const list = byId('suggestions', HTMLElement)
const problem = byId('problem', HTMLElement)

/** @type {import('./api.js').Command[]} */
let commands = []
/** @type {import('./api.js').Command[]} */
let shown = []
let active = -1
let sending = false

/** @param {import('./api.js').Command[]} known */
export function setCommands(known) {
  commands = known
}

/** Shows a sentence above the field; "" takes it away. @param {string} sentence */
export function say(sentence) {
  problem.textContent = sentence
}

/** @param {(typed: string) => Promise<void>} send throws Problem; what was typed then stays */
export function startComposer(send) {
  text.addEventListener('input', () => suggest(text.value.trim() !== ''))
  text.addEventListener('blur', () => suggest(false))
  text.addEventListener('keydown', onKey)
  form.addEventListener('submit', async (event) => {
    event.preventDefault()
    const typed = text.value
    if (typed.trim() === '' || sending) return
    suggest(false)
    sending = true
    form.setAttribute('aria-busy', 'true')
    try {
      await send(typed)
      if (text.value === typed) text.value = ''
      say('')
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      say(error.message)
    } finally {
      sending = false
      form.removeAttribute('aria-busy')
      text.focus()
    }
  })
}

/** @param {KeyboardEvent} event */
function onKey(event) {
  const open = shown.length > 0
  if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
    event.preventDefault()
    if (!open) suggest(true)
    const step = event.key === 'ArrowDown' ? 1 : -1
    choose(
      active === -1 && step === -1
        ? shown.length - 1
        : (active + step + shown.length) % (shown.length || 1),
    )
  } else if (event.key === 'Escape' && open) {
    event.preventDefault()
    suggest(false)
  } else if ((event.key === 'Enter' || event.key === 'Tab') && open && active >= 0) {
    event.preventDefault()
    take(active)
  }
}

/** Opens the list with what begins as the typed word does, or closes it. @param {boolean} open */
function suggest(open) {
  const typed = text.value.replace(/^\s*\/pejl\b\s*|^\s*\//, '').toLowerCase()
  shown = open ? commands.filter(({ usage }) => usage.toLowerCase().startsWith(typed)) : []
  list.replaceChildren(...shown.map(option))
  list.hidden = shown.length === 0
  text.setAttribute('aria-expanded', String(shown.length > 0))
  choose(-1)
}

/** @param {import('./api.js').Command} command @param {number} at */
function option({ usage, description }, at) {
  const made = el(
    'div',
    { role: 'option', id: `suggestion-${at}`, 'aria-selected': 'false' },
    el('strong', {}, usage),
    ` ${description}`,
  )
  // On mousedown, before the field loses focus and the list closes.
  made.addEventListener('mousedown', (event) => {
    event.preventDefault()
    take(at)
  })
  return made
}

/** @param {number} at −1 for none */
function choose(at) {
  active = at
  for (const [index, one] of [...list.children].entries())
    one.setAttribute('aria-selected', String(index === at))
  if (at < 0) text.removeAttribute('aria-activedescendant')
  else {
    text.setAttribute('aria-activedescendant', `suggestion-${at}`)
    list.children[at]?.scrollIntoView({ block: 'nearest' })
  }
}

/** Writes a command's own words into the field, ready for what it is about. @param {number} at */
function take(at) {
  const { usage } = shown[at] ?? { usage: '' }
  const [word = '', ...rest] = usage.split(' ')
  text.value = rest.length === 0 ? word : `${word} `
  suggest(false)
}
