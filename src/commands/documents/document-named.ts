import type { GoalSet } from '../../domain/goal-set.ts'
import { setNamed } from '../find.ts'

/**
 * The goal set or plan that is meant, followed up or not: by its name ("grundlag"), its document's
 * number ("002") or what only one name begins with ("2010").
 */
export function documentNamed(documents: readonly GoalSet[], typed: string): GoalSet | undefined {
  const word = typed.toLocaleLowerCase('da')
  const exact = setNamed(documents, word) ?? documents.find(({ document }) => document === word)
  if (exact || word === '') return exact
  const begun = documents.filter(({ name }) => name.startsWith(word))
  return begun.length === 1 ? begun[0] : undefined
}
