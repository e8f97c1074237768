import { join } from 'node:path'
import { schedule } from 'node-cron'
import { assemble } from './assemble.ts'
import { expand, loadTemplates } from './cards/expand.ts'
import { inbound } from './commands/inbound.ts'
import { commands } from './commands/index.ts'
import { loadEnv, readConfig } from './config.ts'
import { advance } from './demo.ts'
import { fail } from './fail.ts'
import { newLog } from './log.ts'
import { render } from './loop/render.ts'
import { tick } from './loop/tick.ts'
import { upcoming } from './loop/upcoming.ts'
import { newWorker } from './outbox/deliver.ts'
import { endLeases } from './outbox/lease.ts'
import type { Platform } from './outbox/port.ts'
import { startWorker } from './outbox/worker.ts'
import { webPlatform } from './platforms/web/index.ts'
import { preferredPlatform } from './store/people.ts'
import { serveTerminals } from './terminal.ts'

async function main(): Promise<void> {
  const config = readConfig(loadEnv())
  const log = newLog(config.logLevel)
  const say = (sentence: string) => process.stdout.write(`${sentence}\n`)

  let wake = () => {}
  const { pejl, store, clock } = await assemble(config, log, () => wake(), say)
  if (store.engine === 'embedded') await endLeases(store.prisma)

  const platforms = new Map<string, Platform>()
  const worker = startWorker(
    {
      prisma: store.prisma,
      platforms,
      platformOf: (recipient) => preferredPlatform(store.prisma, recipient),
      render: (message) => render(pejl, message),
      log,
      worker: newWorker(),
      realNow: () => new Date(),
    },
    log,
  )
  wake = worker.wake

  const templates = loadTemplates(join(import.meta.dirname, '../cards/adaptive'))
  const web = webPlatform({
    port: config.port,
    prisma: store.prisma,
    cards: (card) => expand(card, templates),
    demo: {
      now: clock.now,
      next: async () => upcoming(pejl, await clock.now()),
      advanceTo: (to) => advance(pejl, clock, to, worker.drain),
    },
    commands: () =>
      commands.map(({ name, usage, description }) => ({
        usage: `${name} ${usage}`.trim(),
        description,
      })),
    log,
  })
  platforms.set(web.name, web)
  await web.start(inbound(pejl))
  const terminals = config.databaseUrl ? null : await serveTerminals(pejl, config.dataDir)

  const turn = async () => {
    await clock.mark()
    await tick(pejl)
  }
  const reportFailure = (error: unknown) => log.error({ err: error }, 'tick failed')
  const cron = schedule('* * * * *', () => turn().catch(reportFailure), { timezone: 'Etc/UTC' })
  await turn()

  say(`pejl er klar: http://127.0.0.1:${config.port}/ (stop med Ctrl-C)`)

  let stopping = false
  const stop = async () => {
    if (stopping) return
    stopping = true
    say('pejl stopper …')
    await cron.stop()
    await terminals?.close()
    await web.stop()
    await worker.stop()
    await clock.stop()
    await store.close()
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => stop().catch(fail))
}

await main().catch(fail)
