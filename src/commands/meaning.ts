/**
 * What people mean by what does not begin with a command's name: "1D 1330", "5 status", "hvad mangler",
 * "hvordan går det med hjemløse?". What only shows something is taken for the command; what changes
 * something is offered, unless it is a code with its figure. Nothing is guessed: null is "I do not know".
 */
import { eitherText } from '../domain/danish-text.ts'
import { subjectOf, wordsOf } from '../domain/danish-words.ts'
import type { GoalSet } from '../domain/goal-set.ts'
import { beregning } from './beregning.ts'
import type { Command, Meaning } from './command.ts'
import { aarsager } from './documents/aarsager.ts'
import { codeMeant, documentMeant } from './documents/document-meant.ts'
import { forslag } from './documents/forslag.ts'
import { tiltag } from './documents/tiltag.ts'
import { deletionMeant, figureMeant, figureSaid, neverMeant } from './figure-meant.ts'
import { find } from './find.ts'
import { genoptag } from './genoptag.ts'
import { historik } from './historik.ts'
import { indberet } from './indberet.ts'
import { kommerIkke } from './kommer-ikke.ts'
import { mangler } from './mangler.ts'
import { mine } from './mine.ts'
import { readYear } from './period.ts'
import { status } from './status.ts'
import { allTopics, titled } from './topics.ts'
import { udskyd } from './udskyd.ts'
import { whatIfMeant } from './what-if/what-if-meant.ts'

type Sets = readonly GoalSet[]

/** The words people use for what a command does, as they begin. The first command that is said counts. */
const SAID: readonly { command: Command; beginnings: readonly string[] }[] = [
  { command: aarsager, beginnings: ['årsag', 'aarsag', 'barriere'] },
  { command: tiltag, beginnings: ['tiltag', 'aktivitet'] },
  { command: forslag, beginnings: ['forslag', 'budgetforslag'] },
  { command: beregning, beginnings: ['beregn', 'regne', 'udregn', 'hvorfor'] },
  { command: historik, beginnings: ['histori', 'rettelse', 'rettet', 'tidligere'] },
  { command: udskyd, beginnings: ['udskyd', 'udskudt', 'findes ikke'] },
  { command: kommerIkke, beginnings: ['kommer ikke', 'kommer aldrig', 'opgive'] },
  { command: genoptag, beginnings: ['genoptag'] },
  {
    command: mangler,
    beginnings: ['mangle', 'afvent', 'frist', 'deadline', 'hvornår', 'dataejer', 'ansvarlig'],
  },
  { command: indberet, beginnings: ['indberet', 'indrapporter', 'registrer', 'indtast'] },
  { command: mine, beginnings: ['mine'] },
  {
    command: status,
    beginnings: ['status', 'stand', 'udvikling', 'resultat', 'barometer', 'fremgang'],
  },
]

/** With one of these, what is awaited is one's own. */
const ONESELF = ['jeg', 'mig', 'min', 'mit', 'mine']

export const meaningOf = (
  { sets, documents }: { sets: Sets; documents: Sets },
  text: string,
): Meaning | null =>
  whatIfMeant(sets, text) ??
  deletionMeant(sets, text) ??
  neverMeant(text) ??
  codeMeant(documents, text) ??
  figureMeant(sets, text) ??
  commandMeant(sets, text) ??
  figureSaid(text) ??
  documentMeant(documents, text) ??
  topicMeant(sets, text) ??
  unansweredMeant(text)

/** What a command does is said somewhere in the text. */
function commandMeant(sets: Sets, text: string): Meaning | null {
  const words = wordsOf(text)
  const command = SAID.find(({ beginnings }) => says(words, beginnings))?.command
  if (!command) return null
  const { year, rest } = readYear(text)
  const subject = withoutSaid(rest)
  if (!command.onlyShows) return offered(command, subject)
  const isOwn = subject === '' && words.some((word) => ONESELF.includes(word))
  if (command === mine || (command === mangler && isOwn))
    return { kind: 'command', command: mine, args: '' }
  const when = year === null || command !== status ? '' : ` for ${year}`
  if (subject === '' || command === forslag)
    return { kind: 'command', command, args: `${subject}${when}`.trim() }
  return about(sets, command, subject, when) ?? notFollowedUp(command)
}

