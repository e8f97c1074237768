/** A message as the outbox gives it to the platform, and what became of it. */
import type { Card } from '../../../src/cards/card.ts'
import { type Failure, type Outgoing, SendError } from '../../../src/outbox/port.ts'
import type { Post } from '../../support/teams/world.ts'
import { type Tenant, textOf } from './tenant.ts'

export const line = (text: string): Card => ({ name: 'change', data: { text }, text })
export const letter = (more: Partial<Outgoing> = {}): Outgoing => ({
  messageId: 'any',
  recipient: 'person:dataejer-bolig',
  card: line('Et brev'),
  at: new Date('2016-01-04T07:00:00Z'),
  ...more,
})

/** How a send or an edit fails; fails the test when it does not. */
export async function failure(work: Promise<unknown>): Promise<Failure> {
  const error = await work.then(
    () => null,
    (thrown: unknown) => thrown,
  )
  if (error instanceof SendError) return error.failure
  throw new Error(`no SendError but ${error}`)
}

export const lettersTo = (tenant: Tenant): Post[] =>
  tenant.posts(tenant.chat('dataejer-bolig')).filter((post) => textOf(post).includes('Et brev'))

/** The calls that Teams has got, in their order. */
export const operationsOf = ({ teams }: Tenant): string[] =>
  teams.calls.map(({ operation }) => operation)
