import { citation } from '../../domain/sourced.ts'
import type { Command } from '../command.ts'
import { planCommand } from './plan-command.ts'
import type { KnownPlan } from './plan-meant.ts'

const MISSING = 'Mangler i dokumentet'

export const forandringsteori: Command = {
  name: 'forandringsteori',
  aliases: ['theory'],
  usage: '[forebyggelse]',
  description: 'viser kæden fra ressourcer til mål, og hvilke led der mangler i dokumentet',
  example: 'forandringsteori',
  onlyShows: true,
  run: planCommand(
    { command: 'forandringsteori', has: ({ theory }) => theory.length > 0 },
    {
      title: () => 'Forandringsteori',
      intro: (known) => [known.plan.theory.map(({ link }) => link).join(' → '), missingText(known)],
      rows: ({ set, plan: { theory } }) =>
        theory.map(({ link, text, source }) => ({
          heading: link,
          text: text === '' ? MISSING : text,
          detail: citation(set.document, { source }),
        })),
      next: ({ set }) => [{ title: 'Hele planen', command: `plan ${set.name}` }],
      json: ({ plan: { theory } }) => ({ theory }),
    },
  ),
}

/** How much of the chain the document leaves open; "" when it leaves nothing. */
function missingText({ plan: { theory } }: KnownPlan): string {
  const missing = theory.filter(({ text }) => text === '').length
  return missing === 0 ? '' : `${missing} af ${theory.length} led mangler i dokumentet.`
}
