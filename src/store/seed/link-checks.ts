/** Whether what a document is put beside is there: across files, when all of them have been read. */
import type { GoalSet } from '../../domain/goal-set.ts'
import { linkEnd } from '../../domain/link.ts'
import type { Path } from './goal-set-build.ts'

/** Every link with an end that is not there, and what to do about it. */
export function linkProblems(
  set: GoalSet,
  sets: readonly GoalSet[],
): { path: Path; message: string }[] {
  return set.links.flatMap(({ here, set: key, there }, index) => {
    const path = (field: string) => ['links', index, field]
    const other = sets.find((one) => one.key === key)
    const keys = sets.filter((one) => one !== set).map((one) => one.key)
    return [
      ...missing(set, here, path('here')),
      ...(other
        ? missing(other, there, path('there'))
        : [
            {
              path: path('set'),
              message: `${key} er ikke nøglen (key) på et andet dokument: skriv ${keys.join(' eller ')}`,
            },
          ]),
    ]
  })
}

const missing = (set: GoalSet, code: string, path: Path) =>
  linkEnd(set, code) === null
    ? [
        {
          path,
          message: `${code} findes ikke i ${set.key}: skriv nummeret på et mål, koden på et delmål, en milepæl, et initiativ eller et budgetforslag, eller »opfølgning«`,
        },
      ]
    : []
