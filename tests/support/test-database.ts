import { randomUUID } from 'node:crypto'
import pg from 'pg'

/** Databases that tests make, and remove, on the PostgreSQL of PEJL_TEST_DATABASE_URL. */

/** Runs one statement there. */
export async function administer(serverUrl: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: serverUrl })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}

/** Makes a database, empty or as a copy of `template`; returns its address. */
export async function createDatabase(serverUrl: string, template = 'template0'): Promise<string> {
  const name = `pejl_test_${randomUUID().replaceAll('-', '')}`
  await administer(serverUrl, `CREATE DATABASE ${name} TEMPLATE ${template}`)
  const url = new URL(serverUrl)
  url.pathname = `/${name}`
  return url.href
}

export async function dropDatabase(serverUrl: string, databaseUrl: string): Promise<void> {
  await administer(serverUrl, `DROP DATABASE ${databaseName(databaseUrl)} WITH (FORCE)`)
}

export const databaseName = (databaseUrl: string): string => new URL(databaseUrl).pathname.slice(1)
