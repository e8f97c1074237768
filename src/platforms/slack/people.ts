/** Who is who: people are linked to Slack users by e-mail, once. */
import type { webApi } from '@slack/bolt'
import { type Recipient, readRecipient, toPerson } from '../../domain/recipient.ts'
import { SendError } from '../../outbox/port.ts'
import type { Db } from '../../store/engine/open.ts'
import { personByEmail, personByKey } from '../../store/people.ts'
import { channelId } from './channels.ts'
import { asSendError, nameOf } from './errors.ts'
import { forgetLink, keepLink, linkedId, linkedPerson, nobody } from './links.ts'

export type Directory = {
  /** The conversation to write in. Throws SendError with what somebody can do. */
  conversation(recipient: Recipient): Promise<string>
  /** Whose role a Slack user has; null for somebody who does not take part. */
  personOf(user: string): Promise<string | null>
}

const LEFT = ['user_disabled', 'user_not_found', 'users_not_found']

export function directory(db: Db, client: webApi.WebClient, team: string): Directory {
  async function userOf(key: string): Promise<string> {
    const person = await personByKey(db, key)
    if (!person) throw nobody(`${key} står ikke længere i people.yaml.`)
    const { email, name } = person
    const id = await linkedId(db, toPerson(key), email)
    if (id) return id
    const { user } = await client.users.lookupByEmail({ email }).catch((error) => {
      throw nameOf(error) === 'users_not_found'
        ? nobody(
            `Slack kender ingen aktiv bruger med e-mailadressen ${email} (${name}). Ret adressen i people.yaml, eller inviter personen til Slack.`,
          )
        : asSendError(error)
    })
    if (!user?.id) throw nobody(`Slack kender ikke ${email} (${name}). Ret adressen i people.yaml.`)
    await keepLink(db, toPerson(key), user.id, email)
    return user.id
  }

  /**
   * The conversation is opened before each message. To write in a known one would not fail when the
   * person has left Slack, and nobody would read it.
   */
  async function directMessage(key: string): Promise<string> {
    const users = await userOf(key)
    const { channel } = await client.conversations.open({ users }).catch(async (error) => {
      // A person who has left may come back as a new Slack user: next time they are looked up anew.
      if (LEFT.includes(nameOf(error))) await forgetLink(db, toPerson(key))
      throw error
    })
    if (!channel?.id) throw nobody('Personen kan ikke få direkte beskeder i Slack.')
    return channel.id
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
      const link = await linkedPerson(db, user)
      const linked = link && (await personByKey(db, readRecipient(link.recipient).key))
      if (linked && linked.email === link.from) return linked.key
      const email = await emailOf(user)
      const person = email === null ? null : await personByEmail(db, [email])
      if (!person) return null
      await keepLink(db, toPerson(person.key), user, person.email)
      return person.key
    },
  }

  /** Only of this workspace's own people: another's administrator can write any address. */
  async function emailOf(id: string): Promise<string | null> {
    const { user } = await client.users.info({ user: id })
    const own = user?.team_id === team && !user.deleted && !user.is_bot && !user.is_stranger
    return (own && user.profile?.email) || null
  }
}
