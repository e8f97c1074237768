/** `npm run chance`: what pejl's intervals and tests hold, in percent, worked out exactly (exact.ts). */
import { countCoverage, falseCountSignals, falseShareSignals, shareCoverage } from './exact.ts'

const number = (value: number, decimals = 0) =>
  value.toLocaleString('da-DK', {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  })
const average = (values: readonly number[]) =>
  values.reduce((sum, one) => sum + one, 0) / values.length

const print = (line: string) => process.stdout.write(`${line}\n`)

type Row = { name: string; held: readonly number[] }

function table(title: string, rows: readonly Row[]): number[] {
  print(`\n${title}\n${'–'.repeat(title.length)}`)
  print(`${''.padEnd(34)}middel  mindst  højst`)
  for (const { name, held } of rows) {
    const shown = [average(held), Math.min(...held), Math.max(...held)].map((one) =>
      number(one, 1).padStart(6),
    )
    print(`${name.padEnd(34)}${shown.join('  ')}`)
  }
  return rows.flatMap(({ held }) => held)
}

/** Levels from `from` to `to`, each a bit above the one before, so that none is especially kind. */
function levels(from: number, to: number, factor: number): number[] {
  const found: number[] = []
  for (let level = from; level <= to; level *= factor) found.push(level)
  return found
}

const counts = table('80 %-interval om et antal', [
  ...[
    [20, 50],
    [50, 200],
    [200, 1_000],
    [1_000, 5_000],
    [5_000, 20_000],
  ].map(([from = 0, to = 0]) => ({
    name: `antal ${number(from)}–${number(to)}`,
    held: levels(from, to, (to / from) ** (1 / (to > 1000 ? 12 : 60))).map(countCoverage),
  })),
])

const SIZES = [200, 412, 1_000, 2_000, 5_000, 20_000]
const percents = Array.from({ length: 197 }, (_, k) => 1 + k / 2)
const sharesOf = (decimals: number): Row[] =>
  SIZES.map((n) => ({
    name: `1–99 % af ${number(n)}`,
    held: percents.map((percent) => shareCoverage(percent, n, decimals)),
  }))
const shares = table('80 %-interval om en andel, trykt med to decimaler', sharesOf(2))
table('Det samme, trykt med én decimal', sharesOf(1))
table('Det samme, trykt i hele procent (for bredt: afrundingen er med)', sharesOf(0))

const falseCounts = table('Kaldt signal uden ændring: to antal', [
  ...[
    [5, 20],
    [20, 200],
    [200, 2_000],
    [2_000, 20_000],
  ].map(([from = 0, to = 0]) => ({
    name: `antal ${number(from)}–${number(to)}`,
    held: levels(from, to, (to / from) ** (1 / 12)).map(falseCountSignals),
  })),
])
const PAIRS = [
  [200, 200],
  [200, 400],
  [200, 2_000],
  [412, 398],
  [1_000, 1_000],
  [1_000, 3_000],
  [5_000, 5_000],
] as const
const falseShares = table(
  'Kaldt signal uden ændring: to andele',
  PAIRS.map(([nA, nB]) => ({
    name: `1–99 % af ${number(nA)} og ${number(nB)}`,
    held: levels(1, 50, 1.35)
      .flatMap((p) => [p, 100 - p])
      .map((p) => falseShareSignals(p, nA, nB)),
  })),
)

print(`
80 %-intervallet rammer i middel ${number(average([...counts, ...shares]), 1)} % og mindst ${number(Math.min(...counts, ...shares), 1)} %.
Uden ændring kaldes højst ${number(Math.max(...falseCounts, ...falseShares), 1)} % et signal.`)
