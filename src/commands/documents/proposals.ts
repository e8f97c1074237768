/** The budget proposals of a set, and what people type for one. */
import { proposalName } from '../../domain/background-words.ts'
import { wordsOf } from '../../domain/danish-words.ts'
import type { Pejl } from '../../loop/pejl.ts'
import type { Situation } from '../../loop/situation.ts'
import type { BackgroundEntry } from '../../store/background.ts'
import type { Invocation } from '../command.ts'

/** The set that has the code; of several, and without one, the channel's set or the first. */
export function withProposals(
  { home }: Pick<Pejl, 'home'>,
  { situations, shown }: Pick<Invocation, 'situations' | 'shown'>,
  code: string | null,
): Situation | undefined {
  const having = [...situations, ...shown]
    .filter(({ set, background }) => set.proposals.length > 0 || background.some(isProposal))
    .sort((a, b) => Number(b.set === home) - Number(a.set === home))
  return (
    having.find(({ background }) => background.some((entry) => entry.code === code)) ?? having[0]
  )
}

const isProposal = ({ kind }: BackgroundEntry): boolean => kind === 'proposal'

/** "Ø202" of "ø 202" and "o202"; null for what is no code. */
export function proposalCode(typed: string): string | null {
  const [, letters = '', digits = ''] =
    /^(\p{L}{1,2})\s*(\d{2,3})$/u.exec(typed.toLocaleUpperCase('da')) ?? []
  return digits === '' ? null : `${letters === 'O' ? 'Ø' : letters}${digits}`
}

/** A proposal with its mentions, and the words that it can be found by. */
export type Proposal = {
  code: string
  name: string
  own: readonly BackgroundEntry[]
  words: string[]
}

/** Those that stand, by code; with `all` also those that were ended. */
export function proposalsIn({ set, background }: Situation, all: boolean): Proposal[] {
  const mentions = background.filter((entry) => isProposal(entry) && (all || entry.ended === null))
  return [...Map.groupBy(mentions, ({ code }) => code)]
    .sort(([a], [b]) => a.localeCompare(b, 'da'))
    .map(([code, own]) => {
      const { names = [] } = set.proposals.find((proposal) => proposal.code === code) ?? {}
      const words = wordsOf([code, ...names, ...own.map(({ text }) => text)].join(' '))
      return { code, name: proposalName(set, code) || (own[0]?.text ?? ''), own, words }
    })
}
