import { listCard } from '../cards/list.ts'
import { listText, upperFirst } from '../domain/danish-text.ts'
import { periodText } from '../domain/time/cadence.ts'
import { dateText } from '../domain/time/calendar.ts'
import { allLeaves } from '../domain/goal-set.ts'
import { awaitedGroups, expectedText, ownersOf } from '../loop/awaited.ts'
import { due } from '../loop/due.ts'
import { loadPeople } from '../store/people.ts'
import type { Command } from './command.ts'

/** How far ahead "mangler" looks, in days. */
const AHEAD_DAYS = 42

export const mangler: Command = {
  name: 'mangler',
  aliases: ['missing', 'afventer'],
  usage: '',
  description: 'viser, hvilke tal der afventes, fra hvem og hvornår, og hvad der mangler baseline',
  example: 'mangler',
  async run(pejl) {
    const now = await pejl.clock.now()
    const { open, postponed, facts, today } = await due(pejl.prisma, pejl, now, AHEAD_DAYS)
    const people = await loadPeople(pejl.prisma, pejl.set)
    const awaited = awaitedGroups(
      people,
      open.filter((figure) => !figure.moved),
    )
    const noBaseline = allLeaves(pejl.set).filter(
      ({ delmaal }) => delmaal.lifecycle.state === 'active' && !facts.baselines.has(delmaal.code),
    )
    const rows = [
      ...awaited.map(({ due: day, owners, codes }) => ({
        heading: owners.length > 0 ? listText(owners) : 'Endnu ingen dataejer',
        text: `${codes}: ${day < today ? 'fristen var' : 'frist'} ${dateText(day)}`,
        detail:
          owners.length > 0 ? '' : 'Spørgsmålet går til en controller, som kan vælge en dataejer.',
      })),
      ...postponed.map(({ code, period, expectedOn, reason }) => ({
        heading: `${code} for ${periodText(period)} findes ikke endnu`,
        text: `${upperFirst(expectedText(expectedOn, today))}: ${reason}`,
      })),
      ...(noBaseline.length === 0
        ? []
        : [
            {
              heading: 'Uden baseline',
              text: listText(noBaseline.map(({ delmaal }) => delmaal.code)),
              detail: 'Det første tal bliver baseline, når en controller har bekræftet det.',
            },
          ]),
    ]
    const intro =
      awaited.length + postponed.length === 0
        ? `Ingen tal har frist inden for ${AHEAD_DAYS / 7} uger.`
        : ''
    return {
      card: listCard('Det afventes', intro, rows, [{ title: 'Mine tal', command: 'mine' }]),
      json: {
        awaited: open.map((figure) => ({ ...figure, owners: ownersOf(people, figure.code) })),
        postponed,
        noBaseline: noBaseline.map(({ delmaal }) => delmaal.code),
      },
      ok: true,
    }
  },
}
