/** Greetings, thanks and questions about pejl itself: met in kind, and with the way on. */
import { noticeCard } from '../cards/notice.ts'
import { listText } from '../domain/danish-text.ts'
import { plainWord } from '../domain/danish-words.ts'
import type { GoalSet } from '../domain/goal-set.ts'
import { buttons } from './answers.ts'
import type { Outcome } from './command.ts'

export type SmallTalk = {
  /** As people write it, without punctuation, one a line or between bars. */
  phrases: string
  /** What is answered when nothing else is said. */
  answer: (sets: readonly GoalSet[]) => string
  /** The commands that are offered with it. */
  offers: readonly string[]
  /** Also said before what somebody wants: "hej, status 5". */
  opens: boolean
}

const OFFERS = ['mine', 'status', 'hjælp']
const WAY_ON =
  'Skriv »mine« for at se dine egne tal, »status« for at se, hvordan det går, eller »hjælp« for resten.'

const greeting: SmallTalk = {
  phrases: `hej | hej hej | hej med dig | hej igen | hej alle | hejsa | hey | hi | hello | hallo | halløj | dav | davs
    mojn | goddag | god dag | godmorgen | god morgen | morgen | god formiddag | god eftermiddag | godaften
    god aften | kære pejl | pejl`,
  answer: () => `Hej! ${WAY_ON}`,
  offers: OFFERS,
  opens: true,
}

const emoji: SmallTalk = {
  phrases: '',
  answer: () => `Tak for hilsenen. ${WAY_ON}`,
  offers: OFFERS,
  opens: false,
}

export const helpMe: SmallTalk = {
  phrases: `hjælp mig | hjælp mig lige | hjælp mig tak | kan du hjælpe | kan du hjælpe mig | vil du hjælpe
    vil du hjælpe mig | jeg har brug for hjælp | jeg skal bruge hjælp | jeg forstår ikke | det forstår jeg ikke
    jeg er i tvivl | help me`,
  answer: () => `Det vil jeg gerne. ${WAY_ON}`,
  offers: OFFERS,
  opens: false,
}

const rest: readonly SmallTalk[] = [
  {
    phrases: `tak | mange tak | tusind tak | tusinde tak | 1000 tak | tak skal du have | tak for det
      tak for hjælpen | tak for i dag | tak for svaret | på forhånd tak | takker | super tak | fint tak
      det var en stor hjælp | thanks | thank you | thx`,
    answer: () => 'Selv tak. Du kan altid skrive igen.',
    offers: [],
    opens: true,
  },
  {
    phrases: `farvel | vi ses | på gensyn | hav det godt | ha det | ha det godt | god weekend | god ferie | godnat
      god nat | bye | goodbye | fortsat god dag`,
    answer: () => 'Farvel, og på gensyn. Jeg skriver, når der er noget til dig.',
    offers: [],
    opens: false,
  },
  {
    phrases: `ja | ja tak | jo | jep | yes | nej | nej tak | no | niks | ok | okay | oki | fint | super | godt
      perfekt | forstået | modtaget | selv tak | det er rigtigt | det er fint`,
    answer: () =>
      'Tak for svaret. Hører det til et spørgsmål fra mig, så brug knapperne på kortet, hvor det står; så er jeg sikker på, hvad du mener.',
    offers: [],
    opens: false,
  },
  {
    phrases: `hvordan går det | hvordan går det med dig | hvordan har du det | går det godt | hvad så | how are you`,
    answer: () => 'Tak, fordi du spørger. Hvordan det går med målene, kan du se med »status«.',
    offers: ['status'],
    opens: false,
  },
  {
    phrases: `hvem er du | hvad er du | hvem er pejl | hvad er pejl | hvad hedder du | er du en robot | er du en bot
      er du et menneske | er du en ai | who are you`,
    answer: (sets) =>
      `Jeg er pejl, et program, der følger op på ${listText(sets.map(({ title }) => title))}. Jeg spørger om tallene, når de skal bruges, regner ud, hvor langt målene er, og siger til, når noget ændrer sig. ${WAY_ON}`,
    offers: OFFERS,
    opens: false,
  },
  {
    phrases: `hvad kan du | hvad kan du hjælpe med | hvad kan du hjælpe mig med | hvad gør du | hvad laver du
      hvad kan jeg | hvad kan jeg skrive | hvad kan jeg spørge om | hvad kan jeg gøre | hvordan virker du
      hvordan virker det | hvordan bruger jeg dig | hvordan bruger jeg det | hvordan bruger jeg pejl`,
    answer: () => `Jeg kan vise, hvor langt målene er, og tage imod tal. ${WAY_ON}`,
    offers: OFFERS,
    opens: false,
  },
]

const byPhrase: ReadonlyMap<string, SmallTalk> = new Map(
  [greeting, helpMe, ...rest].flatMap((talk) =>
    talk.phrases.split(/[|\n]/).map((phrase) => [phrase.trim(), talk] as const),
  ),
)
const LONGEST_PHRASE = Math.max(...[...byPhrase.keys()].map((phrase) => phrase.split(' ').length))
/** An emoji by its name. */
const NAMED_EMOJI = /^:[\w+-]+:$/

/**
 * The small talk that a text begins with, and what is said after it: "hej, status 5" → "status 5". What
 * is no greeting or thanks counts only when nothing is said after it.
 */
export function readSmallTalk(text: string): { talk: SmallTalk | null; rest: string } {
  const words = [...text.matchAll(/\S+/g)]
    .map(({ 0: word, index }) => ({ index, plain: NAMED_EMOJI.test(word) ? '' : plainWord(word) }))
    .filter(({ plain }) => plain !== '')
  if (words.length === 0)
    return /\p{Extended_Pictographic}|^:[\w+-]+:/u.test(text)
      ? { talk: emoji, rest: '' }
      : { talk: null, rest: text }
  const plain = words.map((word) => word.plain)
  let talk: SmallTalk | null = null
  let at = 0
  while (at < words.length) {
    if (at > 0 && plain[at] === 'og') at++
    const next = phraseAt(plain, at)
    if (next === null || (!next.talk.opens && at + next.length < words.length)) break
    talk = talk !== null && next.talk === greeting ? talk : next.talk
    at += next.length
  }
  const after = words[at]
  return { talk, rest: after ? text.slice(after.index) : '' }
}

/** The longest phrase that begins at a word. */
function phraseAt(
  words: readonly string[],
  from: number,
): { talk: SmallTalk; length: number } | null {
  for (let length = Math.min(LONGEST_PHRASE, words.length - from); length > 0; length--) {
    const talk = byPhrase.get(words.slice(from, from + length).join(' '))
    if (talk) return { talk, length }
  }
  return null
}

export const answerSmallTalk = (
  { answer, offers }: SmallTalk,
  sets: readonly GoalSet[],
): Outcome => {
  const text = answer(sets)
  return {
    card: noticeCard(text, buttons(offers)),
    json: { text, suggestions: offers },
    ok: true,
  }
}
