import { listCard } from '../cards/list.ts'
import { citation } from '../domain/sourced.ts'
import type { Command } from './command.ts'
import { type About, plansMeant } from './plan-meant.ts'
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
        [...chains, introOf(pejl, plans)].filter((part) => part !== '').join('\n'),
        rowsOfPlans(plans, ({ set, plan }) =>
          plan.theory.map(({ link, text, source }) => ({
            heading: link,
            text: text === '' ? MISSING : text,
            detail: citation(set.document, { source }),
          })),
        ),
      ),
      json: plans.map(({ set, plan }) => ({ goalSet: set.key, theory: plan.theory })),
      ok: true,
    }
  },
}
