import { listCard } from '../cards/list.ts'
import { wholeReason } from '../domain/barometer/published.ts'
import { remarksOn } from '../domain/barometer/remarks.ts'
import {
  type DelmaalStatus,
  delmaalIn,
  type PejlemaerkeStatus,
} from '../domain/barometer/status.ts'
import { linesText, sentence, upperFirst } from '../domain/danish-text.ts'
import { type GoalSet, leaves } from '../domain/goal-set.ts'
import { pejlemaerkeExport } from '../domain/yearly/export.ts'
import type { StatusExport } from '../domain/yearly/shape.ts'
import { pejlemaerkeName } from '../loop/names.ts'
import type { Pejl } from '../loop/pejl.ts'
import type { Situation } from '../loop/situation.ts'
import { statusOf } from '../loop/status-of.ts'
import { buttons, notOne, suggest } from './answers.ts'
import { chanceOfDelmaal, chanceOfPejlemaerke, nearTarget } from './chance-rows.ts'
import type { Command, Outcome } from './command.ts'
import { sourceLines } from './figure-sources.ts'
import { find } from './find.ts'
import { standingFor } from './not-followed.ts'
import { readYear } from './period.ts'
import { remarkRows } from './remark-rows.ts'
import { situationIn } from './situation-of.ts'
import { delmaalJson, statusJson } from './status-json.ts'
import { onlyFor, statusOfYear } from './status-of-year.ts'
import type { Topic } from './topics.ts'

export const beregning: Command = {
  name: 'beregning',
  aliases: ['beregn', 'calculation', 'calc'],
  usage: '[1 | 1D] [for 2014] [pr. dato]',
  description:
    'viser hvert trin i beregningen, hvert tal med hvem og hvornår, og hvorfor tallet kan afvige fra det offentliggjorte',
  example: 'beregning 1',
  onlyShows: true,
  todaysOnly: '',
  async run(pejl, invocation) {
    const { rest: args, year: asked } = readYear(invocation.args)
    const found = find(pejl, args)
    if (found.kind === 'several')
      return suggest(
        args === '' ? 'Hvilket pejlemærke vil du se beregningen af?' : notOne(found, args),
        'beregning',
        found,
        asked === null ? '' : `for ${asked}`,
      )
    const { pejlemaerke } = found.topic
    const { number } = pejlemaerke
    const known = situationIn(invocation, found.topic.set)
    const { set } = known
    const topic = pejlemaerkeName(pejl, set, number)
    const status = statusOfYear(known, number, asked)
    const made = pejlemaerkeExport(known, pejlemaerke, asked, known.today)
    if (found.topic.delmaal) return oneDelmaal(pejl, known, status, made, found.topic)
    const year = status.published?.year
    const other = set.missingFigure === 'exclude' ? 'as-baseline' : 'exclude'
    const frozen = year === undefined ? null : statusOf(known, number, { year })
    const byOther =
      year === undefined ? null : statusOf(known, number, { year, missingFigure: other })
    return {
      card: listCard(
        `Sådan er ${set.noun.one} ${topic} regnet ud${onlyFor(asked)}`,
        linesText(standingFor(pejl, set), `${status.title}: ${status.display}`),
        [
          ...status.delmaal.flatMap((delmaal) =>
            rows(delmaal, { known, made, toldBelow: status.notes, isWhole: true }),
          ),
          {
            heading: upperFirst(set.noun.the),
            text: linesText(
              ...status.trace.map(({ text }) => text),
              chanceOfPejlemaerke(known, status),
            ),
            detail: status.notes.map(sentence).join('\n'),
          },
          ...comparison(status, frozen, other, byOther),
        ],
        [{ title: `Status ${topic}`, command: `status ${topic}` }],
      ),
      json: {
        ...statusJson(status, set),
        trace: status.trace.map(({ text }) => text),
        frozen: frozen && { year, score: frozen.score, display: frozen.display },
        otherRule: byOther && { rule: other, score: byOther.score, display: byOther.display },
        whyDifferent: wholeReason(status.published),
        exported: made,
      },
      ok: true,
    }
  },
}

/** The steps of one delmål, and the way to its pejlemærke's. */
function oneDelmaal(
  pejl: Pejl,
  known: Situation,
  whole: PejlemaerkeStatus,
  made: StatusExport,
  { id, code }: Topic,
): Outcome {
  const { set } = known
  const topic = pejlemaerkeName(pejl, set, whole.number)
  const remarks = remarksOn(set, whole, code)
  const delmaal = delmaalIn(whole, code)
  return {
    card: listCard(
      `Sådan er ${id} regnet ud${onlyFor(made.year)}`,
      linesText(
        standingFor(pejl, set),
        `Hører til ${set.noun.one} ${topic}, ${whole.title}: ${whole.display}`,
      ),
      [
        ...rows(delmaal, { known, made, toldBelow: remarks, isWhole: false }),
        ...remarkRows(remarks),
      ],
      buttons([`beregning ${topic}`, `status ${id}`]),
    ),
    json: {
      ...{ goalSet: whole.goalSet, number: whole.number, ...delmaalJson(delmaal, set) },
      trace: delmaal.trace.map(({ text }) => text),
      notes: remarks,
      exported: made,
    },
    ok: true,
  }
}

type Shown = {
  known: Situation
  /** The same with each figure's source. */
  made: StatusExport
  /** The footnotes that need not stand at their delmål. */
  toldBelow: readonly string[]
  /** The whole pejlemærke is shown, so nothing below tells of a target that is near. */
  isWhole: boolean
}

function rows(
  delmaal: DelmaalStatus,
  shown: Shown,
): { heading: string; text: string; detail: string }[] {
  const { known, made, toldBelow, isWhole } = shown
  const steps = delmaal.trace.map(({ text }) => text)
  const leaf = made.pejlemaerker
    .flatMap((one) => one.delmaal.flatMap((own) => leaves(own)))
    .find(({ code }) => code === delmaal.code)
  return [
    {
      heading: `${delmaal.code} · ${delmaal.title}: ${delmaal.display}`,
      text: delmaal.counted
        ? linesText(...steps, chanceOfDelmaal(known, delmaal))
        : sentence(`tæller ikke med: ${delmaal.why}`),
      detail: linesText(
        ...(leaf ? sourceLines(leaf, made.year) : []),
        ...delmaal.footnotes.filter((one) => !toldBelow.includes(one)),
        isWhole ? nearTarget(known, delmaal) : '',
      ),
    },
    ...delmaal.parts.flatMap((part) => rows(part, shown)),
  ]
}

const OTHER_RULE = {
  'as-baseline': 'Regnes delmål uden status som 0',
  exclude: 'Holdes delmål uden status ude',
}

/** The published score beside pejl's own for that year, and what another rule would have given. */
function comparison(
  { published }: PejlemaerkeStatus,
  frozen: PejlemaerkeStatus | null,
  other: GoalSet['missingFigure'],
  byOther: PejlemaerkeStatus | null,
): { heading: string; text: string; detail: string }[] {
  if (published === null || frozen === null || byOther === null) return []
  return [
    {
      heading: `Offentliggjort for ${published.year}: ${published.label}`,
      text: `${sentence(wholeReason(published))} pejl regner ${published.year} til ${frozen.display}.`.trim(),
      detail:
        byOther.display === frozen.display
          ? ''
          : `${OTHER_RULE[other]}, bliver ${published.year} til ${byOther.display}.`,
    },
  ]
}
