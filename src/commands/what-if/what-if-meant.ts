/** "hvad hvis 1D bliver 1.300?" and "hvad skal 1D være?": questions that only show something. */
import { subjectOf } from '../../domain/danish-words.ts'
import type { GoalSet } from '../../domain/goal-set.ts'
import { readFiguresTyped } from '../../domain/what-if/figures-typed.ts'
import type { Meaning } from '../command.ts'
import { find } from '../find.ts'
import { hvadHvis } from './hvad-hvis.ts'
import { maal } from './maal.ts'

const IF =
  /^(?:(?:hvad|hvordan|hvor)\b.{0,60}?\s|what\s)?(?:hvis|if)\s+(?:tallet\s+for\s+|nu\s+)*(.+)$/is
/** "hvis 1D var 1.300, hvad så?" */
const THEN = /,?\s+(?:hvad|hvordan|hvor|så)\s.*$|,\s*så$/is
const NEEDED =
  /^(?:hvad|hvor\s+\p{L}+)\s+(?:skal|bør|må)\s+(?:der\s+til\b(?<til>.*)|(?<what>.+?)\s+(?:være|blive|ligge|ende|ned|op)(?=[\s?.!]|$).*)$/isu

export function whatIfMeant(sets: readonly GoalSet[], text: string): Meaning | null {
  const [, thought = ''] = IF.exec(text) ?? []
  const args = thought.replace(THEN, '')
  const read = readFiguresTyped(args)
  const isThought =
    read.kind === 'glued' ||
    (read.kind === 'figures' && read.figures.every(({ typed }) => /^[^\p{L}]*\d/u.test(typed)))
  if (isThought) return { kind: 'command', command: hvadHvis, args }
  const { til = '', what = '' } = NEEDED.exec(text)?.groups ?? {}
  const subject = subjectOf(`${til} ${what}`.replace(/(?:^|\s)nå(?=\s|$)/gi, ' '))
  if (subject === '') return null
  const found = find({ sets }, subject)
  return found.kind === 'topic' ? { kind: 'command', command: maal, args: subject } : null
}
