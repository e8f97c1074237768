/** How much a goal set or plan holds. */
import { allLeaves, type GoalSet } from './goal-set.ts'

/** Of each thing that is followed up. */
export const contentsOf = (set: GoalSet) => ({
  goals: set.pejlemaerker.length,
  figures: allLeaves(set).length,
  milestones: set.plan?.milestones.length ?? 0,
  initiatives: set.plan?.themes.flatMap(({ initiatives }) => initiatives).length ?? 0,
  areas: set.plan?.areas.length ?? 0,
})

/** "9 pejlemærker med 36 tal", "12 milepæle · 3 indsatsområder" */
export function contentsText(set: GoalSet): string {
  const { goals, figures, milestones, initiatives, areas } = contentsOf(set)
  const { one, many } = set.noun
  return [
    goals === 0 ? '' : `${counted(goals, one, many)} med ${figures} tal`,
    counted(milestones, 'milepæl', 'milepæle'),
    counted(initiatives, 'initiativ', 'initiativer'),
    counted(areas, 'indsatsområde', 'indsatsområder'),
  ]
    .filter((part) => part !== '')
    .join(' · ')
}

/** "" for none. */
const counted = (count: number, one: string, many: string): string =>
  count === 0 ? '' : `${count} ${count === 1 ? one : many}`
