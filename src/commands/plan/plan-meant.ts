/** Which plan, or which step of one, is meant by what somebody typed. */
import { eitherText } from '../../domain/danish-text.ts'
import { quoted, wordsOf } from '../../domain/danish-words.ts'
import { readTypedName, typedName } from '../../domain/figure-key.ts'
import { type GoalSet, planItemOf } from '../../domain/goal-set.ts'
import type { Plan, PlanItem } from '../../domain/plan/plan.ts'
import type { Pejl } from '../../loop/pejl.ts'
import { stepIn } from '../../loop/plan/asked.ts'
import type { Situation } from '../../loop/situation.ts'
import { buttons, no } from '../answers.ts'
import type { Invocation, Outcome } from '../command.ts'
import { setNamed } from '../find.ts'
import { situationIn } from '../situation-of.ts'

/** What a command is about: its name, and which plans it has something to say of. */
export type About = { command: string; has(plan: Plan): boolean }

export type KnownPlan = Situation & { plan: Plan }

/**
 * The plans that a name means: by its set's name, or a word or year of it ("2010"). Without one: the
 * channel's own, else those followed up, else the only one. Several that could be meant are asked about.
 */
export function plansMeant(
  pejl: Pejl,
  invocation: Invocation,
  { command, has }: About,
): readonly KnownPlan[] | Outcome {
  const { args } = invocation
  const all = pejl.documents.filter(({ plan }) => plan !== null && has(plan))
  const followed = all.filter((set) => pejl.sets.includes(set))
  const own = followed.filter((set) => set === pejl.home)
  if (args === '' && followed.length > 0)
    return own.length > 0 ? known(invocation, own) : known(invocation, followed)
  const fits = args === '' ? all : named(all, args)
  return fits.length === 1 ? known(invocation, fits) : which(command, args, fits, all)
}

function which(
  command: string,
  args: string,
  fits: readonly GoalSet[],
  all: readonly GoalSet[],
): Outcome {
  const offered = (fits.length > 0 ? fits : all).map(({ name }) => name)
  if (offered.length === 0) return no('Ingen af dokumenterne har noget om det.')
  const asked =
    fits.length === 0 ? `Jeg finder ikke noget om det i ${quoted(args)}.` : 'Hvilket mener du?'
  return no(
    `${asked} Det kan være ${eitherText(offered)}.`,
    buttons(offered.map((name) => `${command} ${name}`)),
  )
}

/** Those that are called so, or whose name and title have these words. */
function named(all: readonly GoalSet[], typed: string): readonly GoalSet[] {
  const exact = setNamed(all, typed)
  if (exact) return [exact]
  const words = wordsOf(typed)
  return all.filter(({ name, title }) => {
    const own = [...wordsOf(name), ...name.split('-'), ...wordsOf(title)]
    return words.length > 0 && words.every((word) => own.includes(word))
  })
}

const known = (invocation: Invocation, sets: readonly GoalSet[]): KnownPlan[] =>
  sets.flatMap((set) => {
    const { plan } = set
    return plan ? [{ ...situationIn(invocation, set), plan }] : []
  })

/** A step, and what was typed after its code: "" for a question about it, which answers nothing. */
export type StepMeant = { known: KnownPlan; item: PlanItem; rest: string }

const ASKED = /^[^:,]*\?$/
const CODE = /^(M\d+|O\d+[b-z]?|\d+\.\d+)(?![\p{L}\d])[^\p{L}\d]*(.*)$/isu

/** "M3 nået", "forebyggelse/M3 nået" and "forebyggelse M3 nået", taken apart; null when no code stands there. */
function readStep(typed: string): { setName: string | null; code: string; said: string } | null {
  const { setName, rest } = readTypedName(typed.replace(/^(\S+)\s+(?=[MO]\d|\d+\.\d)/i, '$1/'))
  const [, code = '', said = ''] = CODE.exec(rest) ?? []
  if (code === '') return null
  return { setName, code: code.charAt(0).toUpperCase() + code.slice(1).toLowerCase(), said }
}

/** The step that a text begins with, by any document that has it; null when none has. */
export function stepSaid(
  documents: readonly GoalSet[],
  typed: string,
): { kind: PlanItem['kind']; name: string; said: string } | null {
  const read = readStep(typed)
  if (read === null) return null
  const { setName, code, said } = read
  const within = setName === null ? documents : named(documents, setName)
  // What was chosen instead of an area has its code with a letter behind: O1b.
  const item = within.map((set) => planItemOf(set, code.replace(/[a-z]$/, ''))).find((one) => one)
  const name = setName === null ? code : typedName(setName, code)
  return item ? { kind: item.kind, name, said } : null
}

/**
 * The step that is meant, of those followed up before those that are only shown; null when no code stands
 * there.
 */
export function stepMeant(
  pejl: Pejl,
  invocation: Invocation,
  { command, has }: About,
): StepMeant | Outcome | null {
  const read = readStep(invocation.args)
  if (read === null) return null
  const { setName, code, said } = read
  const plans = pejl.documents.filter(({ plan }) => plan !== null && has(plan))
  const within = setName === null ? plans : named(plans, setName)
  const having = known(invocation, within).flatMap((one) => {
    const item = stepIn(one, code)
    return item ? [{ known: one, item, rest: ASKED.test(said.trim()) ? '' : said }] : []
  })
  const followed = having.filter((one) => pejl.sets.includes(one.known.set))
  const own = followed.filter((one) => one.known.set === pejl.home)
  const found = [own, followed, having].find((some) => some.length > 0) ?? []
  const [only, another] = found
  if (only && !another) return only
  if (!only)
    return no(`Jeg finder ikke ${code}. Prøv »${command}« for at se dem alle.`, buttons([command]))
  const names = found.map((one) => typedName(one.known.set.name, code))
  return no(
    `Det findes i flere planer. Mener du ${eitherText(names)}?`,
    buttons(names.map((name) => `${command} ${name} ${said}`.trim())),
  )
}
