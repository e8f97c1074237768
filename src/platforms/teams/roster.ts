/**
 * Who is in a team, as its roster says. Teams throttles rosters too, so each is read by one at a time,
 * only as far as needed, within the limits, and is good for a while: whoever it did not hold is not
 * looked for again at once.
 */
import { type Limits, newPacer } from '../../outbox/pacing.ts'
import { SendError } from '../../outbox/port.ts'
import { isRefusal } from './errors.ts'
import type { Connector, Member } from './sdk.ts'

/** How long a roster is good for (ms). */
const GOOD_MS = 10 * 60_000

/** Below what Teams allows a bot in a conversation (14/s), and in a tenant with all its messages. */
const READS: Limits = {
  conversation: [
    { count: 10, perMs: 1_000 },
    { count: 100, perMs: 30_000 },
  ],
  platform: [{ count: 15, perMs: 1_000 }],
}
const READING = { name: 'teams', limits: READS }

type Roster = {
  /** When it was begun (real time, ms). */
  at: number
  /** By e-mail and UPN; of our own alone. */
  members: Map<string, Member>
  /** Where the next page begins. */
  next: string | undefined
  /** To the end. */
  whole: boolean
}

export type Rosters = ReturnType<typeof newRosters>

export function newRosters(tenant: string, realNow: () => Date) {
  const rosters = new Map<string, Roster>()
  const turns = new Map<string, Promise<unknown>>()
  const restsUntil = new Map<string, number>()
  const pacer = newPacer()

  /** A call that waits for as long as Teams has asked pejl to leave this conversation's roster alone. */
  async function read<T>(conversation: string, from: number, call: () => Promise<T>): Promise<T> {
    const now = realNow().getTime()
    const free = Math.max(from, restsUntil.get(conversation) ?? 0)
    if (free > now)
      throw new SendError({ kind: 'rate-limited', retryAfterMs: free - now }, 'a roster rests')
    restsUntil.delete(conversation)
    try {
      return await call()
    } catch (error) {
      if (error instanceof SendError && error.failure.kind === 'rate-limited')
        restsUntil.set(conversation, now + error.failure.retryAfterMs)
      throw error
    }
  }

  async function readPage(connector: Connector, team: string, roster: Roster): Promise<void> {
    const now = realNow().getTime()
    const free = pacer.freeAt(READING, team, now)
    const page = await read(team, free, () => {
      pacer.sent(READING, team, now)
      return connector.members(team, roster.next)
    })
    for (const member of page.members)
      for (const address of ownAddresses(member, tenant)) roster.members.set(address, member)
    roster.next = page.continuationToken || undefined
    roster.whole = roster.next === undefined
  }

  function rosterOf(team: string): Roster {
    const now = realNow().getTime()
    const known = rosters.get(team)
    if (known && now - known.at < GOOD_MS) return known
    const roster = { at: now, members: new Map(), next: undefined, whole: false }
    rosters.set(team, roster)
    return roster
  }

  async function find(connector: Connector, team: string, email: string): Promise<Member | null> {
    const roster = rosterOf(team)
    try {
      while (!roster.whole && !roster.members.has(email)) await readPage(connector, team, roster)
    } catch (error) {
      if (!isRefusal(error)) throw error
      // pejl is out of the team, or the team is gone: nobody is found there.
      roster.whole = true
    }
    return roster.members.get(email) ?? null
  }

  return {
    /** One who is in a conversation, by Teams' id. */
    member: (connector: Connector, conversation: string, id: string): Promise<Member> =>
      read(conversation, 0, () => connector.member(conversation, id)),

    /** Who of our own has this address in a team or group chat; null when nobody has. */
    async find(connector: Connector, team: string, email: string): Promise<Member | null> {
      const before = turns.get(team) ?? Promise.resolve()
      const turn = before.then(() => find(connector, team, email.toLowerCase()))
      turns.set(
        team,
        turn.catch(() => null),
      )
      return await turn
    },

    /** Whatever was read of a team counts no longer. */
    forget: (team: string): void => void rosters.delete(team),
  }
}

/**
 * A member's e-mail and UPN, in small letters. None for one who is not of our tenant, or is a guest
 * in it: nobody here has checked what addresses they carry. Entra writes #EXT# in the UPN of an account
 * that another organisation signs in. "" takes everybody, on one's own machine.
 */
export function ownAddresses(member: Member, tenant: string): string[] {
  const { email, userPrincipalName, tenantId, userRole = 'user' } = member
  const foreign =
    tenantId?.toLowerCase() !== tenant.toLowerCase() ||
    ['guest', 'anonymous'].includes(userRole.toLowerCase()) ||
    /#ext#/i.test(userPrincipalName ?? '')
  if (tenant !== '' && foreign) return []
  return [
    ...new Set([email, userPrincipalName].flatMap((name) => (name ? [name.toLowerCase()] : []))),
  ]
}
