import { join } from 'node:path'
import { schedule } from 'node-cron'
import { assemble } from './assemble.ts'
import { expand, loadTemplates } from './cards/expand.ts'
import { inbound } from './commands/inbound.ts'
import { commandUsages } from './commands/index.ts'
import { loadEnv, readConfig } from './config.ts'
import { advance } from './demo.ts'
import { fail } from './fail.ts'
import { newLog } from './log.ts'
import { reportProblem } from './loop/problem.ts'
import { render } from './loop/render.ts'
import { tick } from './loop/tick.ts'
import { upcoming } from './loop/upcoming.ts'
import { endLeases } from './outbox/lease.ts'
import { newWorker } from './outbox/outbox.ts'
import { newPacer } from './outbox/pacing.ts'
import type { Platform } from './outbox/port.ts'
import { startWorker } from './outbox/worker.ts'
import { webPlatform } from './platforms/web/index.ts'
import { preferredPlatform } from './store/people.ts'
import { serveTerminals } from './terminal.ts'

/**
 * Starts everything, waits to be asked to stop, and closes everything in the opposite order; also
 * when a step of the start fails. The store comes first: a second pejl on the same folder is told
 * so, whatever port it asks for.
 */
async function main(): Promise<void> {
  const askedToStop = stopSignal()
  const config = readConfig(loadEnv())
  const log = newLog(config.logLevel)
  await using running = new AsyncDisposableStack()

  let wake = () => {}
  const { pejl, store, clock } = await assemble(config, log, () => wake(), say)
  running.defer(() => store.close())
  running.defer(() => clock.stop())
  if (store.engine === 'embedded') await endLeases(store.prisma)

  const platforms = new Map<string, Platform>()
  const worker = startWorker(
    {
      prisma: store.prisma,
      platforms,
      platformOf: (recipient) => preferredPlatform(store.prisma, recipient),
      render: (message) => render(pejl, message),
      onProblem: (message, advice) => reportProblem(pejl, message, advice),
      pacer: newPacer(),
      log,
      worker: newWorker(),
      realNow: () => new Date(),
    },
    log,
  )
  running.defer(() => worker.stop())
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
    commands: commandUsages,
    log,
  })
  platforms.set(web.name, web)
  running.defer(() => web.stop())
  await web.start(inbound(pejl))

  if (store.engine === 'embedded') {
    const terminals = await serveTerminals(pejl, config.dataDir)
    running.defer(() => terminals.close())
  }

  const turn = async () => {
    await clock.mark()
    await tick(pejl)
  }
  const reportFailure = (error: unknown) => log.error({ err: error }, 'tick failed')
  const cron = schedule('* * * * *', () => turn().catch(reportFailure), { timezone: 'Etc/UTC' })
  running.defer(async () => cron.stop())
  await turn()

  say(`pejl er klar: http://127.0.0.1:${config.port}/ (stop med Ctrl-C)`)
  await askedToStop
  say('pejl stopper …')
}

/** For the person who started pejl; the log has its own stream. */
function say(sentence: string): void {
  process.stdout.write(`${sentence}\n`)
}

/**
 * When Ctrl-C or a service manager asks pejl to stop. Asking again changes nothing: npm passes on
 * a Ctrl-C that its child has had already.
 */
function stopSignal(): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>()
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => resolve())
  return promise
}

process.on('uncaughtException', fail)
await main().catch(fail)
