/** Whom a message is for, made, printed and read here only. */

/** A person's or a channel's key in people.yaml, as text: "person:dataejer-bolig". */
export type Recipient = `person:${string}` | `channel:${string}`

export const toPerson = (key: string): Recipient => `person:${key}`
export const toChannel = (key: string): Recipient => `channel:${key}`

/** Throws RangeError for text that is no recipient. */
export function readRecipient(text: string): { kind: 'person' | 'channel'; key: string } {
  const [, kind, key] = /^(person|channel):(.+)$/.exec(text) ?? []
  if (!key) throw new RangeError(`not a recipient: ${text}`)
  return { kind: kind === 'person' ? 'person' : 'channel', key }
}

/** The same text as a Recipient. Throws RangeError for text that is none. */
export function asRecipient(text: string): Recipient {
  const { kind, key } = readRecipient(text)
  return `${kind}:${key}`
}

/** The key of the person it is for; null for a channel. */
export function personOf(recipient: Recipient): string | null {
  const { kind, key } = readRecipient(recipient)
  return kind === 'person' ? key : null
}
