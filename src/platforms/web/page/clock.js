// @ts-check
/** The demo clock: shows domain time as it goes, and moves it. */
import { moveClock, Problem } from './api.js'
import { byId, el } from './dom.js'
import { capital, shortTimeText, timeText } from './time.js'

const face = byId('clock', HTMLElement)
const next = byId('next', HTMLButtonElement)
const buttons = [...document.querySelectorAll('.moves button')]

/** Domain time minus the browser's own, in milliseconds. */
let ahead = 0

/** @param {import('./api.js').Clock} clock */
export function showClock(clock) {
  ahead = new Date(clock.now).getTime() - Date.now()
  next.disabled = clock.next === null
  if (clock.next) {
    const when = shortTimeText(new Date(clock.next.at))
    next.replaceChildren(el('strong', {}, `Næste: ${clock.next.what}`), ` ${when}`)
  } else next.textContent = 'Der sker ikke mere af sig selv'
  tick()
}

function tick() {
  const now = new Date(Date.now() + ahead)
  const text = capital(timeText(now))
  if (face.textContent !== text) face.textContent = text
}

/** @param {(sentence: string) => void} say what went wrong; "" when it went well */
export function startClock(say) {
  setInterval(tick, 1000)
  for (const button of buttons) button.addEventListener('click', () => move(button, say))
}

/** @param {Element} button @param {(sentence: string) => void} say */
async function move(button, say) {
  if (button.getAttribute('aria-busy') === 'true') return
  for (const one of buttons) one.setAttribute('aria-busy', 'true')
  try {
    showClock(await moveClock(button.getAttribute('data-to') ?? ''))
    say('')
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    say(error.message)
  } finally {
    for (const one of buttons) one.removeAttribute('aria-busy')
  }
}
