/** Which figures a person's reminders carry. */
import type { Tx } from '../store/engine/open.ts'
import { type ItemKey, itemOf } from './item.ts'

type Carried = { code: string; period: string; delmaalId: string }

/** The figures that a reminder carries, in the order they were claimed. */
export async function itemsOf(db: Tx, messageId: string): Promise<Carried[]> {
  const claims = await db.claim.findMany({
    where: { messageId, kind: 'remind' },
    include: { delmaal: true },
    orderBy: [{ at: 'asc' }, { key: 'asc' }],
  })
  const items = claims.flatMap(({ delmaal, period }) =>
    delmaal && period ? [{ code: delmaal.code, period, delmaalId: delmaal.id }] : [],
  )
  return [...new Map(items.map((item) => [itemOf(item), item])).values()]
}

/** The person's other reminders with any of these figures, to be edited when a newer one asks. */
export async function othersWith(
  db: Tx,
  personKey: string,
  figures: readonly { delmaalId: string; period: string }[],
  messageId: string,
): Promise<string[]> {
  const claims = await db.claim.findMany({
    where: {
      kind: 'remind',
      personKey,
      messageId: { not: messageId },
      OR: figures.map(({ delmaalId, period }) => ({ delmaalId, period })),
    },
    distinct: ['messageId'],
    select: { messageId: true },
  })
  return claims.flatMap((claim) => claim.messageId ?? [])
}

/** Which figures a newer reminder asks the person for, other than one that cannot be delivered. */
export async function askedAnew(
  db: Tx,
  personKey: string,
  seq: number,
): Promise<(item: ItemKey) => boolean> {
  const claims = await db.claim.findMany({
    where: { kind: 'remind', personKey, message: { seq: { gt: seq }, state: { not: 'failed' } } },
    include: { delmaal: true },
  })
  return ({ code, period }) =>
    claims.some((claim) => claim.delmaal?.code === code && claim.period === period)
}
