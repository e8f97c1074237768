/** Whom pejl takes for one of the city's own: asked of who speaks, and of who is found by e-mail. */
import type { webApi } from '@slack/bolt'

export type SlackUser = NonNullable<webApi.UsersInfoResponse['user']>

/**
 * Whether a Slack user belongs to the workspace `team`, and their address is theirs. In Enterprise Grid
 * a colleague's own workspace may be another one, or none: then the organisation says which they are
 * in. Guests are people of the workspace: it is people.yaml that says whether they take part.
 */
export function isOwn(user: SlackUser, team: string): boolean {
  const isHere = user.team_id === team || user.enterprise_user?.teams?.includes(team) === true
  const isSomebody = !user.deleted && !user.is_bot && !user.is_stranger
  return isHere && isSomebody && user.is_email_confirmed !== false
}

/** The address that somebody of the workspace is known by; null for anybody else. */
export const ownEmail = (user: SlackUser | undefined, team: string): string | null =>
  (user && isOwn(user, team) && user.profile?.email) || null

/** Capitals do not matter in an address. */
export const isSameEmail = (one: string | null, other: string): boolean =>
  one?.toLowerCase() === other.toLowerCase()
