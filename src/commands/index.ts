import type { Actor } from '../domain/rights.ts'
import type { Pejl } from '../loop/pejl.ts'
import { speakerIn } from '../loop/rights.ts'
import { situations } from '../loop/situation.ts'
import { no, suggest } from './answers.ts'
import { baseline } from './baseline.ts'
import { beregning } from './beregning.ts'
import type { Command, Outcome } from './command.ts'
import { find } from './find.ts'
import { fremme, gensend } from './gensend.ts'
import { historik } from './historik.ts'
import { hjaelp } from './hjaelp.ts'
import { indberet } from './indberet.ts'
import { mangler } from './mangler.ts'
import { mine } from './mine.ts'
import { type Parsed, parseCommand } from './parse.ts'
import { proeve } from './proeve.ts'
import { status } from './status.ts'
import { udskyd } from './udskyd.ts'

const own: readonly Command[] = [
  status,
  beregning,
  mangler,
  mine,
  historik,
  indberet,
  udskyd,
  baseline,
  gensend,
  fremme,
  proeve,
]
const help = hjaelp(own)
export const commands: readonly Command[] = [...own, help]

/** How each command is typed and what it does, for suggestions while typing. */
export const commandUsages = () =>
  commands.map(({ name, usage, description }) => ({
    usage: `${name} ${usage}`.trim(),
    description,
  }))

/** Runs what somebody typed. Never fails on what was typed: it suggests. */
export async function runCommand(
  pejl: Pejl,
  actor: Actor,
  text: string,
  confirmed = false,
): Promise<Outcome> {
  const now = await pejl.clock.now()
  const all = await situations(pejl, now)
  const [first] = all
  const person = first ? speakerIn(first, actor) : null
  if (!person)
    return no('Jeg kender dig ikke endnu. Bed en controller om at skrive dig i people.yaml.')
  const parsed = parseCommand(text, commands)
  const invocation = { args: '', person, actor, confirmed, now, situations: all }
  if (parsed.kind === 'empty') return await help.run(pejl, invocation)
  if (parsed.kind === 'command')
    return await parsed.command.run(pejl, { ...invocation, args: parsed.args })
  return unknown(pejl, parsed)
}

/** A code or words of a title alone are taken for a question about their status. */
function unknown(
  pejl: Pejl,
  { word, args, nearest }: Extract<Parsed, { kind: 'unknown' }>,
): Outcome {
  const typed = `${word} ${args}`.trim()
  const found = find(pejl, typed)
  if (found.kind === 'several' && found.why === 'sets') return suggest('', 'status', found)
  const isTopic = found.kind !== 'several'
  const close = isTopic ? [`status ${typed}`] : nearest.map(({ name }) => `${name} ${args}`.trim())
  const offers = [...close, 'hjælp'].map((command) => ({ title: command, command }))
  const meant = close.length === 0 ? '' : ` Mener du »${close.join('« eller »')}«?`
  return no(`Jeg kender ikke »${word}«.${meant} Skriv »hjælp« for at se, hvad jeg kan.`, offers)
}
