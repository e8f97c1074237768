/** Answers about a plan's steps as people type them: "milepæl M3 forsinket november 2011: årsag". */
import { plainWord } from '../../domain/danish-words.ts'
import type { GoalSet } from '../../domain/goal-set.ts'
import type { PlanState } from '../../domain/plan/answers.ts'
import { choicesFor, emptyPlanTyped, type PlanTyped } from '../../domain/plan/judge.ts'
import type { PlanItem } from '../../domain/plan/plan.ts'
import { STATE_TITLES } from '../../domain/plan/words.ts'
import type { Period } from '../../domain/time/cadence.ts'
import { collectStep } from '../../loop/collect-step.ts'
import { stepName } from '../../loop/names.ts'
import type { Pejl } from '../../loop/pejl.ts'
import { askedSteps, questionsIn, stepsCard } from '../../loop/plan/question.ts'
import { type Situation, situations } from '../../loop/situation.ts'
import { loadStepDrafts } from '../../store/plan-drafts.ts'
import { no } from '../answers.ts'
import type { Invocation, Outcome } from '../command.ts'
import { notFollowed } from '../not-followed.ts'
import { situationIn } from '../situation-of.ts'

/** What people write for each state, as it begins. */
const SAID: Readonly<Record<PlanState, readonly string[]>> = {
  reached: ['nået', 'naaet', 'opnået', 'færdig', 'done'],
  delayed: ['forsinket', 'udsat', 'delayed'],
  dropped: ['udgår', 'udgået', 'udgaar', 'dropped'],
  decided: ['besluttet', 'vedtaget'],
  seeking: ['søger finansiering', 'soeger finansiering', 'søger'],
  funded: ['finansieret', 'bevilget'],
  'under-way': ['i gang', 'igang', 'startet'],
  completed: ['afsluttet', 'færdig', 'gennemført'],
  'given-up': ['opgivet', 'droppet'],
  continued: ['fortsæt', 'fortsætter', 'fortsaet', 'videreføres'],
  replaced: ['nyt indsatsområde', 'nyt', 'vælg nyt'],
}

/**
 * Answers the question about a step that is awaited, or corrects its newest answer.
 * @param said what follows the step's code, as typed
 */
export async function answerStep(
  pejl: Pejl,
  invocation: Invocation,
  set: GoalSet,
  item: PlanItem,
  said: string,
): Promise<Outcome> {
  const { actor, now } = invocation
  const shownOnly = notFollowed(pejl, set)
  if (shownOnly) return shownOnly
  const known = situationIn(invocation, set)
  const name = stepName(pejl, set, item.code)
  const typed = readAnswer(item, said)
  if (typed === null) {
    const words = choicesFor(item).map((state) => STATE_TITLES[state].toLowerCase())
    return no(`Jeg forstår ikke svaret om ${name}. Skriv en af disse: ${words.join(', ')}.`)
  }
  const awaited = known.stepsWithin(0).find(({ code }) => code === item.code)
  const question = questionMeant(known, item.code, awaited?.period)
  if (!question) return no(`Der er ikke noget at svare på om ${name} lige nu.`)
  const key = { set: set.key, code: item.code, period: question.period }
  // A command knows of no answer that stands: another's is told of before it is corrected.
  const seen = (await loadStepDrafts(pejl.db, actor.personKey)).of(key)?.base ?? 0
  const base = awaited ? (question.answer?.revision ?? 0) : seen
  const collected = await collectStep(pejl, actor, key, typed, base, now)
  if (collected.kind === 'refused') return no(collected.text)
  const drafts = await loadStepDrafts(pejl.db, actor.personKey)
  const asked = askedSteps(pejl, await situations(pejl, now), drafts, actor.personKey, [key])
  const card = stepsCard(asked)
  const recorded = collected.kind === 'recorded' || collected.kind === 'repeated'
  return { card, json: { ...key, ...typed, recorded }, ok: recorded }
}

/**
 * The oldest that is asked now; without one the newest that has been answered, which may be corrected;
 * without any the next that will be asked.
 */
function questionMeant(known: Situation, code: string, awaited: Period | undefined) {
  const own = questionsIn(known).filter((one) => one.code === code)
  return (
    own.find(({ period }) => period === awaited) ??
    own.findLast(({ answer }) => answer !== null) ??
    own.find(({ closed }) => !closed)
  )
}

/** What takes back the word that it follows: "nået ikke endnu", "fortsæt ikke". */
const TAKEN_BACK = /^(?:ikke|næsten|delvist|delvis|snart|måske)(?![\p{L}\d])/iu

/** The fields as typed; null when no state is said. */
export function readAnswer(item: PlanItem, said: string): PlanTyped | null {
  const state = said.trim().replace(/^(?:er|blev) /i, '')
  for (const choice of choicesFor(item))
    for (const word of [...SAID[choice]].sort((a, b) => b.length - a.length)) {
      const rest = afterWords(state, word)
      if (rest === null) continue
      return TAKEN_BACK.test(rest) ? null : { ...emptyPlanTyped, choice, ...restOf(choice, rest) }
    }
  return null
}

/** What is said after these words; null when it does not begin with them. */
function afterWords(said: string, words: string): string | null {
  const typed = said.trim().split(/\s+/)
  const own = words.split(' ')
  const isSaid = own.every((word, at) => plainWord(typed[at] ?? '') === word)
  return isSaid ? typed.slice(own.length).join(' ') : null
}

const MONTH = /^(?:til\s+)?((?:\p{L}{3,}\.?\s+\d{4})|\d{4}-\d{2})(?:[\s,:]+(.*))?$/su

function restOf(choice: PlanState, rest: string): Partial<PlanTyped> {
  if (choice === 'delayed') {
    const [, when = '', reason = ''] = MONTH.exec(rest) ?? []
    return when === '' ? { reason: rest } : { when, reason }
  }
  if (choice !== 'replaced') return { reason: rest.replace(/^(?:fordi|da|,)\s+/i, '') }
  const [, other = '', reason = ''] = /^([^:]*)(?::\s*(.*))?$/s.exec(rest) ?? []
  return { other: other.trim(), reason }
}
