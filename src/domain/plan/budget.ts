/** The sums of a plan's money, each with how it is reckoned. In million kroner; the text is Danish. */
import { formatNumber } from '../figures/danish-format.ts'
import { decimalsIn, roundTo } from '../figures/rounding.ts'
import type { Initiative, Plan } from './plan.ts'

export type BudgetSum = {
  title: string
  millions: number
  /** How it is reckoned, a line a step. */
  calculation: readonly string[]
  /** What it does not agree with; "" when it agrees with what there is. */
  against: string
}

/** "9,7" as it is written, "28,0" with at least so many decimals. */
export const millionsText = (millions: number, atLeast = 0): string =>
  formatNumber(millions, Math.max(atLeast, decimalsIn(millions)))

/** A sum of decimals without binary dust; six decimals are a krone. */
export const total = (amounts: readonly number[]): number =>
  roundTo(
    amounts.reduce((sum, one) => sum + one, 0),
    6,
  )

/** What the text says that an initiative costs; null when it says nothing. */
export const textAmount = ({ amounts: { text } }: Initiative): number | null =>
  text.length === 0 ? null : total(text.map(({ millions }) => millions))

/** The sums that a plan's table of needs gives; none for a plan without such a table. */
export function budgetSums({ themes, budget }: Plan): BudgetSum[] {
  if (!budget) return []
  const initiatives = themes.flatMap((theme) => theme.initiatives)
  const rows = initiatives.flatMap((one) =>
    one.amounts.table === null ? [] : [{ ...one, table: one.amounts.table }],
  )
  const table = total(rows.map((row) => row.table))
  const shares = rows.flatMap(({ code, amounts: { shared } }) =>
    shared ? [{ ...shared, code }] : [],
  )
  const own = total([table, ...shares.map(({ millions }) => -millions)])
  const more = rows.flatMap((row) => {
    const extra = total([textAmount(row) ?? 0, -row.table])
    return extra > 0
      ? [{ code: row.code, table: row.table, extra, text: textAmount(row) ?? 0 }]
      : []
  })
  const withText = total([table, ...more.map(({ extra }) => extra)])
  return [
    {
      title: 'Tabellens sum',
      millions: table,
      calculation: [
        added(
          rows.map((row) => row.table),
          table,
        ),
        `Tabellen skriver selv ${tenths(budget.printedTotal)}`,
      ],
      against: disagreement(budget.printedTotal, table),
    },
    {
      title: 'Forvaltningens egen del',
      millions: own,
      calculation: [
        ...shares.map(
          ({ code, millions, with: other }) =>
            `${code}: ${other} betaler ${millionsText(millions)}`,
        ),
        `${[table, ...shares.map(({ millions }) => millions)].map(tenths).join(' − ')} = ${tenths(own)}`,
      ],
      against: shares.length === 0 ? '' : 'Tabellens sum har også det med, andre skal betale',
    },
    {
      title: 'Med det, kun teksten har',
      millions: withText,
      calculation: [added([table, ...more.map(({ extra }) => extra)], withText)],
      against: more
        .map((one) => `${one.code}: teksten har ${tenths(one.text)}, tabellen ${tenths(one.table)}`)
        .join('; '),
    },
    ...afterExpiry(budget, rows, table),
  ]
}

type TableRow = Initiative & { table: number }

/** A grant that ends is needed anew, so that both the initiative and the whole cost more from then on. */
function afterExpiry(
  { expiring }: NonNullable<Plan['budget']>,
  rows: readonly TableRow[],
  table: number,
): BudgetSum[] {
  const row = rows.find(({ code }) => code === expiring?.initiative)
  if (!expiring || !row) return []
  const { millions, year, printedNeed } = expiring
  const need = total([millions, row.table])
  const whole = total([table, millions])
  const ends = `Bevillingen på ${millionsText(millions)} udløber i ${year}`
  return [
    {
      title: `Behovet for ${row.code} fra ${year + 1}`,
      millions: need,
      calculation: [
        ends,
        added([millions, row.table], need),
        `Dokumentet skriver selv ${tenths(printedNeed)}`,
      ],
      against: disagreement(printedNeed, need),
    },
    {
      title: `Hele behovet fra ${year + 1}`,
      millions: whole,
      calculation: [ends, added([table, millions], whole)],
      against: `Tabellens sum på ${tenths(table)} har ikke de ${millionsText(millions)} med`,
    },
  ]
}

const tenths = (millions: number): string => millionsText(millions, 1)

const added = (amounts: readonly number[], sum: number): string =>
  `${amounts.map((one) => millionsText(one)).join(' + ')} = ${tenths(sum)}`

const disagreement = (printed: number, reckoned: number): string =>
  printed === reckoned ? '' : `Trykt ${tenths(printed)}, regnet ${tenths(reckoned)}`

/** A row of kroner, a column each. */
export type MoneySum = { title: string; kroner: readonly number[] }

/** The parties' expenses together, and what each year had before something was moved. */
export function moneySums({ money }: Plan): MoneySum[] {
  if (!money) return []
  const { columns, rows, moved } = money
  const expenses = rows.filter(({ kind }) => kind === 'expense')
  const together = columns.map((_, at) => total(expenses.map(({ kroner }) => kroner[at] ?? 0)))
  const spent = { title: 'Udgifter i alt', kroner: together }
  if (!moved) return [spent]
  const before = columns.map((column, at) =>
    total([
      together[at] ?? 0,
      column === moved.from ? moved.kroner : 0,
      column === moved.to ? -moved.kroner : 0,
    ]),
  )
  return [spent, { title: 'Oprindeligt, før pengene blev flyttet', kroner: before }]
}
