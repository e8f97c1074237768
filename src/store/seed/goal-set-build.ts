/** From what a YAML file says to a goal set: inherited fields filled in, short forms spelled out. */
import { targetValue } from '../../domain/barometer/target.ts'
import type { Delmaal, GoalSet, Pejlemaerke, Unit } from '../../domain/goal-set.ts'
import { comparePeriods } from '../../domain/time/cadence.ts'
import { FINAL_MONTHS } from '../../domain/time/figure-state.ts'
import { backgroundOf, buildPlan } from './background-build.ts'
import type { Inherited, WrittenDelmaal } from './delmaal-schema.ts'
import type { WrittenGoalSet, WrittenPejlemaerke } from './goal-set-schema.ts'

/** Something wrong in the file, in Danish; `path` is keys and places in lists, from the top. */
export type Problem = { path: Path; message: string }
export type Path = readonly (string | number)[]

type Complete = Inherited & NonNullable<WrittenGoalSet['defaults']>
/** What holds at a place in the file, and where problems are collected. */
type Place = {
  path: Path
  above: Complete
  units: WrittenGoalSet['units']
  problems: Problem[]
}

/**
 * The goal set, and a problem for each field that a delmål lacks or that says against another. With
 * problems the set is incomplete and must not be used.
 */
export function buildGoalSet(written: WrittenGoalSet): { set: GoalSet; problems: Problem[] } {
  const { units, defaults, pejlemaerker, plan, ...rest } = written
  const problems: Problem[] = []
  const top = defaults && { path: ['pejlemaerker'], above: defaults, units, problems }
  if (!top && pejlemaerker.length > 0)
    problems.push({ path: ['defaults'], message: 'Feltet mangler, for der er pejlemærker' })
  const built = top
    ? pejlemaerker.map((one, index) => buildPejlemaerke(one, within(top, index)))
    : []
  const set: GoalSet = {
    ...rest,
    name: rest.name ?? `${rest.fromYear}-${rest.toYear}`,
    pejlemaerker: built,
    plan: plan && buildPlan(plan),
  }
  return { set, problems }
}

function buildPejlemaerke(written: WrittenPejlemaerke, place: Place): Pejlemaerke {
  const { number, title, weighting, footnotes, breaks, belongs, notes } = written
  const above = inherit(place.above, written)
  const delmaal = written.delmaal.map((one, index) =>
    buildDelmaal(one, within({ ...place, above }, 'delmaal', index)),
  )
  const published = Object.entries(written.published).map(([year, printed]) => ({
    year: Number(year),
    ...printed,
  }))
  const background = backgroundOf(written)
  return {
    ...{ number, title, delmaal, published, weighting },
    ...{ footnotes, breaks, background, belongs, notes },
  }
}

function buildDelmaal(written: WrittenDelmaal, place: Place): Delmaal {
  const own = inherit(place.above, written)
  const parts = (written.parts ?? []).map((part, index) =>
    buildDelmaal(part, within({ ...place, above: own }, 'parts', index)),
  )
  const [first] = parts
  const common = {
    code: written.code,
    title: written.title,
    targetYear: own.targetYear,
    cadence: own.cadence,
    finalMonths: own.finalMonths ?? FINAL_MONTHS,
    lifecycle: own.lifecycle ?? { state: 'active' as const },
    jump: own.jump,
    weight: written.weight ?? null,
    weighting: written.weighting ?? 'none',
    measure: own.measure ?? 'flow',
    parts,
    breaks: written.breaks,
    footnotes: written.footnotes,
    suggested: written.suggested,
    notes: written.notes,
    missingReason: written.missingReason,
    horizon: written.horizon,
  }
  return first
    ? { ...common, ...parentFields(written, first, place) }
    : { ...common, ...leafFields(written, own, place) }
}

type Measured = Pick<
  Delmaal,
  'unit' | 'direction' | 'target' | 'baseline' | 'published' | 'history' | 'n'
