/** What came of a send: every way out of "leased" and "sending". */
import type { Message } from '../generated/prisma/client.ts'
import type { Outbox } from './outbox.ts'
import type { Failure, Ref } from './port.ts'
import { retryAt } from './retry.ts'

/**
 * It stands. If it was revised while on its way, it becomes due for an edit at once. A send that
 * outlasted its lease counts as uncertain meanwhile: now its outcome is known.
 */
export async function sent(outbox: Outbox, message: Message, ref: Ref): Promise<void> {
  const { prisma } = outbox
  const done = { ref, sentAt: outbox.realNow(), sentRevision: message.revision, problem: null }
  await prisma.message.updateMany({
    where: { id: message.id },
    data: { ...done, attempts: 0, notBefore: null },
  })
  await close(outbox, message, { state: 'sent' })
}

/** Ends the lease. A message that was revised meanwhile is due again instead of sent or dropped. */
export async function close(
  outbox: Outbox,
  message: Message,
  end: {
    state: 'sent' | 'dropped' | 'failed' | 'uncertain' | 'due'
    problem?: string
    attempts?: number
    notBefore?: Date
  },
): Promise<void> {
  const free = { leasedBy: null, leasedUntil: null }
  const own = { leasedBy: outbox.worker }
  const mine = {
    id: message.id,
    OR: end.state === 'sent' ? [own, { state: 'uncertain' as const }] : [own],
  }
  const { count } = await outbox.prisma.message.updateMany({
    where: { ...mine, revision: message.revision },
    data: { ...free, ...end },
  })
  if (count === 1) return
  const keep = end.state === 'uncertain' || end.state === 'failed'
  await outbox.prisma.message.updateMany({
    where: mine,
    data: { ...free, ...end, state: keep ? end.state : 'due' },
  })
}

export async function afterFailure(
  outbox: Outbox,
  message: Message,
  failure: Failure,
  error: unknown,
): Promise<void> {
  const about = { message: message.id, kind: message.kind, failure: failure.kind, err: error }
  const creation = message.ref === null
  if (failure.kind === 'auth' || failure.kind === 'not-allowed' || failure.kind === 'gone') {
    outbox.log.error(about, 'message could not be delivered')
    await close(outbox, message, { state: 'failed', problem: failure.advice })
    return await outbox.onProblem(message, failure.advice)
  }
  if (failure.kind === 'uncertain' && creation) {
    outbox.log.warn(about, 'send with unknown outcome')
    await close(outbox, message, { state: 'uncertain', problem: 'uncertain' })
    return await tellUncertain(outbox, message)
  }
  outbox.log.warn(about, 'will try again')
  await close(outbox, message, {
    state: 'due',
    problem: failure.kind,
    notBefore: retryAt(outbox.realNow(), message.attempts + 1, failure),
  })
}

/** Where the platform can look it up nobody needs to act. */
export async function tellUncertain(outbox: Outbox, message: Message): Promise<void> {
  if (outbox.platforms.get(message.platform ?? '')?.lookUp) return
  await outbox.onProblem(
    message,
    'Det er uvist, om beskeden kom frem. Den sendes ikke igen af sig selv.',
  )
}

/** Nothing was sent, and the next message is none the worse for it. The cause may pass: try again. */
export async function notReady(outbox: Outbox, message: Message, error: unknown): Promise<void> {
  outbox.log.error({ message: message.id, kind: message.kind, err: error }, 'cannot be rendered')
  const attempts = message.attempts + 1
  await close(outbox, message, {
    state: 'due',
    problem: 'cannot be rendered',
    attempts,
    notBefore: retryAt(outbox.realNow(), attempts, { kind: 'network' }),
  })
}
