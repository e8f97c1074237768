import { type ListCard, type ListData, listCard } from '../cards/list.ts'
import { listText, upperFirst } from '../domain/danish-text.ts'
import { quoted, subjectOf } from '../domain/danish-words.ts'
import { allLeaves, type GoalSet } from '../domain/goal-set.ts'
import { periodText } from '../domain/time/cadence.ts'
import { dateText } from '../domain/time/calendar.ts'
import {
  againText,
  awaitedGroups,
  codesText,
  expectedText,
  type LetGo,
  letGo,
  ownerNames,
  postponedFigures,
} from '../loop/awaited.ts'
import { ownersOf } from '../loop/known.ts'
import type { Pejl } from '../loop/pejl.ts'
import type { Situation } from '../loop/situation.ts'
import type { Person } from '../store/people.ts'
import { suggest } from './answers.ts'
import type { Command } from './command.ts'
import { find, leavesOf, setNamed } from './find.ts'
import { notFollowed } from './not-followed.ts'
import { awaitedStepRows } from './plan/step-rows.ts'
import type { Topic } from './topics.ts'

/** How far ahead "mangler" looks, in days. */
const AHEAD_DAYS = 42

export const mangler: Command = {
  name: 'mangler',
  aliases: ['missing', 'afventer'],
  usage: '[5 | 5A | ord fra titlen] [pr. dato]',
  description: 'viser, hvilke tal der afventes, fra hvem og hvornår, og hvad der mangler baseline',
  example: 'mangler',
  onlyShows: true,
  todaysOnly: 'Dataejerne er dem, der er det i dag.',
  async run(pejl, { args, situations }) {
    const subject = subjectOf(args)
    const named = setNamed(pejl.documents, subject)
    const found = subject === '' || named ? null : find(pejl, subject)
    const set = found?.kind === 'topic' ? found.topic.set : named
    const shownOnly = set && notFollowed(pejl, set)
    if (shownOnly) return shownOnly
    if (found?.kind === 'several' && (found.why === 'sets' || found.why === 'near'))
      return suggest(`Jeg kan ikke finde ${quoted(args)}.`, 'mangler', found)
    const topics = found?.kind === 'topic' ? [found.topic] : found?.topics
    const meant = named ? situations.filter((known) => known.set === named) : situations
    const asked = meant.map((known) => missingIn(pejl, known, topics))
    const json = asked.map(missingJson)
    return {
      card: missingCard(titleOf(topics, named), asked, [
        ...(topics || named ? [{ title: 'Alt, der afventes', command: 'mangler' }] : []),
        { title: 'Mine tal', command: 'mine' },
      ]),
      json: asked.length > 1 ? { goalSets: json } : json[0],
      ok: true,
    }
  },
}

/** What is awaited of others than this person, and what has no baseline. */
export function missingOfOthers(
  pejl: Pejl,
  situations: readonly Situation[],
  person: Person,
): ListCard {
  const asked = situations.map((known) => {
    const isTold = ({ code }: { code: string }) =>
      ownersOf(known, code).every(({ key }) => key !== person.key)
    const { open, postponed, ...missing } = missingIn(pejl, known, undefined)
    return { ...missing, open: open.filter(isTold), postponed: postponed.filter(isTold) }
  })
  return missingCard(
    person.owns.length === 0 ? 'Det afventes' : 'Det afventes fra andre',
    asked,
    [],
  )
}

function missingCard(
  title: string,
  asked: readonly Missing[],
  actions: ListData['actions'],
): ListCard {
  const rows = asked.flatMap((missing) => {
    const own = [
      ...awaitedRows(missing),
      ...missing.steps,
      ...baselineRows(missing),
      ...endedRows(missing),
    ]
    const { title: set } = missing.known.set
    return asked.length > 1 && own.length > 0 ? [{ heading: set, text: '' }, ...own] : own
  })
  const intro = asked.every(
    ({ open, postponed, steps }) => open.length + postponed.length + steps.length === 0,
  )
    ? `${asked.some(({ known }) => known.set.plan) ? 'Intet' : 'Ingen tal'} har frist inden for ${AHEAD_DAYS / 7} uger.`
    : ''
  return listCard(title, intro, rows, actions)
}

