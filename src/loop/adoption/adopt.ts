/** Makes a document one that is followed up: from a day, with owners and channels. */
import type { DelmaalKey } from '../../domain/figure-key.ts'
import { type GoalSet, leaves } from '../../domain/goal-set.ts'
import { planItems } from '../../domain/plan/plan.ts'
import { toChannel } from '../../domain/recipient.ts'
import type { Actor } from '../../domain/rights.ts'
import { addChannels, type Channel } from '../../store/channels.ts'
import { inTransaction } from '../../store/engine/open.ts'
import { adoptGoalSet, bumpVersions, lockGoalSet } from '../../store/goal-sets.ts'
import { addOwners } from '../../store/people.ts'
import { put } from '../kind.ts'
import type { Known } from '../known.ts'
import { messageKey } from '../message-keys.ts'
import type { Pejl } from '../pejl.ts'
import { situations } from '../situation.ts'
import { type AdoptionTyped, FIELD, NONE, placesOf } from './form.ts'
import { adopted } from './intent.ts'

/**
 * Records it in one transaction, and tells management. Returns false when somebody has done so already.
 * @param startsOn ISO date
 */
export async function adopt(
  pejl: Pejl,
  { personKey }: Actor,
  set: GoalSet,
  startsOn: string,
  typed: AdoptionTyped,
  now: Date,
): Promise<boolean> {
  const others = await situations(pejl, now)
  const channels = channelsOf(set, others, typed)
  const owners = ownedCodes(set).flatMap(({ field, codes }) => {
    const person = typed[field] ?? ''
    return person === '' || person === NONE
      ? []
      : codes.map((code) => ({
          personKey: person,
          own: { set: set.key, code } satisfies DelmaalKey,
        }))
  })
  const done = await inTransaction(pejl.db, async (tx) => {
    const standing = await lockGoalSet(tx, set.key)
    if (standing.adopted) return false
    await adoptGoalSet(tx, set.key, { by: personKey, at: now, startsOn })
    await addOwners(tx, owners)
    await addChannels(tx, channels)
    await bumpVersions(tx, [set.key, ...others.map((one) => one.set.key)])
    const place = channels.find(({ number }) => number === null)
    if (place)
      await put(tx, adopted, {
        key: messageKey.adopted(set.key),
        intent: { set: set.key, startsOn, by: personKey },
        recipient: toChannel(place.key),
        at: now,
      })
    return true
  })
  if (done) pejl.wake()
  return done
}

/** What each owner field is about: all figures of a goal, or a step. */
export function ownedCodes(set: GoalSet): { field: string; codes: string[] }[] {
  const goals = set.pejlemaerker.map(({ delmaal }) =>
    delmaal.flatMap(leaves).map((one) => one.code),
  )
  const steps = (set.plan ? planItems(set.plan) : [])
    .filter(({ kind }) => kind !== 'area')
    .map(({ code }) => [code])
  return [...goals, ...steps].map((codes) => ({ field: FIELD.owner(codes[0] ?? ''), codes }))
}

/** The set's own channels, each at a place that there is: a place may serve several sets. */
function channelsOf(set: GoalSet, others: readonly Known[], typed: AdoptionTyped): Channel[] {
  const places = placesOf(others)
  const at = (field: string, number: number | null): Channel[] => {
    const place = places.find(({ key }) => key === typed[field])
    if (!place) return []
    const leader = number === null ? (typed[FIELD.leader] ?? null) : place.leader
    return [
      {
        ...place,
        key: number === null ? set.key : `${set.key}-${number}`,
        name: `${place.name} · ${set.name}`,
        set: set.key,
        number,
        leader: leader === '' ? null : leader,
      },
    ]
  }
  return [
    ...at(FIELD.place, null),
    ...set.pejlemaerker.flatMap(({ number }) => at(FIELD.channel(number), number)),
  ]
}
