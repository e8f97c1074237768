/**
 * What people mean by what does not begin with a command's name: "1D 1330", "5 status", "hvad mangler",
 * "hvordan går det med hjemløse?". What only shows something is taken for the command; what changes
 * something is offered, unless it is a code with its figure. Nothing is guessed: null is "I do not know".
 */
import { bareWord, subjectOf, wordsOf } from '../domain/danish-words.ts'
import type { GoalSet } from '../domain/goal-set.ts'
import { beregning } from './beregning.ts'
import type { Command } from './command.ts'
import { find } from './find.ts'
import { historik } from './historik.ts'
import { indberet } from './indberet.ts'
import { mangler } from './mangler.ts'
import { mine } from './mine.ts'
import { readYear } from './period.ts'
import { status } from './status.ts'
import { allTopics, titled } from './topics.ts'
import { udskyd } from './udskyd.ts'

export type Meaning =
  | { kind: 'command'; command: Command; args: string }
  | { kind: 'offer'; text: string; commands: readonly string[] }

type Sets = readonly GoalSet[]

/** The words people use for what a command does, as they begin. The first command that is said counts. */
const SAID: readonly { command: Command; beginnings: readonly string[] }[] = [
  { command: beregning, beginnings: ['beregn', 'regne', 'udregn', 'hvorfor'] },
  { command: historik, beginnings: ['histori', 'rettelse', 'rettet', 'tidligere'] },
  { command: udskyd, beginnings: ['udskyd', 'udskudt'] },
  {
    command: mangler,
    beginnings: ['mangle', 'afvent', 'frist', 'deadline', 'hvornår', 'dataejer', 'ansvarlig'],
  },
  { command: indberet, beginnings: ['indberet', 'indrapporter', 'registrer', 'indtast'] },
  { command: mine, beginnings: ['mine'] },
  {
    command: status,
    beginnings: ['status', 'stand', 'udvikling', 'resultat', 'barometer', 'baseline', 'fremgang'],
  },
]

/** With one of these, what is awaited is one's own. */
const ONESELF = ['jeg', 'mig', 'min', 'mit', 'mine']

export const meaningOf = (sets: Sets, text: string): Meaning | null =>
  figureMeant(sets, text) ?? commandMeant(sets, text) ?? topicMeant(sets, text)

const CODE = /\d\p{L}\d*$/u
/** A figure as it begins: also "er 1.330", "= 1.330" and "ca. 1.330", so that it is said what is wrong. */
const FIGURE = /^(?:(?:er|=)\s*)?([+\-–−~≈<]?\s*\d.*|ca\..*)$/is

/** "1D 1330": a code and its figure. A year alone may be either, and is asked about. */
function figureMeant(sets: Sets, text: string): Meaning | null {
  const [, word = '', rest = ''] = /^(?:delmål\s+)?(\S+)\s+(.*)$/is.exec(text) ?? []
  const code = bareWord(word)
  const [, figure] = FIGURE.exec(rest) ?? []
  if (figure === undefined || !CODE.test(code)) return null
  if (readYear(figure).rest !== '')
    return { kind: 'command', command: indberet, args: `${code} ${figure}` }
  const found = find({ sets }, code)
  const hasParts = found.kind === 'topic' && (found.topic.delmaal?.parts.length ?? 0) > 0
  return hasParts
    ? { kind: 'command', command: status, args: `${code} for ${figure}` }
    : {
        kind: 'offer',
        text: `Er ${figure} et år eller et tal?`,
        commands: [`status ${code} for ${figure}`, `indberet ${code} ${figure}`],
      }
}

/** What a command does is said somewhere in the text. */
function commandMeant(sets: Sets, text: string): Meaning | null {
  const words = wordsOf(text)
  const said = SAID.find(({ beginnings }) => words.some((word) => begins(word, beginnings)))
  if (!said) return null
  const isOwn = said.command === mangler && words.some((word) => ONESELF.includes(word))
  const command = isOwn ? mine : said.command
  const { year, rest } = readYear(text)
  const subject = withoutSaid(rest)
  if (!command.onlyShows) return offered(command, subject)
  const known = knownPart(sets, subject)
  if (subject !== '' && known === '' && command !== mine) return notFollowedUp(command)
  const when = year === null || command !== status ? '' : ` for ${year}`
  return { kind: 'command', command, args: command === mine ? '' : `${known}${when}`.trim() }
}

const begins = (word: string, beginnings: readonly string[]): boolean =>
  beginnings.some((beginning) => word.startsWith(beginning))

const saysWhat = (word: string): boolean =>
  wordsOf(word).some((own) => SAID.some(({ beginnings }) => begins(own, beginnings)))

const withoutSaid = (text: string): string =>
  subjectOf(
    text
      .split(/\s+/)
      .filter((word) => !saysWhat(word))
      .join(' '),
  )

function offered({ name, example }: Command, subject: string): Meaning {
  const command = `${name} ${subject}`.trim()
  return {
    kind: 'offer',
    text: `Jeg forstår det som »${name}«. Skriv det fx sådan: »${example}«.`,
    commands: [command, 'mine'],
  }
}

const notFollowedUp = ({ name }: Command): Meaning => ({
  kind: 'offer',
  text: `Jeg forstår det som »${name}«, men jeg kan ikke finde det, du nævner, blandt pejlemærkerne. Skriv »status« for at se dem alle.`,
  commands: ['status', 'hjælp'],
})

const ASKS = /^(?:hv|(?:er|findes|går|har|kan|må|skal) )/i

/** A code or words of a title alone, or a question that has some: how far it is. Another is met kindly. */
function topicMeant(sets: Sets, text: string): Meaning | null {
  const { year, rest } = readYear(text)
  const subject = subjectOf(rest)
  const whole = isKnown(sets, subject) ? subject : ''
  const topic = ASKS.test(text) ? knownPart(sets, subject) : whole
  const when = year === null ? '' : ` for ${year}`
  if (topic !== '') return { kind: 'command', command: status, args: `${topic}${when}` }
  return ASKS.test(text)
    ? {
        kind: 'offer',
        text: 'Det kan jeg desværre ikke svare på. Jeg kan vise, hvor langt målene er, med »status«, og hvilke tal der afventes, med »mangler«.',
        commands: ['status', 'mangler', 'hjælp'],
      }
    : null
}

/** Of a long text the beginning is read. */
const MOST_WORDS = 20

/** As much of a subject as is followed up: of "børn byen" "børn". "" when nothing is. */
function knownPart(sets: Sets, subject: string): string {
  const words = subject.split(' ').slice(0, MOST_WORDS)
  const codes = words.filter((word) => /\d/.test(word))
  const known = words.filter((word) => titled(allTopics(sets), wordsOf(word)).length > 0)
  const parts = [words.join(' '), ...codes, known.join(' '), ...known]
  return parts.find((part) => isKnown(sets, part)) ?? ''
}

function isKnown(sets: Sets, subject: string): boolean {
  if (subject === '') return false
  const found = find({ sets }, subject)
  return found.kind === 'topic' || found.why !== 'near'
}
