import { listCard } from '../cards/list.ts'
import { pejlemaerkeStatus } from '../domain/barometer/pejlemaerke.ts'
import { wholeReason } from '../domain/barometer/published.ts'
import { remarksOn } from '../domain/barometer/remarks.ts'
import {
  type DelmaalStatus,
  delmaalIn,
  type PejlemaerkeStatus,
} from '../domain/barometer/status.ts'
import { linesText, sentence, upperFirst } from '../domain/danish-text.ts'
import { formatScore } from '../domain/figures/danish-format.ts'
import type { GoalSet } from '../domain/goal-set.ts'
import { pejlemaerkeName } from '../loop/names.ts'
import type { Pejl } from '../loop/pejl.ts'
import { statusOf } from '../loop/recompute.ts'
import { buttons, notOne, suggest } from './answers.ts'
import type { Command, Outcome } from './command.ts'
import { find } from './find.ts'
import { standingFor } from './not-followed.ts'
import { remarkRows } from './remark-rows.ts'
import { situationIn } from './situation-of.ts'
import { delmaalJson, statusJson } from './status-json.ts'
import type { Topic } from './topics.ts'

export const beregning: Command = {
  name: 'beregning',
  aliases: ['beregn', 'calculation', 'calc'],
  usage: '[1 | 1D] [pr. dato]',
  description:
    'viser hvert trin i beregningen, og hvorfor tallet kan afvige fra det offentliggjorte',
  example: 'beregning 1',
  onlyShows: true,
  todaysOnly: '',
  async run(pejl, invocation) {
    const { args } = invocation
    const found = find(pejl, args)
    if (found.kind === 'several')
      return suggest(
        args === '' ? 'Hvilket pejlemærke vil du se beregningen af?' : notOne(found, args),
        'beregning',
        found,
      )
    const { number } = found.topic.pejlemaerke
    const known = situationIn(invocation, found.topic.set)
    const { set, facts } = known
    const topic = pejlemaerkeName(pejl, set, number)
    const status = statusOf(known, number)
    if (found.topic.delmaal) return oneDelmaal(pejl, set, status, found.topic)
    const year = status.published?.year
    const other = set.missingFigure === 'exclude' ? 'as-baseline' : 'exclude'
    const frozen = year === undefined ? null : pejlemaerkeStatus(set, number, facts, { year })
    const byOther =
      year === undefined
        ? null
        : pejlemaerkeStatus(set, number, facts, { year, missingFigure: other })
    return {
      card: listCard(
        `Sådan er ${set.noun.one} ${topic} regnet ud`,
        linesText(standingFor(pejl, set), `${status.title}: ${status.display}`),
        [
          ...status.delmaal.flatMap((delmaal) => rows(delmaal, status.notes)),
          {
            heading: upperFirst(set.noun.the),
            text: status.trace.map(({ text }) => text).join('\n'),
            detail: status.notes.map(sentence).join('\n'),
          },
          ...comparison(status, frozen, other, byOther),
        ],
        [{ title: `Status ${topic}`, command: `status ${topic}` }],
      ),
      json: {
        ...statusJson(status),
        trace: status.trace.map(({ text }) => text),
        frozen: frozen && { year, score: frozen.score, display: frozen.display },
        otherRule: byOther && { rule: other, score: byOther.score, display: byOther.display },
        whyDifferent: wholeReason(status.published),
      },
      ok: true,
    }
  },
}

/** The steps of one delmål, and the way to its pejlemærke's. */
function oneDelmaal(
  pejl: Pejl,
  set: GoalSet,
  whole: PejlemaerkeStatus,
  { id, code }: Topic,
): Outcome {
  const topic = pejlemaerkeName(pejl, set, whole.number)
  const remarks = remarksOn(set, whole, code)
  const delmaal = delmaalIn(whole, code)
  return {
    card: listCard(
      `Sådan er ${id} regnet ud`,
      linesText(
        standingFor(pejl, set),
        `Hører til ${set.noun.one} ${topic}, ${whole.title}: ${whole.display}`,
      ),
      [...rows(delmaal, remarks), ...remarkRows(remarks)],
      buttons([`beregning ${topic}`, `status ${id}`]),
    ),
    json: {
      ...{ goalSet: whole.goalSet, number: whole.number, ...delmaalJson(delmaal) },
      trace: delmaal.trace.map(({ text }) => text),
      notes: remarks,
    },
    ok: true,
  }
}

/** @param toldBelow the footnotes that need not stand at their delmål */
function rows(
  delmaal: DelmaalStatus,
  toldBelow: readonly string[],
): { heading: string; text: string; detail: string }[] {
  const steps = delmaal.trace.map(({ text }) => text)
  return [
    {
      heading: `${delmaal.code} · ${delmaal.title}: ${delmaal.display}`,
      text: delmaal.counted ? steps.join('\n') : sentence(`tæller ikke med: ${delmaal.why}`),
      detail: delmaal.footnotes.filter((one) => !toldBelow.includes(one)).join('\n'),
    },
    ...delmaal.parts.flatMap((part) => rows(part, toldBelow)),
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
  const shown = published.score === null ? published.label : formatScore(published.score, true)
  return [
    {
      heading: `Offentliggjort for ${published.year}: ${shown}`,
      text: `${sentence(wholeReason(published))} pejl regner ${published.year} til ${frozen.display}.`.trim(),
      detail:
        byOther.display === frozen.display
          ? ''
          : `${OTHER_RULE[other]}, bliver ${published.year} til ${byOther.display}.`,
    },
  ]
}
