/** `hvad-hvis 1D 1.300`: what the barometer would become. A thought: nothing is written. */
import { listCard } from '../../cards/list.ts'
import { figuresText } from '../../cards/status.ts'
import {
  type DelmaalStatus,
  delmaalIn,
  type PejlemaerkeStatus,
} from '../../domain/barometer/status.ts'
import { linesText, sentence, upperFirst } from '../../domain/danish-text.ts'
import { formatFigure } from '../../domain/figures/danish-format.ts'
import { type GoalSet, pejlemaerkeOf } from '../../domain/goal-set.ts'
import { periodText } from '../../domain/time/cadence.ts'
import { imagine } from '../../domain/what-if/imagined.ts'
import { pejlemaerkeName } from '../../loop/names.ts'
import { statusOf } from '../../loop/status-of.ts'
import type { Command, Invocation } from '../command.ts'
import { standingFor } from '../not-followed.ts'
import { situationIn } from '../situation-of.ts'
import { delmaalJson, statusJson } from '../status-json.ts'
import { figuresImagined, type Thought } from './figures-imagined.ts'

const TITLE = 'Tænkt eksempel: intet er registreret'

export const hvadHvis: Command = {
  name: 'hvad-hvis',
  aliases: ['hvadhvis', 'what-if', 'whatif'],
  usage: '1D 1.300[, 1E 200] [for 2016]',
  description: 'viser, hvad pejlemærkerne ville blive med tænkte tal; der registreres ikke noget',
  example: 'hvad-hvis 1D 1.300',
  onlyShows: true,
  async run(pejl, invocation) {
    const thoughts = figuresImagined(pejl, invocation)
    if ('card' in thoughts) return thoughts
    const sets = [...new Set(thoughts.map(({ set }) => set))]
    const imagined = sets.map((set) => imaginedIn(invocation, set, thoughts))
    const several = sets.length > 1
    const touched = imagined.flatMap(({ set, changes }) =>
      changes
        .filter(({ after }) => isTouched(thoughts, set, after))
        .map((change) => ({ set, ...change })),
    )
    return {
      card: listCard(
        TITLE,
        linesText(
          ...sets.map((set) => standingFor(pejl, set)),
          'Pilen går fra det, der står, til det, der ville stå med de tænkte tal.',
        ),
        [
          ...thoughts.map((thought) => thoughtRow(thought, touched)),
          ...touched.map(({ set, before, after }) => ({
            heading: `${upperFirst(after.noun.one)} ${pejlemaerkeName(pejl, set, after.number)}: ${fromTo(before.display, after.display)}`,
            text: aboutChange(before, after),
          })),
          ...imagined.map(({ set, changes }) => ({
            heading: upperFirst(`alle ${set.noun.many}${several ? ` · ${set.title}` : ''}`),
            text: changes.map(overviewLine).join('\n'),
          })),
        ],
        [
          ...thoughts.map(({ name }) => ({ title: `Mål ${name}`, command: `mål ${name}` })),
          ...touched.map(({ set, after: { number } }) => {
            const topic = pejlemaerkeName(pejl, set, number)
            return { title: `Status ${topic}`, command: `status ${topic}` }
          }),
        ],
      ),
      json: {
        thought: true,
        figures: thoughts.map((thought) => figureJson(thought, touched)),
        pejlemaerker: touched.map(({ set, before, after }) => ({
          before: statusJson(before, set),
          after: statusJson(after, set),
        })),
        overview: imagined.map(({ set, changes }) => ({
          goalSet: set.key,
          pejlemaerker: changes.map(({ before, after }) => ({
            number: after.number,
            before: before.display,
            after: after.display,
            changed: isChanged({ before, after }),
          })),
        })),
      },
      ok: true,
    }
  },
}

type Change = { before: PejlemaerkeStatus; after: PejlemaerkeStatus }
type Touched = Change & { set: GoalSet }

/** Every pejlemærke of a set as it stands, and as it would with the imagined figures. */
function imaginedIn(invocation: Invocation, set: GoalSet, thoughts: readonly Thought[]) {
  const known = situationIn(invocation, set)
  const own = thoughts.filter((thought) => thought.set === set)
  const then = { ...known, facts: imagine(known.facts, own) }
  const changes = set.pejlemaerker.map(({ number }): Change => {
    return { before: statusOf(known, number), after: statusOf(then, number) }
  })
  return { set, changes }
}

const isTouched = (thoughts: readonly Thought[], set: GoalSet, { number }: PejlemaerkeStatus) =>
  thoughts.some((one) => one.set === set && pejlemaerkeOf(set, one.code).number === number)

/** Also where only what it rests on has changed. */
const isChanged = ({ before, after }: Change): boolean =>
  before.score !== after.score ||
  before.display !== after.display ||
  before.coverage.text !== after.coverage.text

const fromTo = (from: string, to: string): string =>
  from === to ? `${to} (uændret)` : `${from} → ${to}`

const overviewLine = ({ before, after }: Change): string => {
  const { number, title } = after
  return isChanged({ before, after })
    ? `${number}. ${title}: ${before.display} → ${after.display} (ændret)`
    : `${number}. ${title}: ${after.display}`
}

function aboutChange(before: PejlemaerkeStatus, after: PejlemaerkeStatus): string {
  const same = before.coverage.text === after.coverage.text
  const coverage = same ? after.coverage.text : `${before.coverage.text} → ${after.coverage.text}`
  return [`Datagrundlag: ${coverage}`, after.pace ?? ''].filter((part) => part !== '').join(' · ')
}

/** One delmål as it stands and as it would. */
function leavesOfThought({ set, code }: Thought, touched: readonly Touched[]) {
  const { number } = pejlemaerkeOf(set, code)
  const change = touched.find((one) => one.set === set && one.after.number === number)
  if (!change) throw new RangeError(`no pejlemærke of ${code}`)
  return { before: delmaalIn(change.before, code), after: delmaalIn(change.after, code) }
}

function thoughtRow(thought: Thought, touched: readonly Touched[]) {
  const { delmaal, name, period, value } = thought
  const { before, after } = leavesOfThought(thought, touched)
  return {
    heading: `${name} · ${delmaal.title}: ${fromTo(before.display, after.display)}`,
    text: [
      `Tænkt tal for ${periodText(period)}: ${formatFigure(value, delmaal.unit)}.`,
      whatIsMissing(thought, after),
    ]
      .filter((part) => part !== '')
      .join(' '),
    detail: figuresText(after),
  }
}

/** Why the figure gives no points, or not its own; "" when it does. */
function whatIsMissing({ delmaal, period }: Thought, after: DelmaalStatus): string {
  const noTarget = delmaal.target.kind === 'not-set' ? 'Målet er ikke fastsat.' : ''
  if (after.baseline === null)
    return `Der er ingen baseline endnu: et første tal bliver baseline, når en controller bekræfter det, og der regnes fra det næste. ${noTarget}`.trim()
  if (after.status && after.status.period !== period)
    return `Der er et nyere tal, for ${periodText(after.status.period)}, og det er det, der tæller.`
  return after.counted ? '' : sentence(`tæller ikke med: ${after.why}`)
}

function figureJson(thought: Thought, touched: readonly Touched[]) {
  const { set, code, period, value } = thought
  const { before, after } = leavesOfThought(thought, touched)
  return {
    ...{ goalSet: set.key, code, period, value },
    before: delmaalJson(before, set),
    after: delmaalJson(after, set),
    missing: whatIsMissing(thought, after),
  }
}
