/** `mål 1D`: which figure is needed to be on the plan, and to reach the target. */

import { listCard } from '../../cards/list.ts'
import { figuresText } from '../../cards/status.ts'
import { type DelmaalStatus, delmaalIn } from '../../domain/barometer/status.ts'
import { linesText, sentence } from '../../domain/danish-text.ts'
import { isRetired } from '../../domain/delmaal.ts'
import { formatFigure, formatNumber } from '../../domain/figures/danish-format.ts'
import type { Delmaal } from '../../domain/goal-set.ts'
import { type Period, periodText } from '../../domain/time/cadence.ts'
import { type Needed, neededAt } from '../../domain/what-if/needed.ts'
import { nextPeriod } from '../../domain/what-if/next-period.ts'
import { delmaalName, pejlemaerkeName } from '../../loop/names.ts'
import { statusOf } from '../../loop/status-of.ts'
import { buttons, notOne, suggest } from '../answers.ts'
import type { Command } from '../command.ts'
import { find, leavesOf } from '../find.ts'
import { standingFor } from '../not-followed.ts'
import { situationIn } from '../situation-of.ts'
import { delmaalJson } from '../status-json.ts'

export const maal: Command = {
  name: 'mål',
  aliases: ['maal', 'target'],
  usage: '[1 | 1D | ord fra titlen]',
  description: 'viser, hvilket tal der skal til for at følge planen og for at nå målet',
  example: 'mål 1D',
  onlyShows: true,
  async run(pejl, invocation) {
    const { args } = invocation
    const found = find(pejl, args)
    if (found.kind === 'several')
      return suggest(
        args === '' ? 'Hvilket delmål vil du vide det om?' : notOne(found, args),
        'mål',
        found,
      )
    const { topic } = found
    const { set, pejlemaerke } = topic
    const known = situationIn(invocation, set)
    const whole = statusOf(known, pejlemaerke.number)
    const all = leavesOf(topic).map((delmaal) => {
      const isAsked = !isRetired(delmaal.lifecycle, known.today)
      const period = isAsked ? nextPeriod(delmaal, known, known.today) : null
      const needed = period === null ? null : neededAt(delmaal, known.facts, period)
      return { delmaal, period, needed, status: delmaalIn(whole, delmaal.code) }
    })
    const number = pejlemaerkeName(pejl, set, pejlemaerke.number)
    return {
      card: listCard(
        `Det skal der til for ${topic.delmaal ? topic.id : `${set.noun.one} ${number}`}`,
        linesText(standingFor(pejl, set), topic.title),
        all.map(({ delmaal, period, needed, status }) => ({
          heading: `${delmaalName(pejl, set, delmaal.code)} · ${delmaal.title}: ${status.display}`,
          text:
            period === null || needed === null
              ? noMore(delmaal, status)
              : neededText(delmaal, period, needed),
          detail: figuresText(status),
        })),
        buttons([
          ...(topic.delmaal ? [`mål ${number}`, `status ${topic.id}`] : []),
          `status ${number}`,
        ]),
      ),
      json: {
        goalSet: set.key,
        number: pejlemaerke.number,
        delmaal: all.map(({ period, needed, status }) => ({
          ...delmaalJson(status, set),
          period,
          needed,
        })),
      },
      ok: true,
    }
  },
}

/** No figure is asked for any more. */
function noMore({ lifecycle, targetYear }: Delmaal, status: DelmaalStatus): string {
  if (lifecycle.state === 'retired') return sentence(status.why)
  const last = status.status
  if (last === null) return `Der bedes ikke om flere tal til målet i ${targetYear}.`
  const met = status.reached ? 'er på målet' : 'er ikke på målet'
  return `Der bedes ikke om flere tal: det seneste, ${formatFigure(last.value, status.unit)} for ${periodText(last.period)}, ${met}.`
}

/** What is needed, in whole sentences. */
function neededText(delmaal: Delmaal, period: Period, needed: Needed): string {
  const { direction, unit, targetYear } = delmaal
  const bound = direction === 'more' ? 'mindst' : 'højst'
  const figure = (value: number) => `${bound} ${formatFigure(value, unit)}`
  const when = periodText(period)
  if (needed.kind === 'unknown') return `Det kan ikke siges endnu: ${needed.why}.`
  if (needed.target === null)
    return `Intet tal kan nå målet: det ligger uden for, hvad ${unit.kind === 'share' ? 'en andel' : 'et antal'} kan være.`
  switch (needed.kind) {
    case 'path': {
      const reach = `For at nå målet (5) skal tallet være ${figure(needed.target)} i ${targetYear}.`
      if (needed.onPlan === null) return reach
      return `For at følge planen skal tallet for ${when} være ${figure(needed.onPlan)} (${formatNumber(needed.expected, 1)} efter planen). ${reach}`
    }
    case 'threshold':
      return `Målet er en tærskel, som holder, når tallet for ${when} er ${figure(needed.target)}.`
    case 'no-baseline':
      return `Målet er nået, når tallet er ${figure(needed.target)} i ${targetYear}. Hvad tallet skal være undervejs, kan først siges, når der er en baseline.`
    case 'year-on-year': {
      const { value, period: before } = needed.previous
      return `Tallet for ${when} skal være ${figure(needed.target)}, altså ${direction === 'more' ? 'højere' : 'lavere'} end ${formatFigure(value, unit)} for ${periodText(before)}.`
    }
  }
}
