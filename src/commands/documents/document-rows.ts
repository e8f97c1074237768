/** One document whole: its goals, what stands beside them, and what is not known. */
import { footnotedFigures } from '../../cards/status.ts'
import { backgroundCount, backgroundWords } from '../../domain/background-words.ts'
import { delmaalIn } from '../../domain/barometer/status.ts'
import { suggestionText } from '../../domain/barometer/suggested.ts'
import { nearTargetsText } from '../../domain/chance/words.ts'
import { linesText, listText, sentence, upperFirst } from '../../domain/danish-text.ts'
import {
  allLeaves,
  type Delmaal,
  type GoalSet,
  type Pejlemaerke,
  withParts,
} from '../../domain/goal-set.ts'
import { citation, type Sourced, withCitation } from '../../domain/sourced.ts'
import type { Pejl } from '../../loop/pejl.ts'
import type { Situation } from '../../loop/situation.ts'
import { statusOf } from '../../loop/status-of.ts'
import { buttons, no } from '../answers.ts'
import type { Outcome } from '../command.ts'

type Row = { heading: string; text: string; detail?: string }

/** The rows of a document's card. What is followed up has commands for its background, which is only counted here. */
export function documentRows({ sets }: Pejl, known: Situation): Row[] {
  const { set } = known
  const told = (statements: readonly Sourced[]) =>
    linesText(...statements.map((one) => `– ${sentence(sourced(set, one))}`))
  const isFollowed = sets.includes(set)
  return [
    ...set.pejlemaerker.map((goal) => goalRow(known, goal, isFollowed)),
    { heading: 'Målgrupper', text: told(set.targetGroups) },
    {
      heading: 'Principper',
      text: linesText(...set.principles.map(({ title }, index) => `${index + 1}. ${title}`)),
    },
    { heading: 'Planens dele', text: planText(set) },
    { heading: 'Sådan er opfølgningen tænkt', text: told(set.frame) },
    { heading: 'Om dokumentet', text: told(set.notes) },
    { heading: 'Mål tæt på baseline', text: nearTargetsText(set, known.facts.baselines) },
    { heading: 'Det vides ikke', text: unknown(known) },
  ].filter(({ text }) => text !== '')
}

function goalRow(known: Situation, goal: Pejlemaerke, isFollowed: boolean): Row {
  const { set } = known
  const status = statusOf(known, goal.number)
  const { belongs } = goal
  const own = goal.delmaal.flatMap((one) => withParts(one))
  const footnotes = goal.footnotes.map((one) => withCitation(set.document, one))
  return {
    heading: `${goal.number}. ${goal.title}`,
    text: linesText(
      belongs
        ? `Udvalg: ${belongs.committee} · bevilling: ${belongs.appropriation} · område: ${belongs.area}`
        : '',
      ...own.map(({ code, title }) => {
        const figures = footnotedFigures(delmaalIn(status, code), footnotes)
        return `${code} · ${title}${figures === '' ? '' : `: ${figures}`}`
      }),
      ...own.map(({ code, suggested }) =>
        suggested ? `Eksemplet for ${code}: ${suggestionText(suggested)}` : '',
      ),
    ),
    detail: linesText(
      isFollowed ? backgroundCounts(known, goal) : backgroundText(known, goal),
      ...footnotes,
      ...goal.notes.map((one) => sentence(sourced(set, one))),
      ...delmaalNotes(set, own),
    ),
  }
}

/** What is told of single delmål, by code; the same of several is said once. */
function delmaalNotes(set: GoalSet, own: readonly Delmaal[]): string[] {
  const said = own.flatMap(({ code, notes }) =>
    notes.map((one) => ({ code, text: sentence(sourced(set, one)) })),
  )
  return [...Map.groupBy(said, ({ text }) => text)].map(
    ([text, those]) => `${listText(those.map(({ code }) => code))}: ${text}`,
  )
}

const standingEntries = ({ background }: Situation, { number }: Pejlemaerke) =>
  background.filter(({ pejlemaerke, ended }) => pejlemaerke === number && ended === null)

/** "4 årsager · 6 tiltag · 3 budgetforslag" */
function backgroundCounts(known: Situation, goal: Pejlemaerke): string {
  const byKind = Map.groupBy(standingEntries(known, goal), ({ kind }) => kind)
  return [...byKind].map(([kind, own]) => backgroundCount(kind, own.length)).join(' · ')
}

function backgroundText(known: Situation, goal: Pejlemaerke): string {
  const groups = Map.groupBy(standingEntries(known, goal), ({ kind, group }) =>
    group === ''
      ? upperFirst(backgroundWords(kind).many)
      : `${upperFirst(backgroundWords(kind).many)} (${group.toLocaleLowerCase('da')})`,
  )
  return linesText(
    ...[...groups].map(([heading, own]) =>
      linesText(`${heading}:`, ...own.map(({ text }) => `– ${text}`)),
    ),
  )
}

/** Each part of a plan that has a command of its own, and that command. */
const PARTS: readonly {
  command: string
  isThere: (plan: NonNullable<GoalSet['plan']>) => boolean
}[] = [
  { command: 'milepæle', isThere: ({ milestones }) => milestones.length > 0 },
  { command: 'initiativer', isThere: ({ themes }) => themes.length > 0 },
  { command: 'indsatsområder', isThere: ({ areas }) => areas.length > 0 },
  { command: 'budget', isThere: ({ budget, money }) => budget !== null || money !== null },
  { command: 'forandringsteori', isThere: ({ theory }) => theory.length > 0 },
  { command: 'plan', isThere: () => true },
]

/** Commands that show a plan's parts. */
export const planCommands = ({ name, plan }: GoalSet): string[] =>
  plan
    ? PARTS.filter(({ isThere }) => isThere(plan)).map(({ command }) => `${command} ${name}`)
    : []

/** What is answered where goals are asked for and there are only plans. */
export const noGoals = (sets: readonly GoalSet[]): Outcome =>
  no(
    `${sets.length === 1 ? (sets[0]?.title ?? '') : 'Det, der følges op,'} har ingen mål med tal.`,
    buttons(sets.flatMap(planCommands).slice(0, MOST_OFFERS)),
  )

const MOST_OFFERS = 4

const planText = (set: GoalSet): string => {
  const commands = planCommands(set).map((command) => `»${command}«`)
  return commands.length === 0 ? '' : `De vises af ${listText(commands)}.`
}

/** What has no baseline, and what has no target in figures. */
function unknown({ set, facts }: Situation): string {
  const own = allLeaves(set).map(({ delmaal }) => delmaal)
  const codes = (some: typeof own) => listText(some.map(({ code }) => code))
  const noBaseline = own.filter(({ code }) => !facts.baselines.has(code))
  const noTarget = own.filter(({ target }) => target.kind === 'not-set')
  return linesText(
    noBaseline.length === 0 ? '' : `Ingen baseline: ${codes(noBaseline)}`,
    noTarget.length === 0 ? '' : `Intet mål i tal: ${codes(noTarget)}`,
  )
}

/** "… (000, Baggrund)": without a place, the document says it at large. */
const sourced = ({ document }: GoalSet, one: Sourced): string =>
  one.source === '' ? one.text : `${one.text.replace(/\.$/, '')} (${citation(document, one)})`
