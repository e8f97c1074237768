/** Judges what somebody answered of a plan's step: an answer, or what is wrong beside each field. */
import { upperFirst } from '../danish-text.ts'
import { quoted, wordsOf } from '../danish-words.ts'
import { dayAfter, periodText, readPeriod } from '../time/cadence.ts'
import { AREA_STATES, MILESTONE_STATES, type PlanAnswer, type PlanState } from './answers.ts'
import { INITIATIVE_STATES, type Milestone, type PlanItem } from './plan.ts'

/** What stands in the fields, as typed; "" for an empty one. */
export type PlanTyped = { choice: string; reason: string; when: string; other: string }

export const emptyPlanTyped: PlanTyped = { choice: '', reason: '', when: '', other: '' }

/** One sentence beside each field; "" when nothing is wrong there. */
export type PlanProblems = PlanTyped

export type PlanJudgement =
  | { kind: 'answer'; answer: Pick<PlanAnswer, 'state' | 'reason' | 'until' | 'successor'> }
  | { kind: 'problem'; problems: PlanProblems }
  | { kind: 'untouched' }

/** The states that can be chosen for a step. */
export const choicesFor = ({ kind }: PlanItem): readonly PlanState[] =>
  kind === 'milestone' ? MILESTONE_STATES : kind === 'area' ? AREA_STATES : INITIATIVE_STATES

/** What says nothing without a reason. */
const NEEDS_REASON: readonly PlanState[] = [
  'delayed',
  'dropped',
  'given-up',
  'continued',
  'replaced',
]

/** A reason is a sentence or two; a history of the case belongs elsewhere. */
export const LONGEST_REASON = 1000
const LONGEST_NAME = 200

/** Further off a month is more likely a slip than a plan, and nobody would be asked for all that time. */
const LATEST_YEARS = 5

/**
 * @param today ISO date: a milestone cannot be put off to a month that has passed
 * @param areas what the plan's areas are called: one that takes another's place is new
 */
export function judgePlan(
  item: PlanItem,
  typed: PlanTyped,
  today: string,
  areas: readonly string[],
): PlanJudgement {
  const reason = typed.reason.trim()
  const other = typed.other.trim().replace(/\s+/g, ' ')
  const when = typed.when.trim()
  if (typed.choice === '' && reason === '' && other === '' && when === '')
    return { kind: 'untouched' }
  const state = choicesFor(item).find((one) => one === typed.choice)
  const until = state === 'delayed' ? readPeriod(when, 'month') : null
  const problems: PlanProblems = {
    choice: state === undefined ? 'Vælg først, hvordan det står til.' : '',
    reason: reasonProblem(state, reason),
    when:
      state === 'delayed' && item.kind === 'milestone'
        ? monthProblem(item, when, until, today)
        : '',
    other: state === 'replaced' ? areaProblem(item, other, areas) : '',
  }
  if (state === undefined || Object.values(problems).some((text) => text !== ''))
    return { kind: 'problem', problems }
  const successor = state === 'replaced' ? other : ''
  return { kind: 'answer', answer: { state, reason, until, successor } }
}

function reasonProblem(state: PlanState | undefined, reason: string): string {
  if (reason.length > LONGEST_REASON)
    return `Begrundelsen er for lang. Skriv højst ${LONGEST_REASON} tegn.`
  if (state === undefined || reason !== '' || !NEEDS_REASON.includes(state)) return ''
  switch (state) {
    case 'delayed':
      return 'Skriv kort, hvad der har gjort, at det tager længere tid.'
    case 'dropped':
      return 'Skriv kort, hvorfor milepælen udgår.'
    case 'given-up':
      return 'Skriv kort, hvorfor initiativet er opgivet.'
    case 'replaced':
      return 'Skriv kort, hvorfor I vælger et nyt indsatsområde.'
    default:
      return 'Skriv kort, hvorfor indsatsområdet skal fortsætte.'
  }
}

/** A new month is one that has not passed, and later than the plan's. */
function monthProblem(
  { to }: Milestone,
  typed: string,
  until: string | null,
  today: string,
): string {
  if (typed === '') return 'Skriv den nye måned, fx november 2011.'
  if (until === null)
    return `Jeg kan ikke læse en måned i ${quoted(typed)}. Skriv måned og år, fx november 2011.`
  const now = today.slice(0, 7)
  const later = dayAfter(to).slice(0, 7)
  const earliest = later > now ? later : now
  if (Number(until.slice(0, 4)) > Number(now.slice(0, 4)) + LATEST_YEARS)
    return `${upperFirst(periodText(until))} ligger mere end ${LATEST_YEARS} år ude i fremtiden. Vælg en måned, der er nærmere.`
  if (until >= earliest) return ''
  const why =
    until < now ? `${periodText(until)} er gået.` : `Planen siger allerede ${periodText(to)}.`
  return `${why} Vælg ${periodText(earliest)} eller en senere måned.`
}

function areaProblem({ title }: PlanItem, other: string, areas: readonly string[]): string {
  if (other === '') return 'Skriv, hvad det nye indsatsområde er.'
  if (other.length > LONGEST_NAME) return `Navnet er for langt. Skriv højst ${LONGEST_NAME} tegn.`
  if (isSameName(other, title))
    return 'Det er det samme indsatsområde. Skriv et andet, eller vælg Fortsæt.'
  return areas.some((one) => isSameName(other, one))
    ? 'Planen har allerede et indsatsområde, der hedder sådan. Skriv et andet.'
    : ''
}

const isSameName = (a: string, b: string): boolean => wordsOf(a).join(' ') === wordsOf(b).join(' ')
