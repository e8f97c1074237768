import { setTimeout as wait } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { type Config, loadEnv, readConfig } from './config.ts'
import { fail } from './fail.ts'
import { newLog } from './log.ts'
import {
  askServer,
  type TerminalAnswer,
  TerminalError,
  type TerminalRequest,
} from './terminal-client.ts'
import { wrap } from './wrap.ts'

/**
 * The commands from a terminal: `npm run -s pejl -- status 1`. Through the running server when one
 * holds the data folder, else on the store itself.
 */
async function main(): Promise<void> {
  const { json, ...question } = readArguments(process.argv.slice(2))
  const answer = await ask(readConfig(loadEnv()), question)
  const text = process.stdout.isTTY ? wrap(answer.text, process.stdout.columns) : answer.text
  process.stdout.write(`${json ? JSON.stringify(answer.json, null, 2) : text}\n`)
  process.exitCode = answer.ok ? 0 : 1
}

/** A figure may begin with a minus sign: "-3" is text, and only "--" begins an option. */
function readArguments(argv: readonly string[]): TerminalRequest & { json: boolean } {
  try {
    const { values, positionals } = parseArgs({
      args: argv.map((argument) => (/^-[^-]/.test(argument) ? ` ${argument}` : argument)),
      options: {
        json: { type: 'boolean', default: false },
        ja: { type: 'boolean', default: false },
        som: { type: 'string' },
        pr: { type: 'string' },
        help: { type: 'boolean', default: false },
      },
      allowPositionals: true,
    })
    const day = values.pr === undefined ? [] : [`pr. ${values.pr}`]
    const text = values.help ? 'hjælp' : [...positionals, ...day].join(' ')
    return { text, as: values.som ?? null, confirmed: values.ja, json: values.json }
  } catch {
    throw new TerminalError(
      'Jeg kender kun --json (til maskiner), --som PERSON (på en andens vegne), --pr DATO (som det så ud den dag) og --ja (svarer ja til et spørgsmål om tallet). Skriv -- foran tekst, der selv begynder med to streger.',
    )
  }
}

/** In milliseconds: how long a process that is starting or answering is waited for, and how often. */
const PATIENCE = 30_000
const PAUSE = 200

async function ask(config: Config, question: TerminalRequest): Promise<TerminalAnswer> {
  if (config.databaseUrl) return askStore(config, question)
  for (let waited = 0; ; waited += PAUSE) {
    const answer = await askServer(config.dataDir, question)
    if (answer) return answer
    try {
      return await askStore(config, question)
    } catch (error) {
      if (waited >= PATIENCE || !(await isTaken(config.dataDir))) throw error
    }
    if (waited === 0)
      process.stderr.write('En anden pejl er ved at starte eller svare. Jeg venter på den …\n')
    await wait(PAUSE)
  }
}

/** Everything that a running server has loaded already is loaded only here. */
async function askStore(config: Config, question: TerminalRequest): Promise<TerminalAnswer> {
  const { assemble } = await import('./assemble.ts')
  const { runForTerminal } = await import('./terminal.ts')
  const { pejl, store, demo } = await assemble(config, newLog('error'), () => {})
  try {
    return await runForTerminal(pejl, question)
  } finally {
    // A shared database's clock belongs to the servers that run on it.
    if (store.engine === 'embedded') await demo?.stop()
    await store.close()
  }
}

async function isTaken(dataDir: string): Promise<boolean> {
  const { lockFolder } = await import('./store/engine/lock.ts')
  try {
    lockFolder(dataDir)()
    return false
  } catch (error) {
    return error instanceof Error && error.name === 'StoreError'
  }
}

await main().catch(fail)
