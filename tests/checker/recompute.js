// @ts-nocheck: it believes nothing of what it reads
/**
 * Recomputes every number of an exported year from its figures, baselines, targets and weights, and lists what
 * differs: `npm run check-year -- year.json`. Written from DOMAIN's description alone; imports nothing of pejl.
 */
import { readFileSync } from 'node:fs'

/** Half away from zero, as the digits are written: 1.0005 is 1.001 with three decimals. */
function round(value, decimals = 6) {
  const digits = Math.round(Number((Math.abs(value) * 10 ** decimals).toPrecision(14)))
  return digits === 0 ? 0 : Math.sign(value) * Number(`${digits}e-${decimals}`)
}
function inWords(score, isMet) {
  const digits = round(isMet ? score : Math.min(score, 4.9), 1).toFixed(1)
  return digits.replace('.', ',').replace('-', '−')
}

/** When a period ends, in years: 2015 is the end of 2015. Of two that end together the longer is later. */
function endOf(period) {
  const [year = '', part = ''] = period.split('-')
  const share = { H: 2, Q: 4 }[part[0]] ?? 12
  return Number(year) - (part === '' ? 0 : 1 - Number(part.replace(/\D/, '')) / share)
}
const later = (a, b) => endOf(a) - endOf(b) || b.length - a.length

function aimOf(target, baseline) {
  if ('value' in target || 'to' in target) return target.value ?? target.to
  if (!baseline || !('by' in target || 'percent' in target)) return null
  return round(baseline.value + (target.by ?? (baseline.value * target.percent) / 100))
}
const LEFT_OUT = { counted: false, score: null, threshold: false, reached: false, path: null }

function leaf(one, { year, missingFigure }, inTotal) {
  const { target, unit, figures, targetYear, weight, why } = one
  const baseline = one.baseline?.year > (year ?? Infinity) ? null : one.baseline
  const after = figures.filter((it) => !baseline || endOf(it.period) > baseline.year)
  const own = after.filter((it) => it.period.startsWith(year ?? ''))
  const status = own.sort((a, b) => later(a.period, b.period)).at(-1) ?? null
  const earlier = after.some((it) => year !== null && later(it.period, `${year}`) < 0)
  const targetValue = aimOf(target, baseline)
  const known = { weight, why, target, baseline, targetValue, inTotal, status, earlier }
  const found = { ...LEFT_OUT, ...known }
  if (!inTotal) return found
  const ahead = (a, b) => round(one.direction === 'more' ? a - b : b - a)
  const [now, from] = [status, baseline].map((it) => it && round(it.value, unit.decimals))
  const least = target.kind === 'below' ? Number.MIN_VALUE : 0
  const reached = status !== null && targetValue !== null && ahead(now, targetValue) >= least
  if (!baseline || target.kind === 'not-set') return { ...found, reached }
  if (!status) return missingFigure === 'exclude' ? found : { ...found, counted: true, score: 0 }
  const counts = { ...found, counted: true, measured: true, threshold: true, reached }
  if (target.kind === 'year-on-year') {
    const before = `${Number(status.period.slice(0, 4)) - 1}${status.period.slice(4)}`
    const last = figures.find((it) => it.period === before)
    if (!last && before !== `${baseline.year}`) return { ...found, gap: before }
    const moved = Math.sign(ahead(now, last ? round(last.value, unit.decimals) : from))
    return { ...counts, score: 5 * moved, reached: moved > 0 }
  }
  const distance = ahead(targetValue, from)
  const isUnchanged = least > 0 && now === from && distance === 0
  if (distance <= 0) return { ...counts, score: reached ? 5 : isUnchanged ? 0 : -5 }
  const score = Math.max(-5, Math.min((5 * ahead(now, from)) / distance, 5))
  const gone = (endOf(status.period) - baseline.year) / (targetYear - baseline.year)
  const expected = targetYear > baseline.year ? Math.max(0, Math.min(5 * gone, 5)) : 5
  return { ...counts, threshold: false, score, path: { score, expected } }
}

function mean(siblings, points) {
  const isWeighted = siblings.every(({ weight }) => weight !== null)
  const sum = (of) => siblings.reduce((all, it) => all + (isWeighted ? it.weight : 1) * of(it), 0)
  return siblings.length === 0 ? null : sum(points) / sum(() => 1)
}

