import { listCard } from '../../cards/list.ts'
import { linesText } from '../../domain/danish-text.ts'
import { citation } from '../../domain/sourced.ts'
import type { Command } from '../command.ts'
import { type About, type KnownPlan, plansMeant } from './plan-meant.ts'
import { introOf, rowsOfPlans } from './plan-rows.ts'

const about: About = { command: 'forandringsteori', has: ({ theory }) => theory.length > 0 }
const MISSING = 'Mangler i dokumentet'

export const forandringsteori: Command = {
  name: 'forandringsteori',
  aliases: ['theory'],
  usage: '[forebyggelse]',
  description: 'viser kæden fra ressourcer til mål, og hvilke led der mangler i dokumentet',
  example: 'forandringsteori',
  onlyShows: true,
  async run(pejl, invocation) {
    const plans = plansMeant(pejl, invocation, about)
    if ('card' in plans) return plans
    const chains = plans.map(({ plan }) => plan.theory.map(({ link }) => link).join(' → '))
    return {
      card: listCard(
        'Forandringsteori',
        linesText(...chains, ...plans.map(missingText), introOf(pejl, plans)),
        rowsOfPlans(plans, ({ set, plan }) =>
          plan.theory.map(({ link, text, source }) => ({
            heading: link,
            text: text === '' ? MISSING : text,
            detail: citation(set.document, { source }),
          })),
        ),
        plans.map(({ set }) => ({ title: 'Hele planen', command: `plan ${set.name}` })),
      ),
      json: plans.map(({ set, plan }) => ({ goalSet: set.key, theory: plan.theory })),
      ok: true,
    }
  },
}

/** How much of the chain the document leaves open; "" when it leaves nothing. */
function missingText({ plan: { theory } }: KnownPlan): string {
  const missing = theory.filter(({ text }) => text === '').length
  return missing === 0 ? '' : `${missing} af ${theory.length} led mangler i dokumentet.`
}
