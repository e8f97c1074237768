/** Counts what reaches either store, seen from outside: where its driver hands a statement over. */
import { PGlite } from '@electric-sql/pglite'
import pg from 'pg'

/** PostgreSQL's protocol: the first byte of a message that brings SQL, alone or with parameters. */
const SIMPLE_QUERY = 'Q'.charCodeAt(0)
const PARSE = 'P'.charCodeAt(0)

/** The statements that reach a store while `work` runs, in their order; BEGIN and COMMIT are two. */
export async function statementsOf(work: () => Promise<unknown>): Promise<string[]> {
  const seen: string[] = []
  const { execProtocolStream } = PGlite.prototype
  const { query } = pg.Client.prototype
  PGlite.prototype.execProtocolStream = function (this: PGlite, message, options) {
    const sql = sqlIn(message)
    if (sql !== null) seen.push(sql)
    return execProtocolStream.call(this, message, options)
  }
  pg.Client.prototype.query = function (this: pg.Client, ...args: unknown[]) {
    const [first] = args
    seen.push(typeof first === 'string' ? first : (first as { text: string }).text)
    return Reflect.apply(query, this, args)
  } as typeof query
  try {
    await work()
  } finally {
    PGlite.prototype.execProtocolStream = execProtocolStream
    pg.Client.prototype.query = query
  }
  return seen
}

export const countStatements = async (work: () => Promise<unknown>): Promise<number> =>
  (await statementsOf(work)).length

/** A message is its kind, its length in four bytes, then texts that each end with a zero. */
function sqlIn(message: Uint8Array): string | null {
  const [kind] = message
  if (kind !== SIMPLE_QUERY && kind !== PARSE) return null
  const [first = '', second = ''] = new TextDecoder().decode(message.subarray(5)).split('\0')
  return kind === SIMPLE_QUERY ? first : second
}
