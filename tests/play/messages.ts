import { DateTime } from 'luxon'
import { readRecipient } from '../../src/domain/recipient.ts'
import { ZONE } from '../../src/domain/time/calendar.ts'
import type { House } from '../support/house.ts'

/**
 * Every version of every message that arrived, in its order: when, to whom, of which kind, and below it the
 * lines that the message before it of the kind, to the same recipient, did not have.
 */
export async function messagesOf({ db }: Pick<House, 'db'>): Promise<string> {
  const sent = await db.archivedMessage.findMany({ orderBy: { id: 'asc' } })
  const names = await namesOf(db)
  const before = new Map<string, Set<string>>()
  return sent
    .flatMap(({ at, kind, recipient, rootId, revision, card }) => {
      const lines = (card as { text: string }).text.split('\n')
      const series = `${kind} ${recipient}`
      const known = before.get(series) ?? new Set()
      before.set(series, new Set(lines))
      const when = DateTime.fromJSDate(at, { zone: ZONE }).toFormat('yyyy-MM-dd HH:mm')
      const how = `${rootId ? ', i tråden' : ''}${revision > 1 ? ', rettet' : ''}`
      return [
        `${when}  ${names.get(recipient) ?? recipient}: ${kind}${how}`,
        ...lines.filter((line) => !known.has(line)).map((line) => `    ${line}`),
      ]
    })
    .join('\n')
}

async function namesOf(db: House['db']): Promise<Map<string, string>> {
  const named = [...(await db.person.findMany()), ...(await db.channel.findMany())]
  const recipients = await db.archivedMessage.findMany({
    distinct: ['recipient'],
    select: { recipient: true },
  })
  return new Map(
    recipients.map(({ recipient }) => {
      const { key } = readRecipient(recipient as Parameters<typeof readRecipient>[0])
      return [recipient, named.find((one) => one.key === key)?.name ?? key]
    }),
  )
}
