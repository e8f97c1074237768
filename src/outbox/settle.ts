import { envelope, type Outbox } from './outbox.ts'
import { failureOf, retryAt } from './retry.ts'

/**
 * Looks uncertain creations up where the platform can: what stands is edited, the rest sent again,
 * no sooner than any other retry. One that cannot be looked up now is looked up later, and keeps
 * nothing else waiting. `attempts` tells that nobody has tried again meanwhile.
 */
export async function settleUncertain(outbox: Outbox): Promise<void> {
  const { prisma, platforms, log, realNow } = outbox
  const now = realNow()
  const uncertain = await prisma.message.findMany({
    where: { state: 'uncertain', OR: [{ notBefore: null }, { notBefore: { lte: now } }] },
  })
  for (const message of uncertain) {
    const { id, attempts } = message
    const platform = platforms.get(message.platform ?? '')
    if (!platform?.lookUp) continue
    const where = { id, state: 'uncertain' as const, attempts }
    try {
      const ref = await platform.lookUp(await envelope(outbox, message))
      log.info({ message: id, arrived: ref !== null }, 'unknown outcome looked up')
      const next = ref ? { ref, notBefore: null } : { notBefore: retryAt(now, attempts, network) }
      await prisma.message.updateMany({ where, data: { state: 'due', problem: null, ...next } })
    } catch (error) {
      log.warn({ message: id, err: error }, 'unknown outcome cannot be looked up now')
      const notBefore = retryAt(now, attempts + 1, failureOf(error))
      await prisma.message.updateMany({ where, data: { attempts: attempts + 1, notBefore } })
    }
  }
}

const network = { kind: 'network' } as const
