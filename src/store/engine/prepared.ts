import {
  type ParserOptions,
  PGlite,
  parse,
  protocol,
  type QueryOptions,
  type Results,
  type Transaction,
} from '@electric-sql/pglite'

const { serialize } = protocol

/** As many as pejl asks over and over; each takes some 50 kB. */
const MOST_STATEMENTS = 250

type Statement = {
  name: string
  paramTypes: readonly number[]
  columns: Awaited<ReturnType<PGlite['execProtocolStream']>>
}

/**
 * PGlite has PostgreSQL read the text of a statement each time it is asked, in six messages one by
 * one, and copies its three hundred parsers to read the answer. Here a text is read once, and from
 * then on only its values are sent: a query takes a third of the time. It is planned each time
 * (`planEachTime`), so a table that has grown is not read as when it was small.
 */
export class PreparedPGlite extends PGlite {
  /** By their text, the one asked longest ago first. */
  readonly #statements = new Map<string, Statement>()
  readonly #parsers = new Map<ParserOptions | undefined, PGlite['parsers']>()
  #made = 0

  override async query<T>(sql: string, params?: unknown[], options?: QueryOptions) {
    await this._checkReady()
    return await this._runExclusiveTransaction(() => this.ask<T>(sql, params, options))
  }

  override async transaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    return await super.transaction((tx) => {
      const query: Transaction['query'] = async (sql, params, options) => {
        if (tx.closed) throw new Error('The transaction has ended.')
        return await this.ask(sql, params, options)
      }
      return work(Object.assign(tx, { query }))
    })
  }

  /** Every statement with parameters comes by here, in a transaction or not. */
  async ask<T>(sql: string, params: unknown[] = [], options?: QueryOptions): Promise<Results<T>> {
    return await this._runExclusiveQuery(async () => {
      const { name, paramTypes, columns } = await this.#prepared(sql)
      const values = params.map((value, place) => {
        if (value === null || value === undefined) return null
        return this.serializers[paramTypes[place] ?? 0]?.(value) ?? String(value)
      })
      const answer = await this.#send(
        serialize.bind({ statement: name, values }),
        serialize.execute(),
      )
      const { rowMode } = options ?? {}
      const parsers = this.#parsersWith(options?.parsers)
      const [result] = parse.parseResults([...columns, ...answer], parsers, { rowMode })
      return result as Results<T>
    })
  }

  async #prepared(sql: string): Promise<Statement> {
    const known = this.#statements.get(sql) ?? (await this.#prepare(sql))
    this.#statements.delete(sql)
    this.#statements.set(sql, known)
    return known
  }

  async #prepare(sql: string): Promise<Statement> {
    await this.#forgetOldest()
    this.#made += 1
    const name = `s${this.#made}`
    const described = await this.#send(
      serialize.parse({ name, text: sql }),
      serialize.describe({ type: 'S', name }),
    )
    const paramTypes = parse.parseDescribeStatementResults(described)
    return { name, paramTypes, columns: described.filter((one) => one.name === 'rowDescription') }
  }

  async #forgetOldest(): Promise<void> {
    if (this.#statements.size < MOST_STATEMENTS) return
    for (const [sql, { name }] of [...this.#statements].slice(0, 1)) {
      this.#statements.delete(sql)
      await this.#send(serialize.close({ type: 'S', name }))
    }
  }

  /** One exchange: after an error PostgreSQL passes over the rest of it, and is ready for the next. */
  #send(...messages: Uint8Array[]) {
    return this.execProtocolStream(Buffer.concat([...messages, serialize.sync()]))
  }

  #parsersWith(own: ParserOptions | undefined): PGlite['parsers'] {
    const parsers = this.#parsers.get(own) ?? { ...this.parsers, ...own }
    this.#parsers.set(own, parsers)
    return parsers
  }
}

/** For PostgreSQL's start. */
export const planEachTime = ['-c', 'plan_cache_mode=force_custom_plan']
