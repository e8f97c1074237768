import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, inject, it } from 'vitest'
import { type Delmaal, leaves } from '../../src/domain/goal-set.ts'
import { isPeriod } from '../../src/domain/time/cadence.ts'
import { yearlyExport } from '../../src/domain/yearly/export.ts'
import type { ExportedDelmaal, StatusExport } from '../../src/domain/yearly/shape.ts'
import { goalSetOf, oneDelmaal } from '../support/one-delmaal.ts'
import { randomYear, said, sourcesFrom } from '../support/random-year.ts'
import { differences } from './recompute.js'

const CHECKER = new URL('recompute.js', import.meta.url).pathname
const runs = { numRuns: inject('exports') }
const copyOf = (year: StatusExport): StatusExport => JSON.parse(JSON.stringify(year))

it('comes to the same numbers as pejl, from the export alone, and finds any digit that was changed', () => {
  let found = 0
  fc.assert(
    fc.property(randomYear, fc.infiniteStream(fc.nat()), ({ sources, year }, picks) => {
      const written = yearlyExport(sources, year)
      expect(differences(copyOf(written))).toEqual([])
      // Nothing else is needed: pejl too makes the same export from it again.
      expect(madeAgain(written)).toEqual(written)
      const changed = copyOf(written)
      const what = changeOneDigit(changed, () => picks.next().value ?? 0)
      if (what === null) return
      const isWrong = results(madeAgain(changed)) !== results(changed)
      if (isWrong) found++
      const told = differences(copyOf(changed))
      expect(told.length > 0, [what, ...told].join('\n')).toBe(isWrong)
    }),
    runs,
  )
  expect(found).toBeGreaterThan(runs.numRuns / 3)
})

it('is one file of less than 150 lines that imports nothing of pejl', () => {
  const lines = readFileSync(CHECKER, 'utf8').split('\n')
  expect(lines.length).toBeLessThanOrEqual(150)
  const imports = lines.filter((line) => /\bimport\b(?!\.meta)|require\(/.test(line))
  expect(imports.filter((line) => line.startsWith('import'))).toEqual([
    "import { readFileSync } from 'node:fs'",
  ])
})

it('says on the command line which numbers differ, and ends with 1', () => {
  const [year] = fc.sample(
    randomYear.filter(
      ({ sources, year: of }) => yearlyExport(sources, of).pejlemaerker[0]?.score === 5,
    ),
    { numRuns: 1, seed: 1 },
  )
  if (!year) throw new Error('no year')
  const written = copyOf(yearlyExport(year.sources, year.year))
  const run = (text: unknown) =>
    spawnSync(process.execPath, [CHECKER], { input: JSON.stringify(text), encoding: 'utf8' })
  expect(run(written)).toMatchObject({
    status: 0,
    stdout: 'Alle tal er regnet efter, og de stemmer.\n',
  })
  Object.assign(written.pejlemaerker[0] ?? {}, { score: 4 })
  expect(run(written)).toMatchObject({ status: 1, stdout: '1 score: 4 i filen, 5 regnet efter\n' })
})

/**
 * Everything that is calculated. The words that say why a delmål does not count are no number, also where
 * they are the label; and a figure that the year has no use for may stand there or not.
 */
const results = (year: StatusExport): string =>
  JSON.stringify(year.pejlemaerker, (key, value) => {
    if (['why', 'figures'].includes(key)) return undefined
    return WHY.test(value) ? 'why' : value
  })

/** A label that is a delmål's reason. */
const WHY = /^– \(tallet for /

/** The export that pejl makes when it knows an export and nothing else. */
function madeAgain(written: StatusExport): StatusExport {
  const [first] = goalSetOf([]).pejlemaerker
  if (!first) throw new Error('no pejlemærke')
  const { goalSet, missingFigure, year } = written
  const set = {
    ...{ ...goalSetOf([]), ...goalSet, missingFigure },
    pejlemaerker: written.pejlemaerker.map(({ number, title, weighting, delmaal }) => ({
      ...{ ...first, number, title, weighting },
      delmaal: delmaal.map(delmaalOf),
    })),
  }
  const all = written.pejlemaerker.flatMap(({ delmaal }) => delmaal.flatMap((one) => leaves(one)))
  const answers = all.flatMap(({ code, figures }) =>
    figures.map((figure) => said({ ...figure, code, at: new Date(figure.at) })),
  )
  const baselines = all.flatMap(({ code, baseline }) => {
    if (!baseline) return []
    const { by, at, ...rest } = baseline
    return [[code, [{ ...rest, confirmedBy: by, at: new Date(at) }]] as const]
  })
  return yearlyExport(sourcesFrom(set, answers, new Map(baselines)), year ?? 0)
}

function delmaalOf({ unit, direction, target, ...one }: ExportedDelmaal): Delmaal {
  const { code, title, targetYear, weight, weighting, lifecycle } = one
  const common = { code, title, targetYear, weight, weighting, lifecycle, baseline: null }
  const parts = one.parts.map(delmaalOf)
  if (!unit || !direction || !target) return oneDelmaal({ ...common, parts })
  return oneDelmaal({ ...common, unit: { ...unit, inflections: [] }, direction, target })
}

type Digits = { holder: Record<string, unknown>; key: string; text: string }

/** Words are no numbers, and a code or a revision is a name. */
const NAMES = ['code', 'title', 'why', 'at', 'by', 'noun', 'kind', 'number', 'revision']

function digitsIn(value: unknown): Digits[] {
  if (typeof value !== 'object' || value === null) return []
  const holder = value as Record<string, unknown>
  return Object.entries(holder).flatMap(([key, it]) => {
    if (typeof it === 'object') return digitsIn(it)
    const text = String(it)
    const isName = NAMES.includes(key) || WHY.test(text) || !/\d/.test(text)
    return isName ? [] : [{ holder, key, text }]
  })
}

function isRead(key: string, text: string): boolean {
  if (key === 'period') return isPeriod(text)
  if (/^\d{4}-\d\d-\d\d$/.test(text)) return new Date(text).toJSON()?.startsWith(text) ?? false
  return key !== 'weight' || Number(text) > 0
}

/** Puts another digit in one place, and says where; null where that makes no weight, day or period. */
function changeOneDigit(year: StatusExport, pick: () => number): string | null {
  const all = digitsIn(year.pejlemaerker)
  const one = all[pick() % all.length]
  if (!one) return null
  const places = [...one.text.matchAll(/\d/g)].map(({ index }) => index)
  const place = places[pick() % places.length] ?? 0
  const digit = (Number(one.text[place]) + 1 + (pick() % 9)) % 10
  const text = one.text.slice(0, place) + digit + one.text.slice(place + 1)
  if (!isRead(one.key, text)) return null
  one.holder[one.key] = typeof one.holder[one.key] === 'number' ? Number(text) : text
  return `${one.key}: ${one.text} → ${text}`
}
