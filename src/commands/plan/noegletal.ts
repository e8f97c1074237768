import { listCard } from '../../cards/list.ts'
import type { Command } from '../command.ts'
import { type About, plansMeant } from './plan-meant.ts'
import { introOf, rowsOfPlans, sourceRows } from './plan-rows.ts'

const about: About = { command: 'nøgletal', has: ({ keyFigures }) => keyFigures.length > 0 }

export const noegletal: Command = {
  name: 'nøgletal',
  aliases: ['noegletal'],
  usage: '[forebyggelse]',
  description: 'viser, hvilke nøgletal en plan vil følge',
  example: 'nøgletal',
  onlyShows: true,
  async run(pejl, invocation) {
    const plans = plansMeant(pejl, invocation, about)
    if ('card' in plans) return plans
    const [only] = plans.length === 1 ? plans : []
    return {
      card: listCard(
        only ? `Nøgletal · ${only.set.title}` : 'Nøgletal',
        introOf(pejl, plans),
        rowsOfPlans(plans, ({ set, plan: { keyFigures } }) => [
          {
            heading: 'Uden værdier i dokumentet',
            text: keyFigures.map(({ text }) => text).join('\n'),
          },
          ...sourceRows(set.document, ...keyFigures),
        ]),
        only ? [{ title: 'Om planen', command: `plan ${only.set.name}` }] : [],
      ),
      json: plans.map(({ set, plan }) => ({ goalSet: set.key, keyFigures: plan.keyFigures })),
      ok: true,
    }
  },
}
