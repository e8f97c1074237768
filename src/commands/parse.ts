import { closest, distance } from 'fastest-levenshtein'
import type { Command } from './command.ts'

export type Parsed =
  | { kind: 'command'; command: Command; args: string }
  | { kind: 'unknown'; word: string; nearest: Command[]; args: string }
  | { kind: 'empty' }

/** With more changed letters than this a word is not a misspelling any more. */
export const mostChanged = (word: string): number =>
  Math.min(3, Math.max(1, Math.floor(word.length / 2)))

/** Reads "/pejl status 5" or "status 5". Case and a missing slash do not matter. */
export function parseCommand(text: string, commands: readonly Command[]): Parsed {
  const words = text
    .trim()
    .replace(/^\/?pejl(?=\s|$)/i, '')
    .trim()
    .replace(/^\//, '')
  if (words === '') return { kind: 'empty' }
  const [, word = '', args = ''] = /^(\S+)\s*(.*)$/s.exec(words) ?? []
  const lower = word.toLocaleLowerCase('da')
  const command = commands.find(({ name, aliases }) => name === lower || aliases.includes(lower))
  if (command) return { kind: 'command', command, args: args.trim() }
  return { kind: 'unknown', word, nearest: nearestCommands(lower, commands), args: args.trim() }
}

/** What is misspelt, the nearest first; before it the one command whose name begins so. */
function nearestCommands(word: string, commands: readonly Command[]): Command[] {
  const begun = commands.filter(({ name }) => name.startsWith(word))
  const near = commands
    .map((command) => ({ command, far: howFar(word, [command.name, ...command.aliases]) }))
    .filter(({ far }) => far <= mostChanged(word))
    .sort((a, b) => a.far - b.far)
    .map(({ command }) => command)
  return [...new Set([...(begun.length === 1 ? begun : []), ...near])].slice(0, 3)
}

const howFar = (word: string, names: readonly string[]): number =>
  distance(word, closest(word, [...names]))
