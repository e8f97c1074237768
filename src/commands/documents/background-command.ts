/** `årsager` and `tiltag`: the lists beside a pejlemærke's figures, shown, added to and ended. */
import { listCard } from '../../cards/list.ts'
import { backgroundCount, backgroundWords } from '../../domain/background-words.ts'
import { linesText, listText, sentence, upperFirst } from '../../domain/danish-text.ts'
import { quoted } from '../../domain/danish-words.ts'
import type { GoalSet, Pejlemaerke } from '../../domain/goal-set.ts'
import type { BackgroundKind } from '../../domain/sourced.ts'
import { pejlemaerkeName } from '../../loop/names.ts'
import type { Pejl } from '../../loop/pejl.ts'
import type { Situation } from '../../loop/situation.ts'
import { buttons, no, notOne, suggest } from '../answers.ts'
import type { Command, Invocation, Outcome } from '../command.ts'
import { find, setNamed } from '../find.ts'
import { standingFor } from '../not-followed.ts'
import { situationIn } from '../situation-of.ts'
import type { Topic } from '../topics.ts'
import { changeList, entriesOf, entryJson, entryRows, readWish } from './background.ts'
import { noGoals } from './document-rows.ts'
import { setHeading } from './set-heading.ts'

type About = {
  /** The command's name. */
  name: string
  /** The kinds that are shown; the first is what it is about, and can be added to. */
  kinds: readonly [BackgroundKind, ...BackgroundKind[]]
  /** The command that shows what else there is. */
  other: string
}

/** What the command does, with all that people type after its name. */
export const backgroundCommand =
  (about: About): Command['run'] =>
  async (pejl, invocation) => {
    const wish = readWish(invocation.args)
    const { subject } = wish
    const named = setNamed(pejl.documents, subject)
    if (wish.kind === 'show' && (subject === '' || named))
      return overview(pejl, invocation, about, named)
    if (subject === '')
      return no(`Skriv også, hvilket mål det hører til: »${about.name} 1 ${invocation.args}«.`)
    const found = find(pejl, subject)
    const goals = goalsOf(pejl, found.kind === 'topic' ? [found.topic] : found.topics)
    const [topic, another] = goals
    if (found.kind === 'several' && (found.why === 'near' || another)) {
      const rest = invocation.args.slice(invocation.args.indexOf(subject) + subject.length).trim()
      const offered = { ...found, topics: goals }
      return suggest(notOne(found, subject), about.name, offered, rest)
    }
    if (!topic) return no(`Jeg kan ikke finde ${quoted(subject)}.`, buttons([about.name]))
    const { set, pejlemaerke } = topic
    const known = situationIn(invocation, set)
    return wish.kind === 'show'
      ? ofGoal(pejl, known, pejlemaerke, about, wish.all)
      : await changeList(pejl, invocation, known, pejlemaerke, about.kinds[0], wish)
  }

/** The pejlemærker that topics belong to, each once: what stands beside figures is theirs. */
const goalsOf = (pejl: Pejl, topics: readonly Topic[]): Topic[] =>
  [...Map.groupBy(topics, ({ pejlemaerke }) => pejlemaerke).values()].flatMap((own) =>
    own.slice(0, 1).map((one) => ({
      ...one,
      id: pejlemaerkeName(pejl, one.set, one.pejlemaerke.number),
      title: one.pejlemaerke.title,
    })),
  )

function ofGoal(
  pejl: Pejl,
  known: Situation,
  { number, title }: Pejlemaerke,
  about: About,
  all: boolean,
): Outcome {
  const { set } = known
  const topic = pejlemaerkeName(pejl, set, number)
  const lists = listsOf(known, number, about, all)
  return {
    card: listCard(
      setHeading(pejl, set, `${upperFirst(about.name)}: ${set.noun.one} ${number}`),
      linesText(
        standingFor(pejl, set),
        lists.length > 1
          ? sentence(`${title}: ${countsText(lists)}`)
          : lists.every(({ own }) => own.length === 0)
            ? `${title}. ${noneText(known, topic, number, about)}`
            : title,
      ),
      lists.flatMap(({ kind, own }) => entryRows(known, kind, own)),
      buttons([
        `${about.other} ${topic}`,
        `status ${topic}`,
        ...(lists.some(({ kind }) => kind === 'proposal') ? ['forslag'] : []),
      ]),
    ),
    json: Object.fromEntries(
      lists.map(({ kind, own }) => [kind, own.map((one) => entryJson(known, one))]),
    ),
    ok: true,
  }
}

type List = { kind: BackgroundKind; own: ReturnType<typeof entriesOf> }

/** Its kinds of entries, without those that its set has nothing of. */
const listsOf = (known: Situation, number: number, { kinds }: About, all: boolean): List[] =>
  kinds
    .filter((kind) => kind === kinds[0] || known.background.some((one) => one.kind === kind))
    .map((kind) => ({ kind, own: entriesOf(known, number, kind, all) }))

const countsText = (lists: readonly List[]): string =>
  listText(lists.map(({ kind, own }) => backgroundCount(kind, own.length)))

/** That the document gives none, or that none of them stands any more. */
function noneText(known: Situation, topic: string, number: number, { name, kinds }: About): string {
  const [kind] = kinds
  if (entriesOf(known, number, kind, true).length > 0)
    return `Alle er afsluttet; »${name} ${topic} alle« viser dem.`
  const { document } = known.set
  return `Dokumentet${document === '' ? '' : ` (${document})`} giver ingen ${backgroundWords(kind).many} her.`
}

/** How much each goal has: of the set that is named, else of the channel's, else of all that are followed up. */
function overview(
  pejl: Pejl,
  invocation: Invocation,
  about: About,
  named: GoalSet | undefined,
): Outcome {
  const followed = pejl.sets.filter(({ pejlemaerker }) => pejlemaerker.length > 0)
  const home = followed.filter((set) => set === pejl.home)
  const sets = named ? [named] : home.length > 0 ? home : followed
  const goals = sets.flatMap((set) =>
    set.pejlemaerker.map(({ number, title }) => {
      const lists = listsOf(situationIn(invocation, set), number, about, false)
      return { set, number, title, topic: pejlemaerkeName(pejl, set, number), lists }
    }),
  )
  const [only, another] = sets
  if (goals.length === 0) return noGoals(named ? [named] : pejl.sets)
  const title = upperFirst(about.name)
  return {
    card: listCard(
      only && !another ? setHeading(pejl, only, title) : title,
      linesText(...sets.map((set) => standingFor(pejl, set))),
      goals.map((goal) => ({
        heading: `${another ? goal.topic : goal.number}. ${goal.title}`,
        text: upperFirst(countsText(goal.lists)),
      })),
      buttons(goals.map(({ topic }) => `${about.name} ${topic}`)),
    ),
    json: goals.map(({ set, number, lists }) => ({
      ...{ goalSet: set.key, number },
      ...Object.fromEntries(lists.map(({ kind, own }) => [kind, own.length])),
    })),
    ok: true,
  }
}
