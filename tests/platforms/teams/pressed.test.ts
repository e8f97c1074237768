/** Presses and words that something goes wrong with. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { inputOf } from '../../support/form.ts'
import { openTenant, type Tenant, textOf } from './tenant.ts'

let tenant: Tenant
beforeAll(async () => {
  tenant = await openTenant({}, { limited: false })
  await tenant.install('dataejer-bolig')
})
afterAll(() => tenant.close())

test('a press that fails is answered with a line, and the card keeps what was typed', async () => {
  const [form] = await tenant.say('dataejer-bolig', 'indberet 1D')
  if (!form) throw new Error('no form')
  await tenant.prisma.$executeRaw`ALTER TABLE draft RENAME TO draft_away`
  const answer = await tenant.teams.client.press(
    tenant.person('dataejer-bolig'),
    form,
    'Indberet',
    { [inputOf('1D:2015')]: 'mange' },
  )
  await tenant.prisma.$executeRaw`ALTER TABLE draft_away RENAME TO draft`
  expect(answer.status).toBe(200)
  expect(answer.body).toMatchObject({
    statusCode: 200,
    value: expect.stringContaining('Det, du skrev, er her stadig'),
  })
  expect(tenant.logged).toContain('a button failed')
})

test('a press without an answer in the card, or words, that fail are answered below', async () => {
  const owner = tenant.person('dataejer-bolig')
  const [form] = await tenant.say('dataejer-bolig', 'indberet 1D')
  if (!form) throw new Error('no form')
  const written = { [inputOf('1D:2015')]: 'mange' }
  await tenant.prisma.$executeRaw`ALTER TABLE draft RENAME TO draft_away`
  await tenant.teams.client.pressFallback(owner, form, 'Indberet', written)
  const pressed = tenant.posts(tenant.chat('dataejer-bolig')).slice(-1)
  const said = await tenant.say('dataejer-bolig', 'indberet 1D')
  await tenant.prisma.$executeRaw`ALTER TABLE draft_away RENAME TO draft`
  for (const answer of [pressed, said]) expect(textOf(answer)).toContain('Det gik desværre ikke.')
})

test('a press is answered also when the card cannot be changed for good', async () => {
  const [form] = await tenant.say('dataejer-bolig', 'indberet 1D')
  if (!form) throw new Error('no form')
  tenant.teams.next('update', { refuse: 'BadGateway' })
  const answer = await tenant.teams.client.press(
    tenant.person('dataejer-bolig'),
    form,
    'Indberet',
    { [inputOf('1D:2015')]: '1.330' },
  )
  expect(textOf(answer.body as object)).toContain('er registreret som 1.330')
})

test('a press whose empty fields Teams left out is asked about the figure that is open', async () => {
  const [form] = await tenant.say('dataejer-bolig', 'indberet 1E')
  if (!form) throw new Error('no form')
  const answer = await tenant.teams.client.press(tenant.person('dataejer-bolig'), form, 'Indberet')
  expect(textOf(answer.body as object)).toContain('Her står ikke noget tal.')
})
