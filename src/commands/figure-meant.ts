/** "1D 1330", "slet 1D": what is done to a figure, without the word "indberet". */
import { bareWord, quoted } from '../domain/danish-words.ts'
import type { GoalSet } from '../domain/goal-set.ts'
import { delmaalName } from '../loop/names.ts'
import type { Meaning } from './command.ts'
import { find, findLeaf } from './find.ts'
import { indberet } from './indberet.ts'
import { kommerIkke } from './kommer-ikke.ts'
import { readYear } from './period.ts'
import { status } from './status.ts'

const CODE = /\d\p{L}\d*$/u
/** A figure as it begins: also "er 1.330", "= 1.330", "ca. 1.330" and "–", so that it is said what is wrong. */
const FIGURE = /^(?:(?:er|=)\s*)?([+\-–−~≈<]?\s*\d.*|ca\..*|[-–—−]+)$/is

/** "1D 1330": a code and its figure. A year alone may be either, and is asked about. */
export function figureMeant(sets: readonly GoalSet[], text: string): Meaning | null {
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

/** "tallet for 1D er 1330": a code and its figure inside a sentence, which may mean something else. */
export function figureSaid(text: string): Meaning | null {
  const words = text.split(/\s+/)
  const at = words.findIndex((word) => CODE.test(bareWord(word)))
  const [, figure] = FIGURE.exec(words.slice(at + 1).join(' ')) ?? []
  if (at < 0 || figure === undefined || readYear(figure).rest === '') return null
  const command = `${indberet.name} ${bareWord(words[at] ?? '')} ${figure}`
  return { kind: 'offer', text: `Mener du ${quoted(command)}?`, commands: [command] }
}

/** "1E (for 2015) kommer ikke, fordi registeret er nedlagt", "kommer ikke 1E registeret er nedlagt" */
const NEVER = [
  /^(?:tallet for\s+)?(?<code>\S+)(?:\s+for\s+(?<period>.+?))?\s+kommer\s+(?:slet |nok )?ikke(?<reason>.*)$/is,
  /^kommer ikke\s+(?<code>\S+)(?<reason>.*)$/is,
]
const BECAUSE = /^[^\p{L}\d]*(?:(?:fordi|da|for)\s+)?/iu

/** That a figure never comes: a last word, so it is offered. */
export function neverMeant(text: string): Meaning | null {
  const said = NEVER.map((pattern) => pattern.exec(text)?.groups).find(
    (groups) => groups && CODE.test(bareWord(groups.code ?? '')),
  )
  if (!said) return null
  const { code = '', period = '', reason = '' } = said
  const why = reason.replace(BECAUSE, '').trim()
  const when = period === '' ? '' : ` for ${period}`
  const command = `${kommerIkke.name} ${bareWord(code)} ${why}`.trim() + when
  return { kind: 'offer', text: `Mener du ${quoted(command)}?`, commands: [command] }
}

/** "slet ikke" is no wish to have anything taken away. */
const DELETE =
  /^(?:slet(?:te)?|fjerne?|delete)(?=\s|$)(?!\s+(?:ikke|ingen|intet|ingenting)(?:\s|$))/i

/** "slet 1D": a figure can be corrected, not taken away. The one that is named is offered. */
export function deletionMeant(sets: readonly GoalSet[], text: string): Meaning | null {
  if (!DELETE.test(text)) return null
  const { rest, year } = readYear(text.replace(DELETE, ''))
  const code = rest.split(/\s+/).find((word) => CODE.test(bareWord(word)))
  const found = findLeaf({ sets }, code ?? rest)
  const name = 'kind' in found ? '' : delmaalName({ sets }, found.set, found.delmaal.code)
  const when = name === '' || year === null ? '' : ` for ${year}`
  return {
    kind: 'offer',
    text: `Tal kan rettes, men ikke slettes: »${indberet.name} ${name || '1D'} …«.`,
    commands: [`${indberet.name} ${name}`.trim() + when],
  }
}
