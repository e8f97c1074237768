import { closest, distance } from 'fastest-levenshtein'
import { isFiller, plainWord } from '../domain/danish-words.ts'
import type { Command } from './command.ts'

export type Parsed =
  | { kind: 'command'; command: Command; args: string }
  | { kind: 'unknown'; word: string; nearest: Command[]; args: string }
  | { kind: 'empty' }

/** With more changed letters than this a word is not a misspelling any more. */
const mostChanged = (word: string): number => Math.min(3, Math.max(1, Math.floor(word.length / 2)))

/** "/pejl status 5" and "pejl, status 5" → "status 5"; a missing slash does not matter. */
export const withoutPejl = (text: string): string =>
  text
    .trim()
    .replace(/^[/@]?pejl(?=[\s,:]|$)[\s,:]*/i, '')
    .trim()
    .replace(/^\//, '')

/** Reads "status 5". Case and what stands after the word ("status?") do not matter. */
export function parseCommand(text: string, commands: readonly Command[]): Parsed {
  const [, word = '', args = ''] = /^(\S+)\s*(.*)$/s.exec(text) ?? []
  if (word === '') return { kind: 'empty' }
  const plain = plainWord(word) || word
  const command = commands.find(({ name, aliases }) => name === plain || aliases.includes(plain))
  if (command) return { kind: 'command', command, args: args.trim() }
  return { kind: 'unknown', word, nearest: nearestCommands(plain, commands), args: args.trim() }
}

const MOST_NEAREST = 2
/** Less of a name may be any word: "for" is not the beginning of forslag. */
const BEGINNING = 1 / 2
const LONGEST_WORD = 40

/** What is misspelt, the nearest first; before it the one command whose name begins so. */
function nearestCommands(word: string, commands: readonly Command[]): Command[] {
  if (word.length > LONGEST_WORD || isFiller(word)) return []
  const begun = commands.filter(
    ({ name }) => name.startsWith(word) && word.length >= name.length * BEGINNING,
  )
  const near = commands
    .map((command) => ({ command, far: howFar(word, [command.name, ...command.aliases]) }))
    .filter(({ far }) => far <= mostChanged(word) && far < word.length)
    .sort((a, b) => a.far - b.far)
    .map(({ command }) => command)
  return [...new Set([...(begun.length === 1 ? begun : []), ...near])].slice(0, MOST_NEAREST)
}

const howFar = (word: string, names: readonly string[]): number =>
  distance(word, closest(word, [...names]))
