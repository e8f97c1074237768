import { parseArgs } from 'node:util'
import { assemble } from './assemble.ts'
import { loadEnv, readConfig } from './config.ts'
import { fail } from './fail.ts'
import { newLog } from './log.ts'
import { askServer, runForTerminal, type TerminalRequest } from './terminal.ts'

/**
 * The commands from a terminal: `npm run -s pejl -- status 1`. Through the running server when one
 * holds the data folder, else on the store itself.
 */
async function main(): Promise<void> {
  const { values, positionals } = readArguments()
  const config = readConfig(loadEnv())
  const question: TerminalRequest = {
    text: positionals.join(' '),
    as: values.som ?? null,
    confirmed: values.ja ?? false,
  }
  const answer =
    (config.databaseUrl ? null : await askServer(config.dataDir, question)) ??
    (await askStore(config, question))
  const shown = values.json ? JSON.stringify(answer.json, null, 2) : answer.text
  process.stdout.write(`${shown}\n`)
  process.exitCode = answer.ok ? 0 : 1
}

/** A figure may begin with a minus sign, so what is not one of ours is text. */
function readArguments() {
  const options = {
    json: { type: 'boolean' },
    ja: { type: 'boolean' },
    som: { type: 'string' },
  } as const
  const { tokens } = parseArgs({ options, strict: false, tokens: true, allowPositionals: true })
  const argv = process.argv.slice(2)
  const flags: string[] = []
  const texts: string[] = []
  for (const token of tokens) {
    if (token.kind === 'option-terminator') continue
    const raw = argv[token.index] ?? ''
    if (token.kind === 'positional') texts.push(token.value)
    else if (token.name in options && raw.startsWith('--')) {
      flags.push(raw)
      if (token.value !== undefined && !token.inlineValue) flags.push(token.value)
    } else texts.push(raw)
  }
  const { values } = parseArgs({ options, args: flags })
  return { values, positionals: texts }
}

async function askStore(config: ReturnType<typeof readConfig>, question: TerminalRequest) {
  const { pejl, store, clock } = await assemble(config, newLog('silent'), () => {})
  try {
    return await runForTerminal(pejl, question)
  } finally {
    if (store.engine === 'embedded') await clock.stop()
    await store.close()
  }
}

await main().catch(fail)
