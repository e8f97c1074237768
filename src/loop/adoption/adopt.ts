/** Makes a document one that is followed up: from a day, with owners and channels. */
import type { DelmaalKey } from '../../domain/figure-key.ts'
import type { GoalSet } from '../../domain/goal-set.ts'
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
import { type AdoptionTyped, channelPlaces, FIELD, NONE, ownerFields, SAME } from './fields.ts'
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
  const { owners } = chosenOwners(set, others, typed)
  const done = await inTransaction(pejl.db, async (tx) => {
    const standing = await lockGoalSet(tx, set.key)
    if (standing.adoptedAt) return false
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

/** Who was chosen for each code, and the codes that nobody was chosen for. */
export function chosenOwners(
  set: GoalSet,
  others: readonly Known[],
  typed: AdoptionTyped,
): { owners: { personKey: string; own: DelmaalKey }[]; nobodys: string[] } {
  const forAll = typed[FIELD.owner] || NONE
  const chosen = ownerFields(set, others).flatMap(({ field, codes, before }) => {
    const personKey = typed[field] || (forAll === SAME ? before.owner : forAll)
    return codes.map((code) => ({ personKey, own: { set: set.key, code } }))
  })
  return {
    owners: chosen.filter(({ personKey }) => personKey !== NONE),
    nobodys: chosen.filter(({ personKey }) => personKey === NONE).map(({ own }) => own.code),
  }
}

/** The set's own channels, each at a place that there is: a place may serve several sets. */
function channelsOf(set: GoalSet, others: readonly Known[], typed: AdoptionTyped): Channel[] {
  const places = channelPlaces(others)
  const at = (chosen: string | undefined, number: number | null): Channel[] => {
    const place = places.find(({ key }) => key === chosen)
    if (!place) return []
    const leader = number === null ? typed[FIELD.leader] || NONE : place.leader
    return [
      {
        ...place,
        key: number === null ? set.key : `${set.key}-${number}`,
        name: `${place.name} · ${set.name}`,
        set: set.key,
        number,
        leader: leader === NONE ? null : leader,
      },
    ]
  }
  const same = typed[FIELD.owner] === SAME
  return [
    ...at(typed[FIELD.place], null),
    ...ownerFields(set, others).flatMap(({ number, before }) =>
      number === null ? [] : at(same ? before.channel : typed[FIELD.channel(number)], number),
    ),
  ]
}
