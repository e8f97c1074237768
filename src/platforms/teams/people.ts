/** Who somebody in Teams is in pejl, and where in Teams a person of pejl's is. */
import { type Recipient, toPerson } from '../../domain/recipient.ts'
import type { Db } from '../../store/engine/open.ts'
import { personByEmail } from '../../store/people.ts'
import { type Activity, isPersonal, placeOf, tenantsOf } from './activity.ts'
import { isRefusal, TeamsError } from './errors.ts'
import { keepUser, places, type TeamsUser, userByEmail, userById } from './references.ts'
import { ownAddresses, type Rosters } from './roster.ts'
import type { Member, Sdk } from './sdk.ts'

export type Directory = {
  db: Db
  sdk: () => Promise<Sdk>
  /** pejl's tenant, whose people are heard and written to; "" for everybody, on one's own machine. */
  tenant: string
  rosters: Rosters
  realNow(): Date
  /** What waited for somebody goes out now. */
  reachable(recipient: Recipient): Promise<void>
}

/** Who speaks. `personKey` is null for somebody whose addresses are not in people.yaml. */
export type TeamsSpeaker = { personKey: string | null; user: TeamsUser }

/** Addresses older than this give nobody a role and lead no message anywhere (ms, real time). */
const STALE_MS = 24 * 60 * 60_000
/** Somebody unknown is not looked up more often than this. */
const AGAIN_MS = 60_000

const age = ({ realNow }: Directory, { checked }: TeamsUser): number =>
  realNow().getTime() - checked

/**
 * Finds out who speaks and keeps where they are found. The roster says who somebody is, by e-mail and
 * UPN: for somebody new, daily, and for somebody unknown, who may have got another address. Throws
 * SendError when it cannot be read: then nobody knows who speaks.
 */
export async function speaker(directory: Directory, activity: Activity): Promise<TeamsSpeaker> {
  const { db, reachable } = directory
  const { from } = activity
  const known = await userById(db, from.aadObjectId ?? from.id)
  const before = known && (await keyOf(db, known))
  const good = known !== null && age(directory, known) < (before ? STALE_MS : AGAIN_MS)
  const addresses = good ? known : await lookUp(directory, activity)
  const user = {
    ...addresses,
    serviceUrl: activity.serviceUrl,
    user: from.id,
    chat: isPersonal(activity) ? activity.conversation.id : (known?.chat ?? null),
  }
  if (JSON.stringify(user) !== JSON.stringify(known)) await keepUser(db, user)
  const personKey = good ? before : await keyOf(db, user)
  const news = personKey !== before || user.chat !== (known?.chat ?? null)
  // Who has just added pejl is greeted first.
  if (personKey && news && activity.type !== 'installationUpdate')
    await reachable(toPerson(personKey))
  return { personKey, user }
}

async function lookUp(directory: Directory, activity: Activity): Promise<TeamsUser> {
  const { sdk, rosters, tenant, realNow } = directory
  const { serviceUrl, from } = activity
  const connector = await (await sdk()).connector(serviceUrl)
  const member = await orNobody(rosters.member(connector, placeOf(activity), from.id))
  return {
    serviceUrl,
    tenant: tenantsOf(activity)[0] ?? '',
    user: from.id,
    chat: null,
    emails: member ? ownAddresses(member, tenant) : [],
    checked: realNow().getTime(),
    id: from.aadObjectId ?? from.id,
  }
}

/** Somebody whom Teams itself does not know there is nobody. */
const orNobody = (member: Promise<Member>): Promise<Member | null> =>
  member.catch((error: unknown) => {
    if (error instanceof TeamsError && error.code === 'MemberNotFoundInConversation') return null
    throw error
  })

/** A person's e-mail in people.yaml is an e-mail or a UPN in Teams. */
const keyOf = async (db: Db, { emails }: TeamsUser): Promise<string | null> =>
  (await personByEmail(db, emails))?.key ?? null

/** Where this e-mail is found: where it was today, else where Teams says that it is now. */
export async function findUser(directory: Directory, email: string): Promise<TeamsUser | null> {
  const known = await userByEmail(directory.db, email)
  if (known && age(directory, known) < STALE_MS) return known
  return (known && (await askAgain(directory, known, email))) ?? (await search(directory, email))
}

/** The same user, if the roster of their own chat still has the address; null when it has not. */
async function askAgain(
  { db, sdk, rosters, tenant, realNow }: Directory,
  known: TeamsUser,
  email: string,
): Promise<TeamsUser | null> {
  if (known.chat === null) return null
  const connector = await (await sdk()).connector(known.serviceUrl)
  try {
    const member = await rosters.member(connector, known.chat, known.user)
    const emails = ownAddresses(member, tenant)
    const user = { ...known, emails, checked: realNow().getTime() }
    await keepUser(db, user)
    return emails.includes(email.toLowerCase()) ? user : null
  } catch (error) {
    if (isRefusal(error)) return null
    throw error
  }
}

/** Looks for an e-mail in the rosters of the teams that pejl is in. */
export async function search(directory: Directory, email: string): Promise<TeamsUser | null> {
  const { db, rosters, tenant, realNow } = directory
  const sdk = await directory.sdk()
  const teams = new Map((await places(db)).map(({ team, serviceUrl }) => [team, serviceUrl]))
  for (const [team, serviceUrl] of teams) {
    const found = await rosters.find(await sdk.connector(serviceUrl), team, email)
    if (!found) continue
    const { id: user, aadObjectId, objectId } = found
    const id = objectId ?? aadObjectId ?? user
    const known = await userById(db, id)
    const [chat, emails] = [known?.chat ?? null, ownAddresses(found, tenant)]
    const checked = realNow().getTime()
    const made = { id, user, serviceUrl, tenant, chat, emails, checked }
    await keepUser(db, made)
    const personKey = known?.emails.includes(email.toLowerCase()) ? null : await keyOf(db, made)
    if (personKey) await directory.reachable(toPerson(personKey))
    return made
  }
  return null
}