const says = (words: readonly string[], beginnings: readonly string[]): boolean =>
  beginnings.some((beginning) => ` ${words.join(' ')}`.includes(` ${beginning}`))

const withoutSaid = (text: string): string =>
  subjectOf(
    text
      .split(/\s+/)
      .filter((word) => !SAID.some(({ beginnings }) => says(wordsOf(word), beginnings)))
      .join(' '),
  )

function offered({ name, example }: Command, subject: string): Meaning {
  return {
    kind: 'offer',
    text: `Jeg forstår det som »${name}«. Skriv det fx sådan: »${example}«.`,
    commands: [`${name} ${subject}`.trim(), 'mine'],
  }
}

const notFollowedUp = ({ name }: Command): Meaning => ({
  kind: 'offer',
  text: `Jeg forstår det som »${name}«, men jeg kan ikke finde det, du nævner, blandt pejlemærkerne. Skriv »status« for at se dem alle.`,
  commands: ['status', 'hjælp'],
})

/** How a question begins. */
const ASKS = /^(?:hv|(?:er|findes|går|har|kan|må|skal) )/i

/** A code or words of a title alone, or a question that has some: how far it is. */
function topicMeant(sets: Sets, text: string): Meaning | null {
  const { year, rest } = readYear(text)
  const subject = subjectOf(rest)
  const isTopic =
    isKnown(sets, subject) &&
    (/^\d/.test(subject) || subject.split(' ').every((word) => begins(sets, word)))
  const when = year === null ? '' : ` for ${year}`
  if (subject === '' && ASKS.test(text) && /(?:^|\s)(?:mål|pejlemærk)/i.test(text))
    return { kind: 'command', command: status, args: when.trim() }
  return isTopic || ASKS.test(text) ? about(sets, status, subject, when) : null
}

/** Without a command's name, a word inside another ("arbejde", "samarbejdet") is chance. */
const begins = (sets: Sets, word: string): boolean =>
  titled(allTopics(sets), wordsOf(word), 'beginning').length > 0

const unansweredMeant = (text: string): Meaning | null =>
  ASKS.test(text)
    ? {
        kind: 'offer',
        text: 'Det kan jeg desværre ikke svare på. Jeg kan vise, hvor langt målene er, med »status«, og hvilke tal der afventes, med »mangler«.',
        commands: ['status', 'mangler', 'hjælp'],
      }
    : null

/** Of a long text the beginning is read. */
const MOST_WORDS = 20
const MOST_OFFERS = 3

/** A command about as much of a subject as is followed up: of "børn byen" "børn". Null when nothing is. */
function about(sets: Sets, command: Command, subject: string, when: string): Meaning | null {
  const words = subject.split(' ').slice(0, MOST_WORDS)
  const whole = words.join(' ')
  const codes = words.filter((word) => /\d/.test(word) && isKnown(sets, word))
  if (codes.length > 1 && !isKnown(sets, whole))
    return {
      kind: 'offer',
      text: `Jeg viser én ad gangen. Er det ${eitherText(codes)}, du mener?`,
      commands: codes.slice(0, MOST_OFFERS).map((code) => `${command.name} ${code}${when}`),
    }
  const known = words.filter((word) => titled(allTopics(sets), wordsOf(word)).length > 0)
  const parts = [whole, ...codes, known.join(' '), ...known]
  const topic = parts.find((part) => isKnown(sets, part))
  return topic === undefined ? null : { kind: 'command', command, args: `${topic}${when}` }
}

function isKnown(sets: Sets, subject: string): boolean {
  if (subject === '') return false
  const found = find({ sets }, subject)
  return found.kind === 'topic' || found.why !== 'near'
}
