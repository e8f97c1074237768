import { schedule } from 'node-cron'
import { assemble } from './assemble.ts'
import { inbound } from './commands/inbound.ts'
import { commandUsages } from './commands/index.ts'
import { ConfigError, loadEnv, readConfig } from './config.ts'
import { advance } from './demo.ts'
import { fail } from './fail.ts'
import { newTroubles, serveHealth } from './health.ts'
import { newLog } from './log.ts'
import { kindOf, render } from './loop/kinds.ts'
import { telling } from './loop/telling.ts'
import { tick } from './loop/tick.ts'
import { upcoming } from './loop/upcoming.ts'
import { newWorker } from './outbox/outbox.ts'
import { newPacer } from './outbox/pacing.ts'
import type { Platform } from './outbox/port.ts'
import { startWorker } from './outbox/worker.ts'
import { makeServer } from './platforms/http.ts'
import { loadPlatforms } from './platforms/load.ts'
import { endLeases } from './store/leases.ts'
import { retryFailed, sendWaiting } from './store/messages.ts'
import { prune } from './store/pruning.ts'
import { serveTerminals } from './terminal.ts'

/**
 * Starts everything, waits to be asked to stop, and closes everything in the opposite order; also
 * when a step of the start fails. The store comes first: a second pejl on the same folder is told
 * so, whatever port it asks for.
 */
async function main(): Promise<void> {
  const askedToStop = stopSignal()
  const env = loadEnv()
  const config = readConfig(env)
  const log = newLog(config.logLevel)
  await using running = new AsyncDisposableStack()

  let wake = () => {}
  const { pejl, store, demo } = await assemble(config, log, () => wake(), say)
  running.defer(() => store.close())
  if (demo) running.defer(() => demo.stop())
  if (store.engine === 'embedded') await endLeases(store.db)

  const http = makeServer(log)
  const platforms = new Map<string, Platform>()
  const troubles = newTroubles(log)
  serveHealth(http, { db: store.db, platforms, troubles, log })
  await retryFailed(store.db)
  const worker = startWorker({
    db: store.db,
    platforms,
    now: pejl.clock.now,
    render: (message, now) => render(pejl, message, now),
    isLiving: (kind) => kindOf(kind).living ?? false,
    tell: telling(pejl, troubles.say),
    pacer: newPacer(),
    log,
    worker: newWorker(),
    realNow: () => new Date(),
  })
  running.defer(() => worker.stop())
  wake = worker.wake

  const made = await loadPlatforms({
    env,
    http,
    db: store.db,
    now: pejl.clock.now,
    demo: demo && {
      now: demo.now,
      next: async () => upcoming(pejl, await demo.now()),
      advanceTo: (to) => advance(pejl, demo, to, worker.drain),
    },
    commands: commandUsages,
    reachable: async (recipient) => {
      await sendWaiting(store.db, recipient)
      worker.wake()
    },
    trouble: troubles.say,
    log,
  })
  if (made.length === 0)
    throw new ConfigError(
      'PEJL_MODE=production kræver en chatplatform med alle dens indstillinger.',
    )
  running.defer(() => http.close())
  for (const platform of made) {
    running.defer(() => platform.stop())
    await platform.start(inbound(pejl))
  }
  // All at once: until then nothing is sent, and nothing is said to be for a platform that is off.
  for (const platform of usualFirst(made)) platforms.set(platform.name, platform)
  await http.listen({ host: config.host, port: config.port })

  if (store.engine === 'embedded') {
    const terminals = await serveTerminals(pejl, config.dataDir)
    running.defer(() => terminals.close())
  }

  const turn = async () => {
    await demo?.mark()
    await tick(pejl)
  }
  const every = (times: string, what: string, work: () => Promise<void>) => {
    const report = (error: unknown) => log.error({ err: error }, `${what} failed`)
    const cron = schedule(times, () => work().catch(report), { timezone: 'Etc/UTC' })
    running.defer(async () => cron.stop())
  }
  every('* * * * *', 'tick', turn)
  every('30 2 * * *', 'pruning', async () =>
    log.info(await prune(store.db, await pejl.clock.now()), 'pruned'),
  )
  await turn()

  say(`pejl er klar: http://${config.host}:${config.port}/ (stop med Ctrl-C)`)
  await askedToStop
  say('pejl stopper …')
}

/** Who prefers no platform is reached through the first: a chat platform before the page of this machine. */
const usualFirst = <P extends Platform>(made: readonly P[]): P[] =>
  made.toSorted((a, b) => Number(a.name === 'web') - Number(b.name === 'web'))

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
