// @ts-check
/** The list at the left: who one is, and the conversations with what is unread. */
import { byId, el } from './dom.js'
import { hashOf } from './route.js'

const som = byId('som', HTMLSelectElement)
const list = byId('conversations', HTMLUListElement)

/** @param {(som: string) => void} onChange */
export function startPeople(onChange) {
  som.addEventListener('change', () => onChange(som.value))
}

/** @param {import('./api.js').Me} me */
export function showPeople({ people, som: chosen }) {
  som.replaceChildren(...people.map(({ key, name }) => el('option', { value: key }, name)))
  som.value = chosen
}

/** @param {import('./api.js').Me} me @param {string} open the conversation that is open */
export function showConversations({ som: person, conversations }, open) {
  list.replaceChildren(
    ...conversations.map(({ key, name, kind, version }) => {
      const unread = key !== open && BigInt(version) > seen(person, key)
      const link = el(
        'a',
        { href: hashOf(person, key), class: unread ? 'unread' : '' },
        el('span', { class: 'name' }, kind === 'private' ? 'pejl (kun dig)' : name),
      )
      if (unread)
        link.append(el('span', { class: 'dot' }, el('span', { class: 'unseen' }, 'ulæst')))
      if (key === open) link.setAttribute('aria-current', 'page')
      return el('li', {}, link)
    }),
  )
}

/** Remembers, in this browser, what a person has seen. @param {string} person @param {string} key @param {string} version */
export function markSeen(person, key, version) {
  if (BigInt(version) > seen(person, key)) localStorage.setItem(`seen ${person} ${key}`, version)
}

/** @param {string} person @param {string} key */
const seen = (person, key) => BigInt(localStorage.getItem(`seen ${person} ${key}`) ?? '0')