>

/** A delmål with parts is measured through them. */
function parentFields(written: WrittenDelmaal, first: Delmaal, place: Place): Measured {
  if (written.target) complain(place, 'target', 'Hører til delene (parts)')
  if (written.baseline) complain(place, 'baseline', 'Hører til delene (parts)')
  if (Object.keys(written.published).length > 0) {
    complain(place, 'published', 'Hører til delene (parts)')
  }
  if (Object.keys(written.history).length > 0) {
    complain(place, 'history', 'Hører til delene (parts)')
  }
  if (written.n !== undefined) complain(place, 'n', 'Hører til delene (parts)')
  const { unit, direction } = first
  const none = { target: { kind: 'not-set' as const, text: '' }, baseline: null, published: [] }
  return { unit, direction, ...none, history: [], n: null }
}

function leafFields(written: WrittenDelmaal, own: Complete, place: Place): Measured {
  const baseline = written.baseline
    ? { ...written.baseline, year: written.baseline.year ?? own.baselineYear }
    : null
  if (!own.direction) complain(place, 'direction', 'Feltet mangler')
  return {
    unit: unitOf(own, place),
    direction: own.direction ?? 'more',
    target: targetOf(written, baseline?.value ?? null, place),
    baseline,
    n: written.n ?? null,
    published: oldestFirst(written.published).map(([period, figure]) => ({ period, ...figure })),
    history: oldestFirst(written.history).map(([period, value]) => ({ period, value })),
  }
}

const oldestFirst = <T>(byPeriod: Readonly<Record<string, T>>): [period: string, T][] =>
  Object.entries(byPeriod).sort(([a], [b]) => comparePeriods(a, b))

function targetOf({ target }: WrittenDelmaal, baseline: number | null, place: Place) {
  if (!target) {
    complain(place, 'target', 'Feltet mangler')
    return { kind: 'not-set' as const, text: '' }
  }
  if (target.kind !== 'change' && target.kind !== 'relative') return target
  const { published, ...rest } = target
  const value = targetValue(rest, baseline)
  if (published !== undefined && value !== published) {
    const found = value === null ? 'Baseline mangler' : `Regnet fra baseline er målet ${value}`
    complain(place, 'target', `${found}, men der står published: ${published}`)
  }
  return rest
}

function unitOf({ unit, decimals = 0 }: Complete, place: Place): Unit {
  if (unit === '%') return { kind: 'share', noun: unit, inflections: [], decimals }
  const inflections = unit === undefined ? undefined : place.units[unit]
  if (unit === undefined) complain(place, 'unit', 'Feltet mangler')
  else if (!inflections) complain(place, 'unit', `${unit} er hverken % eller en af filens units`)
  if (decimals !== 0) complain(place, 'decimals', 'Et antal har ingen decimaler')
  return { kind: 'count', noun: unit ?? '', inflections: inflections ?? [], decimals: 0 }
}

/** What is written here goes before what holds above; cadence and jump field by field. */
function inherit(
  above: Complete,
  { unit, decimals, direction, lifecycle, measure, ...own }: Inherited,
) {
  return {
    unit: unit ?? above.unit,
    decimals: decimals ?? above.decimals,
    direction: direction ?? above.direction,
    lifecycle: lifecycle ?? above.lifecycle,
    measure: measure ?? above.measure,
    targetYear: own.targetYear ?? above.targetYear,
    finalMonths: own.finalMonths ?? above.finalMonths,
    baselineYear: own.baselineYear ?? above.baselineYear,
    cadence: { ...above.cadence, ...own.cadence },
    jump: { ...above.jump, ...own.jump },
  }
}

const within = (place: Place, ...steps: Path): Place => ({
  ...place,
  path: [...place.path, ...steps],
})

function complain({ path, problems }: Place, field: string, message: string) {
  problems.push({ path: [...path, field], message })
}
