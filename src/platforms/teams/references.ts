/**
 * Where pejl finds people and channels in Teams: conversation references, kept as Teams itself names
 * things. Who a user is in pejl follows from people.yaml each time, by e-mail.
 */
import { z } from 'zod'
import type { PrismaClient } from '../../generated/prisma/client.ts'

export const PLATFORM = 'teams'

const UserAddress = z.object({
  serviceUrl: z.string(),
  tenant: z.string(),
  /** Teams' own id of the person, for this bot. */
  user: z.string(),
  /** The personal chat; null until the first activity there. */
  chat: z.string().nullable(),
  /** E-mail and UPN, in small letters. */
  emails: z.array(z.string()),
})
const PlaceAddress = z.object({ serviceUrl: z.string(), conversation: z.string() })

/** Somebody in Teams; `id` is their Entra id. */
export type User = z.output<typeof UserAddress> & { id: string }
/** A channel or group chat that pejl is in; `team` is the team's id, or its own in a group chat. */
export type Place = z.output<typeof PlaceAddress> & { team: string }

const isUser = { platform: PLATFORM, recipient: { startsWith: 'user:' } }
const isPlace = { platform: PLATFORM, recipient: { startsWith: 'place:' } }

type Row = { externalId: string; address: unknown }
const userOf = ({ externalId, address }: Row): User => ({
  ...UserAddress.parse(address),
  id: externalId,
})
const placeOf = ({ externalId, address }: Row): Place => ({
  ...PlaceAddress.parse(address),
  team: externalId,
})

export async function userById(prisma: PrismaClient, id: string): Promise<User | null> {
  const row = await prisma.platformAddress.findFirst({ where: { ...isUser, externalId: id } })
  return row && userOf(row)
}

export async function userByEmail(prisma: PrismaClient, email: string): Promise<User | null> {
  const address = { path: ['emails'], array_contains: [email.toLowerCase()] }
  const row = await prisma.platformAddress.findFirst({ where: { ...isUser, address } })
  return row && userOf(row)
}

/** Keeps where a user is. Their addresses are theirs alone: an account that had one loses it. */
export async function keepUser(prisma: PrismaClient, { id, ...address }: User): Promise<void> {
  await prisma.$transaction([
    prisma.platformAddress.deleteMany({
      where: {
        ...isUser,
        externalId: { not: id },
        OR: address.emails.map((email) => ({
          address: { path: ['emails'], array_contains: [email] },
        })),
      },
    }),
    keep(prisma, `user:${id}`, id, address),
  ])
}

export async function forgetUser(prisma: PrismaClient, id: string): Promise<void> {
  await prisma.platformAddress.deleteMany({ where: { ...isUser, externalId: id } })
}

export async function places(prisma: PrismaClient): Promise<Place[]> {
  const rows = await prisma.platformAddress.findMany({ where: isPlace })
  return rows.map(placeOf)
}

export async function keepPlace(prisma: PrismaClient, { team, ...address }: Place): Promise<void> {
  await keep(prisma, `place:${address.conversation}`, team, address)
}

export async function forgetTeam(prisma: PrismaClient, team: string): Promise<void> {
  await prisma.platformAddress.deleteMany({ where: { ...isPlace, externalId: team } })
}

function keep(prisma: PrismaClient, recipient: string, externalId: string, address: object) {
  const key = { platform: PLATFORM, recipient }
  return prisma.platformAddress.upsert({
    where: { platform_recipient: key },
    create: { ...key, externalId, address },
    update: { externalId, address },
  })
}
