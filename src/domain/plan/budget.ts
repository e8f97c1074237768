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
  /** What of the document's contradictions about money the sum hangs on, by subject. */
  contradictions: readonly string[]
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
export function budgetSums({ themes, budget, contradictions }: Plan): BudgetSum[] {
  if (!budget) return []
  const about = (...codes: string[]) =>
    contradictions.flatMap(({ money, code, subject }) =>
      money && codes.includes(code) ? [subject] : [],
    )
  const initiatives = themes.flatMap((theme) => theme.initiatives)
  const rows = initiatives.flatMap((one) =>
    one.amounts.table === null ? [] : [{ ...one, table: one.amounts.table }],
  )
  const table = total(rows.map((row) => row.table))
  const shares = rows.flatMap(({ code, amounts: { shared } }) =>
    shared ? [{ ...shared, code }] : [],
  )
  const others = total(shares.map(({ millions }) => millions))
  const own = total([table, -others])
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
      contradictions: about(''),
    },
    {
      title: 'Forvaltningens egen del',
      millions: own,
      calculation: [
        ...shares.map(
          ({ code, millions, with: other }) =>
            `${code}: ${other} betaler ${millionsText(millions)}`,
        ),
        ...(shares.length > 1
          ? [
              `De andre i alt: ${added(
                shares.map(({ millions }) => millions),
                others,
              )}`,
            ]
          : []),
        `${tenths(table)} − ${tenths(others)} = ${tenths(own)}`,
      ],
      against: shares.length === 0 ? '' : 'Tabellens sum har også det med, andre skal betale',
      contradictions: [],
    },
    {
      title: 'Med det, som kun står i teksten',
      millions: withText,
      calculation: [added([table, ...more.map(({ extra }) => extra)], withText)],
      against: more
        .map((one) => `${one.code}: teksten har ${tenths(one.text)}, tabellen ${tenths(one.table)}`)
        .join('; '),
      contradictions: about(...more.map(({ code }) => code)),
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
      contradictions: [],
    },
    {
      title: `Hele behovet fra ${year + 1}`,
      millions: whole,
      calculation: [ends, added([table, millions], whole)],
      against: `Tabellens sum på ${tenths(table)} har ikke de ${millionsText(millions)} med`,
      contradictions: [],
    },
  ]
}

const tenths = (millions: number): string => millionsText(millions, 1)

const added = (amounts: readonly number[], sum: number): string =>
  `${amounts.map((one) => millionsText(one)).join(' + ')} = ${tenths(sum)}`

const disagreement = (printed: number, reckoned: number): string =>
  printed === reckoned ? '' : `Trykt ${tenths(printed)}, regnet ${tenths(reckoned)}`

/** A row of kroner, a column each, with how each is reckoned: "200.000 + 308.416 = 508.416". */
export type MoneySum = {
  title: string
  kroner: readonly number[]
  calculation: readonly string[]
}

/** The parties' expenses together, and what each year had before something was moved. */
export function moneySums({ money }: Plan): MoneySum[] {
  if (!money) return []
  const { columns, rows, moved } = money
  const expenses = rows.filter(({ kind }) => kind === 'expense')
  const paid = columns.map((_, at) => expenses.map(({ kroner }) => kroner[at] ?? 0))
  const spent = summed('Udgifter i alt', columns, paid)
  if (!moved) return [spent]
  const back = new Map([
    [moved.from, moved.kroner],
    [moved.to, -moved.kroner],
  ])
  const before = columns.map((column, at) => [spent.kroner[at] ?? 0, back.get(column) ?? 0])
  return [spent, summed('Oprindeligt, før pengene blev flyttet', columns, before)]
}

/** Each column's amounts, added; what comes to nothing is left out of the calculation. */
const summed = (
  title: string,
  columns: readonly string[],
  amounts: readonly (readonly number[])[],
): MoneySum => ({
  title,
  kroner: amounts.map(total),
  calculation: amounts.flatMap((own, at) => {
    const [first = 0, ...others] = own.filter((one) => one !== 0)
    const more = others.map((one) => `${one < 0 ? '−' : '+'} ${formatNumber(Math.abs(one), 0)}`)
    const terms = [formatNumber(first, 0), ...more]
    return more.length === 0
      ? []
      : [`${columns[at]}: ${terms.join(' ')} = ${formatNumber(total(own), 0)}`]
  }),
})
