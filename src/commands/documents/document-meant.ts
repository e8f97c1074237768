/**
 * "Ø202", "M3 nået", "hvad siger grundlaget?": a code of what the documents hold, or a document itself,
 * without a command's name.
 */
import { bareWord, subjectOf, wordsOf } from '../../domain/danish-words.ts'
import type { GoalSet } from '../../domain/goal-set.ts'
import type { PlanItem } from '../../domain/plan/plan.ts'
import type { Command, Meaning } from '../command.ts'
import { setNamed } from '../find.ts'
import { indsatsomraader } from '../plan/indsatsomraader.ts'
import { initiativer } from '../plan/initiativer.ts'
import { milepaele } from '../plan/milepaele.ts'
import { stepSaid } from '../plan/plan-meant.ts'
import { status } from '../status.ts'
import { readWish } from './background.ts'
import { forslag } from './forslag.ts'
import { maalsaet } from './maalsaet.ts'
import { proposalCode } from './proposals.ts'

const STEPS: Readonly<Record<PlanItem['kind'], Command>> = {
  milestone: milepaele,
  initiative: initiativer,
  area: indsatsomraader,
}

/** A step's or a proposal's code, alone, asked about, or with what is to be done with it. */
export const codeMeant = (documents: readonly GoalSet[], text: string): Meaning | null =>
  stepMeantBy(documents, text) ?? proposalMeantBy(documents, text)

/** A question changes nothing: "er M3 nået?" shows it. */
function stepMeantBy(documents: readonly GoalSet[], text: string): Meaning | null {
  const told = text.endsWith('?') ? null : stepSaid(documents, text)
  const step = told ?? asked(text).flatMap((one) => stepSaid(documents, one) ?? [])[0]
  if (!step) return null
  const said = told?.said.replace(/^(?:er|bliver)\s+/i, '') ?? ''
  return { kind: 'command', command: STEPS[step.kind], args: `${step.name} ${said}`.trim() }
}

function proposalMeantBy(documents: readonly GoalSet[], text: string): Meaning | null {
  const isProposal = (code: string | null): code is string =>
    code !== null &&
    (code.startsWith('Ø') ||
      documents.some(({ proposals }) => proposals.some((one) => one.code === code)))
  if (isProposal(proposalCode(readWish(text).subject)))
    return { kind: 'command', command: forslag, args: text }
  const code = asked(text).map(proposalCode).find(isProposal)
  return code ? { kind: 'command', command: forslag, args: code } : null
}

/** What a text may be about: all of it that says something, or a word that is plainly a code. */
const asked = (text: string): string[] => [
  subjectOf(text),
  ...text
    .split(/\s+/)
    .map(bareWord)
    .filter((word) => /^[MOØ]\d/i.test(word)),
]

/** A document by its name or the first word of its title, in any form: "grundlaget", "forebyggelsesstrategien". */
export function documentMeant(documents: readonly GoalSet[], text: string): Meaning | null {
  const subject = subjectOf(text)
  const words = wordsOf(subject).filter((word) => !/^\d+$/.test(word))
  const exact = setNamed(documents, subject) ?? documents.find((one) => one.document === subject)
  const isSaid = (set: GoalSet) =>
    /^hvad (?:siger|står)/i.test(text)
      ? words.some((word) => names(set, word))
      : words.length > 0 && words.every((word) => names(set, word))
  const fits = documents.filter(isSaid)
  const [set, another] = exact && subject !== '' ? [exact] : fits
  if (!set || another) return null
  const asksHow = /^(?:hvordan|går|status)\b/i.test(text)
  return { kind: 'command', command: asksHow ? shownBy(set) : maalsaet, args: set.name }
}

const ENDINGS = ['', 's', 'n', 't', 'en', 'et', 'ens', 'ets', 'ne', 'ene', 'er', 'erne']

/** "grundlaget" names what is called grundlag. */
const names = ({ name, title }: GoalSet, word: string): boolean =>
  [...wordsOf(name), ...wordsOf(title).slice(0, 1)]
    .filter((own) => /\p{L}/u.test(own))
    .some((own) => ENDINGS.some((ending) => word === `${own}${ending}`))

/** What shows how far a document has come: its goals' status, or its steps with what is answered of them. */
function shownBy({ pejlemaerker, plan }: GoalSet): Command {
  if (pejlemaerker.length > 0) return status
  if (plan && plan.milestones.length > 0) return milepaele
  return plan && plan.themes.length > 0 ? initiativer : maalsaet
}