/** A delmål with parts, and in the same way a pejlemærke with its delmål. */
function whole(one, at, isIn) {
  const isOut = ({ state, from }) => state === 'retired' && from <= at.on
  const below = (one.delmaal ?? one.parts).map((part) =>
    (part.parts.length > 0 ? whole : leaf)(part, at, isIn && !isOut(part.lifecycle)),
  )
  const total = below.filter(({ inTotal }) => inTotal)
  const counting = below.filter(({ counted }) => counted)
  const straight = counting.filter(({ path }) => path)
  const line = (what) => mean(straight, ({ path }) => path[what])
  return {
    ...{ ...LEFT_OUT, weight: one.weight, targetValue: null, below, total, counting },
    ...{ inTotal: total.length > 0, counted: counting.length > 0 },
    measured: counting.some(({ measured }) => measured),
    isMet: counting.every(({ isMet, reached }) => isMet ?? reached),
    reached: counting.length > 0 && total.every((it) => it.counted && it.reached),
    score: mean(counting, ({ score }) => score),
    path: straight.length > 0 ? { score: line('score'), expected: line('expected') } : null,
  }
}

const leavesIn = (one) => (one.total ? one.total.flatMap(leavesIn) : one.inTotal ? [one] : [])

function labelOf(leaves, year) {
  const known = leaves.filter(({ status }) => status)
  if (known.some(({ target }) => target.kind === 'not-set')) return '– (mål mangler)'
  const [why, another] = new Map(known.map((it) => [it.gap ?? it.why, it.why])).values()
  if (why !== undefined) return `– (${another ? 'tallene kan ikke regnes endnu' : why})`
  if (leaves.some(({ earlier }) => earlier)) return `– (ingen tal for ${year})`
  return leaves.some(({ baseline }) => baseline) ? '0 (kun baseline-målinger)' : '–'
}

/** What a pejlemærke shows; it keeps its label where there is no figure, whatever the rule. */
function pejlemaerke(one, year) {
  const documented = whole(one, { ...year, missingFigure: 'exclude' }, true)
  const found = documented.measured ? whole(one, year, true) : documented
  const { score, isMet, below, total, counting, path } = found
  const label = score === null ? labelOf(leavesIn(found), year.year) : null
  const away = path ? round(path.score - path.expected, 9) : 0
  const side = away > year.paceBand ? 'foran' : away < -year.paceBand ? 'bagefter' : 'følger'
  const bounds = counting.flatMap(leavesIn).filter(({ threshold }) => threshold)
  const partly = one.delmaal.flatMap(({ code }, at) => {
    const [some = 0, all = 0] = [below[at].counting?.length, below[at].total?.length]
    return some > 0 && some < all ? [`${code.replace(/^\d+/, '')} (${some} af ${all})`] : []
  })
  const assumed = counting.filter(({ measured }) => !measured).length
  if (assumed > 0) partly.push(`heraf ${assumed} regnet som 0`)
  const text = [`${counting.length} af ${total.length} delmål`, ...partly].join(', ')
  return {
    ...{ ...found, label, display: label ?? inWords(score, isMet), pace: path && `${side} planen` },
    coverage: { counted: counting.length, total: total.length, text },
    thresholds: { holding: bounds.filter((it) => it.reached).length, total: bounds.length },
  }
}

function compared(name, one, found) {
  const { score, reached, isMet = reached, below } = found
  const all = { display: score === null ? '–' : inWords(score, isMet), ...found }
  const digits = (_, value) => (typeof value === 'number' ? round(value) : value)
  const fields = Object.keys(one).filter((field) => field in all)
  const differing = fields.flatMap((field) => {
    const [written, is] = [JSON.stringify(one[field]), JSON.stringify(all[field], digits)]
    return written === is ? [] : [`${name} ${field}: ${written} i filen, ${is} regnet efter`]
  })
  const parts = (one.delmaal ?? one.parts).map((part, at) => compared(part.code, part, below[at]))
  return [...differing, ...parts.flat()]
}

export const differences = (year) =>
  year.pejlemaerker.flatMap((one) => compared(one.number, one, pejlemaerke(one, year)))

if (import.meta.main) {
  const file = JSON.parse(readFileSync(process.argv[2] ?? 0, 'utf8'))
  const found = differences(file.exported ?? file)
  process.stdout.write(`${found.join('\n') || 'Alle tal er regnet efter, og de stemmer.'}\n`)
  process.exitCode = found.length > 0 ? 1 : 0
}
