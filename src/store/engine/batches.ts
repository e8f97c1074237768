/** Rows a statement: far below the 65,535 parameters that PostgreSQL takes. */
const BATCH = 1_000

/** Does the work for so many rows at a time, one batch after the other. */
export async function inBatches<T>(
  rows: readonly T[],
  work: (batch: T[]) => Promise<unknown>,
): Promise<void> {
  for (let first = 0; first < rows.length; first += BATCH)
    await work(rows.slice(first, first + BATCH))
}
