/** Whom Slack knows, beyond emulate: guests, strangers, colleagues of another workspace, addresses. */
import type { Json } from './shape.ts'

const GRID = { id: 'W0PEJL', enterprise_id: 'E0PEJL', enterprise_name: 'Kommunen' }

/** What users.info and users.lookupByEmail say of each kind of user, in the workspace `team`. */
const kindsIn = (team: string) => ({
  'colleague of another workspace in the grid': {
    team_id: 'T0ANOTHER',
    enterprise_user: { ...GRID, teams: ['T0ANOTHER', team] },
  },
  'colleague without a workspace in the grid': {
    team_id: undefined,
    enterprise_user: { ...GRID, teams: [team] },
  },
  'member of another workspace': {
    team_id: 'T0ANOTHER',
    enterprise_user: { ...GRID, teams: ['T0ANOTHER'] },
  },
  guest: { is_restricted: true },
  'single-channel guest': { is_restricted: true, is_ultra_restricted: true },
  stranger: { is_stranger: true },
  bot: { is_bot: true },
  unconfirmed: { is_email_confirmed: false },
  deactivated: { deleted: true },
})

export type Kind = keyof ReturnType<typeof kindsIn>

const ORDINARY = {
  deleted: false,
  is_restricted: false,
  is_ultra_restricted: false,
  is_stranger: false,
  is_email_confirmed: true,
}

/** Everybody is an ordinary member with a confirmed address until it is said otherwise. */
export function userBook(team: string) {
  const known: Readonly<Record<Kind, Json>> = kindsIn(team)
  const kinds = new Map<string, Json>()
  const emails = new Map<string, string>()
  const aliases = new Map<string, string>()
  return {
    become: (id: string, kind: Kind) => void kinds.set(id, known[kind]),
    readdress: (id: string, email: string) => void emails.set(id, email),
    alsoFindBy: (id: string, email: string) => void aliases.set(email, id),
    hasLeft: (id: string) => kinds.get(id) === known.deactivated,
    /** Who is found by the address; `id`: who had it first. */
    holderOf(email: string, id: string | undefined): string | undefined {
      const alias = aliases.get(email)
      if (alias) return alias
      for (const [holder, current] of emails) if (current === email) return holder
      return id !== undefined && emails.has(id) ? undefined : id
    },
    as(user: Json): Json {
      const id = String(user.id)
      const email = emails.get(id)
      const profile = { ...(user.profile as Json), ...(email && { email }) }
      return { ...user, ...ORDINARY, ...kinds.get(id), profile }
    },
  }
}
