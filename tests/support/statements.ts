/** Counts what reaches either store, seen from outside: where its driver hands a statement over. */
import { PGlite } from '@electric-sql/pglite'
import pg from 'pg'
import { PreparedPGlite } from '../../src/store/engine/prepared.ts'

/** PostgreSQL's protocol: the first byte of a message that brings SQL alone, such as BEGIN. */
const SIMPLE_QUERY = 'Q'.charCodeAt(0)

/** The statements that reach a store while `work` runs, in their order; BEGIN and COMMIT are two. */
export async function statementsOf(work: () => Promise<unknown>): Promise<string[]> {
  const seen: string[] = []
  const { execProtocolStream } = PGlite.prototype
  const { ask } = PreparedPGlite.prototype
  const { query } = pg.Client.prototype
  PGlite.prototype.execProtocolStream = function (this: PGlite, message, options) {
    const sql = sqlIn(message)
    if (sql !== null) seen.push(sql)
    return execProtocolStream.call(this, message, options)
  }
  PreparedPGlite.prototype.ask = function (this: PreparedPGlite, sql, ...rest) {
    seen.push(sql)
    return Reflect.apply(ask, this, [sql, ...rest])
  } as typeof ask
  pg.Client.prototype.query = function (this: pg.Client, ...args: unknown[]) {
    const [first] = args
    seen.push(typeof first === 'string' ? first : (first as { text: string }).text)
    return Reflect.apply(query, this, args)
  } as typeof query
  try {
    await work()
  } finally {
    PGlite.prototype.execProtocolStream = execProtocolStream
    PreparedPGlite.prototype.ask = ask
    pg.Client.prototype.query = query
  }
  return seen
}

export const countStatements = async (work: () => Promise<unknown>): Promise<number> =>
  (await statementsOf(work)).length

/** A message is its kind, its length in four bytes, then a text that ends with a zero. */
function sqlIn(message: Uint8Array): string | null {
  const [kind] = message
  if (kind !== SIMPLE_QUERY) return null
  const [sql = ''] = new TextDecoder().decode(message.subarray(5)).split('\0')
  return sql
}
