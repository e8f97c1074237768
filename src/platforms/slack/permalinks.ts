/** Addresses of the living cards that a digest names. */
import type { webApi } from '@slack/bolt'
import type { Logger } from 'pino'
import type { Card } from '../../cards/card.ts'
import { digestCard } from '../../cards/digest.ts'
import type { Ref } from '../../outbox/port.ts'
import type { Db } from '../../store/engine/open.ts'
import { placesOf } from '../../store/standing.ts'
import { PLATFORM } from './links.ts'
import { placeOf } from './place-of.ts'

/**
 * Puts an address beside each pejlemærke of a digest whose living card stands in Slack. A digest never
 * waits for one: a card whose address Slack does not tell is named without.
 */
export function permalinks(db: Db, client: webApi.WebClient, log: Logger) {
  /** An address does not change, so it is asked for once. */
  const known = new Map<string, string>()

  async function addressOf(ref: Ref): Promise<string> {
    const { channel, ts } = placeOf(ref)
    const place = `${channel} ${ts}`
    const kept = known.get(place)
    if (kept !== undefined) return kept
    const { permalink = '' } = await client.chat.getPermalink({ channel, message_ts: ts })
    known.set(place, permalink)
    return permalink
  }

  /** What was asked for, or this instead. */
  const orElse = <T>(asked: Promise<T>, instead: T): Promise<T> =>
    asked.catch((error) => {
      log.warn({ err: error }, 'slack: no address of a living card')
      return instead
    })

  return async (card: Card): Promise<Card> => {
    if (card.name !== 'digest') return card
    const keys = card.data.barometers.map(({ livingCard }) => livingCard)
    const places = await orElse(placesOf(db, PLATFORM, keys), new Map())
    const barometers = card.data.barometers.map(async (row) => {
      const ref = places.get(row.livingCard)
      return { ...row, link: ref ? await orElse(addressOf(ref), '') : '' }
    })
    return digestCard({ ...card.data, barometers: await Promise.all(barometers) })
  }
}
