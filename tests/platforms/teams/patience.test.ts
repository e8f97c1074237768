import { afterAll, beforeAll, expect, test } from 'vitest'
import { inputOf } from '../../support/form.ts'
import { openTenant, type Tenant, textOf } from './tenant.ts'

let tenant: Tenant
beforeAll(async () => {
  tenant = await openTenant({ patienceMs: 0 })
  await tenant.install('dataejer-bolig')
})
afterAll(() => tenant.close())

test('a press whose answer takes too long is answered with a line, and the card changes later', async () => {
  const [form] = await tenant.say('dataejer-bolig', 'indberet 1D')
  if (!form) throw new Error('no form')
  const held = tenant.teams.hold('update')
  const answer = await tenant.teams.client.press(
    tenant.person('dataejer-bolig'),
    form,
    'Indberet',
    { [inputOf('1D:2015')]: '1.330' },
  )
  expect(answer).toMatchObject({
    status: 200,
    body: { statusCode: 200, value: expect.stringContaining('Det tager lidt længere') },
  })
  held.release()
  await held.arrived
  await expect.poll(() => textOf(form.activity)).toContain('er registreret som 1.330')
})

test('a press that takes too long, and whose card cannot be changed, is answered below', async () => {
  const [form] = await tenant.say('dataejer-bolig', 'indberet 1E')
  if (!form) throw new Error('no form')
  tenant.teams.next('update', { refuse: 'ActivityNotFoundInConversation' })
  const owner = tenant.person('dataejer-bolig')
  await tenant.teams.client.press(owner, form, 'Indberet', { [inputOf('1E:2015')]: '220' })
  await expect
    .poll(() => textOf(tenant.posts(tenant.chat('dataejer-bolig')).at(-1)?.activity ?? {}))
    .toContain('1E for 2015 er registreret')
})
