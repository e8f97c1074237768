import { expect, test } from 'vitest'
import { inputOf } from '../../support/form.ts'
import { openTenant, textOf } from './tenant.ts'

test('a press whose answer takes too long is answered with a line, and the card changes later', async () => {
  const tenant = await openTenant({ patienceMs: 0 })
  await tenant.install('dataejer-bolig')
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
  const changed = tenant.teams.hold('update', 'after')
  held.release()
  await held.arrived
  await expect.poll(() => textOf(form.activity)).toContain('er registreret som 1.330')
  changed.release()
  await tenant.close()
})
