import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Failure } from '../../../src/outbox/port.ts'
import type { RefusalName } from '../../support/teams/refusals.ts'
import { failure, letter, lettersTo, operationsOf } from './letter.ts'
import { openTenant, type Tenant } from './tenant.ts'

let tenant: Tenant
beforeAll(async () => {
  tenant = await openTenant()
  await tenant.install('dataejer-bolig')
})
beforeEach(() => {
  tenant.teams.calls.length = 0
})
afterAll(() => tenant.close())

describe('a send that Teams answers with', () => {
  test.each<[RefusalName, Failure['kind']]>([
    ['BotNotRegistered', 'auth'],
    ['BotDisabledByAdmin', 'not-allowed'],
    ['BotNotInConversationRoster', 'not-allowed'],
    ['ConversationBlockedByUser', 'not-allowed'],
    ['MessageSizeTooBig', 'not-allowed'],
    ['BadArgument', 'not-allowed'],
    ['PreconditionFailed', 'network'],
    ['ServiceError', 'network'],
    ['BadGateway', 'network'],
    ['ServiceUnavailable', 'network'],
    ['GatewayTimeout', 'network'],
  ])('%s is %s, after one send', async (refuse, kind) => {
    tenant.teams.next('send', { refuse })
    const failed = await failure(tenant.platform.send(letter()))
    expect(failed.kind).toBe(kind)
    if ('advice' in failed) expect(failed.advice).toMatch(/^\S.*[.]$/)
    expect(operationsOf(tenant).filter((call) => call === 'send')).toHaveLength(1)
    expect(lettersTo(tenant)).toEqual([])
  })

  test('Throttled waits as long as Teams says', async () => {
    tenant.teams.next('send', { refuse: 'Throttled', retryAfterSeconds: 7 })
    expect(await failure(tenant.platform.send(letter()))).toEqual({
      kind: 'rate-limited',
      retryAfterMs: 7000,
    })
  })
})
