/** Who is who: people are linked to Slack users by e-mail, and Slack is asked again every hour. */
import type { webApi } from '@slack/bolt'
import { type Recipient, readRecipient, toPerson } from '../../domain/recipient.ts'
import { SendError } from '../../outbox/port.ts'
import type { Db } from '../../store/engine/open.ts'
import { personByEmail, personByKey } from '../../store/people.ts'
import { channelId } from './channels.ts'
import { asSendError, nameOf } from './errors.ts'
import { forgetLinks, keepLink, type Link, linkOf, linksTo, nobody } from './links.ts'
import { isSameEmail, ownEmail } from './own-users.ts'

export type Directory = {
  /** The conversation to write in. Throws SendError with what somebody can do. */
  conversation(recipient: Recipient): Promise<string>
  /**
   * Whose role a Slack user has; null for somebody who does not take part. Throws when Slack has to be
   * asked and cannot be: nobody gets a role that cannot be checked.
   */
  personOf(user: string): Promise<string | null>
}

export type Surroundings = {
  db: Db
  client: webApi.WebClient
  /** The workspace that pejl is installed in. */
  team: string
  /** Real time. */
  now: () => Date
  /** Somebody has been found: what waited for them goes out. */
  reachable(recipient: Recipient): Promise<void>
}

/** So long is a link taken as it is: an address that was changed in Slack has lost its role by then. */
const CHECKED_FOR_MS = 60 * 60 * 1000

/** Slack's words for a user that it does not show to pejl. */
const UNSEEN = ['user_not_found', 'users_not_found', 'user_not_visible']

export function directory({ db, client, team, now, reachable }: Surroundings): Directory {
  const isFresh = ({ checkedAt }: Link) => now().getTime() - checkedAt < CHECKED_FOR_MS

  /** A Slack user is one person at a time, whoever they were before. */
  async function keep(recipient: Recipient, id: string, from: string): Promise<void> {
    const earlier = (await linksTo(db, toPerson(''), id)).map((link) => link.recipient)
    await forgetLinks(
      db,
      earlier.filter((other) => other !== recipient),
    )
    await keepLink(db, { recipient, id, from, checkedAt: now().getTime() })
  }

  /** The address of one of the workspace's own; null for anybody else. */
  async function emailOf(id: string): Promise<string | null> {
    const { user } = await client.users.info({ user: id }).catch((error) => {
      if (UNSEEN.includes(nameOf(error))) return { user: undefined }
      throw error
    })
    return ownEmail(user, team)
  }

  async function userBy(email: string, name: string): Promise<string> {
    const { user } = await client.users.lookupByEmail({ email }).catch((error) => {
      if (UNSEEN.includes(nameOf(error))) return { user: undefined }
      throw error
    })
    if (!user?.id)
      throw nobody(
        `Slack kender ingen aktiv bruger med e-mailadressen ${email} (${name}). Ret adressen i people.yaml, eller inviter personen til Slack.`,
      )
    if (isSameEmail(ownEmail(user, team), email)) return user.id
    throw nobody(
      `Brugeren, som Slack har med e-mailadressen ${email} (${name}), hører ikke til i jeres arbejdsområde eller har ikke bekræftet adressen som sin. Ret adressen i people.yaml, eller inviter personen til Slack.`,
    )
  }

  /** The Slack user that a person is; `isNew` when they were somebody else, or nobody, until now. */
  async function userOf(key: string): Promise<{ id: string; isNew: boolean }> {
    const person = await personByKey(db, key)
    if (!person) throw nobody(`${key} står ikke længere i people.yaml.`)
    const { email, name } = person
    const recipient = toPerson(key)
    const link = await linkOf(db, recipient)
    if (link?.from === email) {
      if (isFresh(link)) return { id: link.id, isNew: false }
      if (isSameEmail(await emailOf(link.id), email)) {
        await keep(recipient, link.id, email)
        return { id: link.id, isNew: false }
      }
    }
    await forgetLinks(db, [recipient])
    const id = await userBy(email, name)
    await keep(recipient, id, email)
    return { id, isNew: id !== link?.id }
  }

  /**
   * The conversation is opened before each message. To write in a known one would not fail when the
   * person has left Slack, and nobody would read it.
   */
  async function directMessage(key: string): Promise<string> {
    const { id, isNew } = await userOf(key)
    const { channel } = await client.conversations.open({ users: id }).catch(async (error) => {
      // Who has left may come back as another Slack user: next time Slack is asked who they are.
      if (asSendError(error).failure.kind === 'not-allowed') await doubt(toPerson(key))
      throw error
    })
    if (!channel?.id) throw nobody('Personen kan ikke få direkte beskeder i Slack.')
    if (isNew) await reachable(toPerson(key))
    return channel.id
  }

  async function doubt(recipient: Recipient): Promise<void> {
    const link = await linkOf(db, recipient)
    if (link) await keepLink(db, { ...link, checkedAt: 0 })
  }

  return {
    async conversation(recipient) {
      const { kind, key } = readRecipient(recipient)
      try {
        return kind === 'person' ? await directMessage(key) : await channelId(db, client, key)
      } catch (error) {
        const failure = asSendError(error)
        // Nothing has been sent yet, so nothing is uncertain.
        if (failure.failure.kind !== 'uncertain') throw failure
        throw new SendError({ kind: 'network' }, failure.message, { cause: error })
      }
    },

    async personOf(user) {
      const [link] = await linksTo(db, toPerson(''), user)
      if (link && isFresh(link)) {
        const linked = await personByKey(db, readRecipient(link.recipient).key)
        if (linked?.email === link.from) return linked.key
      }
      const email = await emailOf(user)
      const person = email === null ? null : await personByEmail(db, [email])
      if (!person) {
        if (link) await forgetLinks(db, [link.recipient])
        return null
      }
      const recipient = toPerson(person.key)
      await keep(recipient, user, person.email)
      if (link?.recipient !== recipient) await reachable(recipient)
      return person.key
    },
  }
}