/** "Det afventes for 1D · Der er færre hjemløse københavnere" */
function titleOf(topics: readonly Topic[] | undefined, named: GoalSet | undefined): string {
  if (named) return `Det afventes · ${named.title}`
  const [only, another] = topics ?? []
  if (!topics || !only) return 'Det afventes'
  if (another) return `Det afventes for ${listText(topics.map(({ id }) => id))}`
  const name = only.delmaal === null ? `${only.set.noun.one} ${only.id}` : only.id
  return `Det afventes for ${name} · ${only.title}`
}

/** What is missing in a goal set: of the topics that are asked about, or of all. */
function missingIn(pejl: Pejl, known: Situation, topics: readonly Topic[] | undefined) {
  const own = topics?.filter(({ set }) => set.key === known.set.key).flatMap(leavesOf)
  const codes = own && new Set(own.map(({ code }) => code))
  const isAsked = ({ code }: { code: string }) => codes?.has(code) ?? true
  return {
    known,
    open: known.openWithin(AHEAD_DAYS).filter(isAsked),
    postponed: postponedFigures(known, known.today).filter(isAsked),
    steps: topics ? [] : awaitedStepRows(pejl, known, AHEAD_DAYS),
    ...letGoAmong(known, isAsked),
    noBaseline: withoutBaseline(known).filter((code) => isAsked({ code })),
  }
}
type Missing = ReturnType<typeof missingIn>

function letGoAmong(known: Situation, isAsked: (one: { code: string }) => boolean): LetGo {
  const { givenUp, notReported } = letGo(known, known.today)
  return { givenUp: givenUp.filter(isAsked), notReported: notReported.filter(isAsked) }
}

function awaitedRows({ known, open: all, postponed }: Missing) {
  const { today } = known
  const open = all.filter(({ moved, reopened }) => !moved || reopened)
  return [
    ...awaitedGroups(known, open).map(({ due: day, reopened, owners, codes }) => ({
      heading: owners.length > 0 ? listText(owners) : 'Endnu ingen dataejer',
      text: `${codes}: ${reopened ? againText(day) : `${day < today ? 'fristen var' : 'frist'} ${dateText(day)}`}`,
      detail:
        owners.length > 0 ? '' : 'Spørgsmålet går til en controller, som kan vælge en dataejer.',
    })),
    ...postponed.map(({ code, period, expectedOn, reason }) => ({
      heading: `${code} for ${periodText(period)} findes ikke endnu`,
      text: `${upperFirst(expectedText(expectedOn, today))}: ${reason}`,
    })),
  ]
}

/** What nobody waits for any more stands last. */
function endedRows({ givenUp, notReported }: LetGo) {
  return [
    ...givenUp.map(({ code, period, reason }) => ({
      heading: `${code} for ${periodText(period)} kommer ikke`,
      text: reason,
      detail: '',
    })),
    ...(notReported.length === 0
      ? []
      : [{ heading: 'Blev ikke indberettet', text: codesText(notReported), detail: '' }]),
  ]
}

function baselineRows({ noBaseline: codes }: Missing) {
  return codes.length === 0
    ? []
    : [
        {
          heading: 'Uden baseline',
          text: listText(codes),
          detail: 'Det første tal bliver baseline, når en controller har bekræftet det.',
        },
      ]
}

const withoutBaseline = ({ set, facts }: Situation): string[] =>
  allLeaves(set)
    .map(({ delmaal }) => delmaal)
    .filter(({ code, lifecycle }) => lifecycle.state === 'active' && !facts.baselines.has(code))
    .map(({ code }) => code)

const missingJson = ({ known, open, postponed, noBaseline, ...ended }: Missing) => ({
  goalSet: known.set.key,
  awaited: open.map((figure) => ({ ...figure, owners: ownerNames(known, figure.code) })),
  postponed: postponed.map(({ kind: _, ...one }) => one),
  givenUp: ended.givenUp,
  notReported: ended.notReported,
  steps: known.stepsWithin(AHEAD_DAYS),
  noBaseline,
})
