/** Who somebody in Teams is in pejl, and where in Teams a person of pejl's is. */
import type { Db } from '../../store/engine/open.ts'
import { personByEmail } from '../../store/people.ts'
import { type Activity, isPersonal, placeOf, tenantsOf } from './activity.ts'
import { isRefusal } from './errors.ts'
import {
  keepUser,
  places,
  type TeamsPlace,
  type TeamsUser,
  userByEmail,
  userById,
} from './references.ts'
import type { Connector, Sdk } from './sdk.ts'

export type Directory = {
  db: Db
  sdk: () => Promise<Sdk>
}

/** Who speaks. `personKey` is null for somebody whose addresses are not in people.yaml. */
export type TeamsSpeaker = { personKey: string | null; user: TeamsUser }

/**
 * Finds out who speaks and keeps where they are found. Somebody new is looked up in the roster, whose
 * e-mail and UPN say who it is; so is somebody unknown, who may have got another address.
 */
export async function speaker(directory: Directory, activity: Activity): Promise<TeamsSpeaker> {
  const { db } = directory
  const { from } = activity
  const known = await userById(db, from.aadObjectId ?? from.id)
  const stored = known && (await keyOf(db, known))
  const addresses = known && stored ? known : await lookUp(directory, activity)
  const user = {
    ...addresses,
    serviceUrl: activity.serviceUrl,
    user: from.id,
    chat: isPersonal(activity) ? activity.conversation.id : (known?.chat ?? null),
  }
  if (JSON.stringify(user) !== JSON.stringify(known)) await keepUser(db, user)
  return { personKey: stored ?? (await keyOf(db, user)), user }
}

async function lookUp({ sdk }: Directory, activity: Activity): Promise<TeamsUser> {
  const { serviceUrl, from } = activity
  const connector = await (await sdk()).connector(serviceUrl)
  const member = await connector.member(placeOf(activity), from.id)
  return {
    serviceUrl,
    tenant: tenantsOf(activity)[0] ?? '',
    user: from.id,
    chat: null,
    emails: emailsOf(member),
    id: from.aadObjectId ?? from.id,
  }
}

/** A person's e-mail in people.yaml is an e-mail or a UPN in Teams. */
const keyOf = async (db: Db, { emails }: TeamsUser): Promise<string | null> =>
  (await personByEmail(db, emails))?.key ?? null

type Named = { email?: string; userPrincipalName?: string }

const emailsOf = ({ email, userPrincipalName }: Named): string[] => [
  ...new Set([email, userPrincipalName].flatMap((name) => (name ? [name.toLowerCase()] : []))),
]

/** Where this e-mail is found: from what is known, else in the rosters of the teams pejl is in. */
export async function findUser(
  directory: Directory,
  email: string,
  tenant: string,
): Promise<TeamsUser | null> {
  const known = await userByEmail(directory.db, email)
  if (known) return known
  const sdk = await directory.sdk()
  const teams = Map.groupBy(await places(directory.db), ({ team }) => team)
  for (const [place] of teams.values()) {
    const found = place && (await findIn(await sdk.connector(place.serviceUrl), place, email))
    if (!found) continue
    const { id: user, aadObjectId: id = user } = found
    const { serviceUrl } = place
    const made = { id, user, serviceUrl, tenant, chat: null, emails: emailsOf(found) }
    await keepUser(directory.db, made)
    return made
  }
  return null
}

/** By UPN at once, else page by page; a place that pejl is out of has nobody. */
async function findIn(connector: Connector, { conversation }: TeamsPlace, email: string) {
  const direct = await refusedAs(connector.member(conversation, email))
  if (direct) return direct
  try {
    for await (const member of connector.members(conversation))
      if (emailsOf(member).includes(email.toLowerCase())) return member
  } catch (error) {
    if (!isRefusal(error)) throw error
  }
  return null
}

const refusedAs = async <T>(work: Promise<T>): Promise<T | null> => {
  try {
    return await work
  } catch (error) {
    if (isRefusal(error)) return null
    throw error
  }
}
