import { expect, test } from 'vitest'
import { openSlackHouse } from './slack-house.ts'

test.each(['warning', 'refresh_requested', 'cut'] as const)(
  'Socket Mode comes back after "%s" and hears everything that follows',
  async (how) => {
    const { slack, until } = await openSlackHouse()
    const controller = slack.person('controller')
    const next = slack.socket.nextConnection()
    if (how === 'cut') slack.socket.cut()
    else slack.socket.disconnect(how)
    await next
    await until(() => slack.socket.connected() === 1)
    expect((await controller.command('status 5', { channel: 'direktion' })).status).toBe(200)
    await until(() => controller.ephemerals().length === 1)
  },
)

test.each([
  { drop: 'before' } as const,
  { status: 503 } as const,
  { rateLimited: 1 } as const,
  { error: 'internal_error' } as const,
])('Socket Mode tries again when Slack does not let it in at once: %o', async (fault) => {
  const { slack, until } = await openSlackHouse()
  slack.next('apps.connections.open', fault)
  const next = slack.socket.nextConnection()
  slack.socket.cut()
  await next
  const controller = slack.person('controller')
  await controller.command('status 5', { channel: 'direktion' })
  await until(() => controller.ephemerals().length === 1)
  expect(slack.left()).toEqual([])
})
