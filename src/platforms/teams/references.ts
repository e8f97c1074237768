/**
 * Where pejl finds people and channels in Teams: conversation references, kept as Teams itself names
 * things. Who a user is in pejl follows from people.yaml each time, by e-mail.
 */
import { z } from 'zod'
import { addressBook } from '../../store/addresses.ts'
import { type Db, inTransaction } from '../../store/engine/open.ts'

export const PLATFORM = 'teams'

const UserAddress = z.object({
  serviceUrl: z.string(),
  tenant: z.string(),
  /** Teams' own id of the person, for this bot. */
  user: z.string(),
  /** The personal chat; null until the first activity there. */
  chat: z.string().nullable(),
  /** E-mail and UPN, in small letters; none for a guest and for somebody of another tenant. */
  emails: z.array(z.string()),
  /** When Teams was asked for the addresses (real time, ms). Kept since pejl asks again: before, never. */
  checked: z.number().default(0),
})
const PlaceAddress = z.object({ serviceUrl: z.string(), conversation: z.string() })

/** Somebody in Teams; `id` is their Entra id. */
export type TeamsUser = z.output<typeof UserAddress> & { id: string }
/** A channel or group chat that pejl is in; `team` is the team's id, or its own in a group chat. */
export type TeamsPlace = z.output<typeof PlaceAddress> & { team: string }

const USERS = 'user:'
const PLACES = 'place:'
const GREETED = 'greeted:'
const userBook = addressBook(PLATFORM, UserAddress)
const placeBook = addressBook(PLATFORM, PlaceAddress)

const nameOf = (id: string): string => `${USERS}${id}`

export async function userById(db: Db, id: string): Promise<TeamsUser | null> {
  const found = await userBook.of(db, nameOf(id))
  return found && { ...found.address, id: found.externalId }
}

export async function userByEmail(db: Db, email: string): Promise<TeamsUser | null> {
  const [found] = await userBook.having(db, USERS, 'emails', email.toLowerCase())
  return found ? { ...found.address, id: found.externalId } : null
}

/** Keeps where a user is. Their addresses are theirs alone: an account that had one is forgotten. */
export async function keepUser(db: Db, { id, ...address }: TeamsUser): Promise<void> {
  await inTransaction(db, async (tx) => {
    for (const email of address.emails) {
      const having = await userBook.having(tx, USERS, 'emails', email)
      const others = having.filter(({ externalId }) => externalId !== id)
      if (others.length > 0)
        await userBook.forget(
          tx,
          others.map(({ recipient }) => recipient),
        )
    }
    await userBook.keep(tx, { recipient: nameOf(id), externalId: id, address })
  })
}

export const forgetUser = (db: Db, id: string): Promise<void> => userBook.forget(db, [nameOf(id)])

export async function places(db: Db): Promise<TeamsPlace[]> {
  const known = await placeBook.all(db, PLACES)
  return known.map(({ externalId, address }) => ({ ...address, team: externalId }))
}

/** Keeps where a place is; returns whether pejl had not heard from it before. */
export async function keepPlace(db: Db, { team, ...address }: TeamsPlace): Promise<boolean> {
  const place = { recipient: `${PLACES}${address.conversation}`, externalId: team, address }
  if (await placeBook.keepNew(db, place)) return true
  await placeBook.keep(db, place)
  return false
}

/** Says that a team, or group chat, is greeted; returns whether it had not been. */
export const keepGreeted = (db: Db, { team, ...address }: TeamsPlace): Promise<boolean> =>
  placeBook.keepNew(db, { recipient: `${GREETED}${team}`, externalId: team, address })

/** Every channel of the team, or the group chat, and that it was greeted. */
export async function forgetTeam(db: Db, team: string): Promise<void> {
  for (const prefix of [PLACES, GREETED]) {
    const known = await placeBook.all(db, prefix, team)
    await placeBook.forget(
      db,
      known.map(({ recipient }) => recipient),
    )
  }
}
