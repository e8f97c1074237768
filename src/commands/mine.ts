import { listCard } from '../cards/list.ts'
import { upperFirst } from '../domain/danish-text.ts'
import { comparePeriods, periodText } from '../domain/time/cadence.ts'
import { dateText } from '../domain/time/calendar.ts'
import { formatFigure } from '../domain/figures/danish-format.ts'
import type { Open } from '../domain/time/due.ts'
import { expectedText } from '../loop/awaited.ts'
import { due, YEAR_AHEAD } from '../loop/due.ts'
import { leafOf } from '../domain/goal-set.ts'
import type { Person } from '../store/people.ts'
import type { Command } from './command.ts'
import { reader } from './status.ts'

export const mine: Command = {
  name: 'mine',
  aliases: ['my', 'mit'],
  usage: '',
  description: 'viser dine egne tal med frister og de pejlemærker, du er leder for',
  example: 'mine',
  async run(pejl, { person }) {
    const now = await pejl.clock.now()
    const { open, facts, today } = await due(pejl.prisma, pejl, now, YEAR_AHEAD)
    const read = await reader(pejl)
    const figures = person.owns.flatMap((code) => {
      const delmaal = leafOf(pejl.set, code)
      if (!delmaal) return []
      const newest = [...(facts.figures.get(code) ?? [])]
        .sort((a, b) => comparePeriods(a.period, b.period))
        .at(-1)
      const awaited = open.filter((figure) => figure.code === code)
      return [{ delmaal, newest: newest ?? null, awaited }]
    })
    const leads = person.leads.map(read)
    const rows = [
      ...figures.map(({ delmaal, newest, awaited }) => ({
        heading: `${delmaal.code} · ${delmaal.title}`,
        text: newest
          ? `Seneste tal: ${formatFigure(newest.value, delmaal.unit)} (${periodText(newest.period)})`
          : 'Der er ikke noget tal endnu.',
        detail: awaited.map((one) => deadlineText(one, today)).join('\n') || 'Ingen frist lige nu.',
      })),
      ...leads.map((one) => ({
        heading: `Pejlemærke ${one.number} · ${one.title}: ${one.display}`,
        text: `Datagrundlag: ${one.coverage.text}`,
      })),
    ]
    return {
      card: listCard(
        upperFirst(person.name),
        rows.length === 0 ? nothingOwn(person) : '',
        rows,
        figures.length === 0 ? [] : [{ title: 'Indberet mine tal', command: 'indberet' }],
      ),
      json: {
        person: person.key,
        figures: figures.map(({ delmaal, newest, awaited: [next = null] }) => ({
          code: delmaal.code,
          title: delmaal.title,
          newest: newest && { value: newest.value, period: newest.period },
          next: next && { period: next.period, due: next.due, moved: next.moved },
        })),
        leads: leads.map(({ number, title, score, display }) => ({
          number,
          title,
          score,
          display,
        })),
      },
      ok: true,
    }
  },
}

function deadlineText({ period, due: day, moved }: Open, today: string): string {
  const deadline = `${day < today ? 'Fristen var' : 'Næste frist'} ${dateText(day)}`
  const when = moved ? upperFirst(expectedText(day, today)) : deadline
  return `${when} (tallet for ${periodText(period)})`
}

const nothingOwn = ({ isController }: Person): string =>
  isController
    ? 'Du har ingen egne tal. Som controller kan du indberette og rette alle; »mangler« viser, hvad der afventes.'
    : 'Du har hverken egne tal eller pejlemærker at følge op på. Skriv »status« for at se dem alle.'
