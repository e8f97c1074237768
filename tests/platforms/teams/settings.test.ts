import { expect, test } from 'vitest'
import { readCredentials } from '../../../src/platforms/teams/settings.ts'

const ID = '4c1d5a3c-0f5e-4b0e-8a1c-000000000002'
const BOT = { MicrosoftAppId: ID, MicrosoftAppTenantId: ID, MicrosoftAppType: 'UserAssignedMSI' }

test('a single tenant needs a password', () => {
  expect(() => readCredentials({ ...BOT, MicrosoftAppType: 'SingleTenant' })).toThrow(
    'MicrosoftAppPassword mangler (SingleTenant kræver en adgangskode)',
  )
})

test('ids may be written in capitals, and are known by the small ones that Teams writes', () => {
  const [MicrosoftAppId, MicrosoftAppTenantId] = [ID.toUpperCase(), ID.toUpperCase()]
  const read = readCredentials({ ...BOT, MicrosoftAppId, MicrosoftAppTenantId })
  expect(read).toMatchObject({ MicrosoftAppId: ID, MicrosoftAppTenantId: ID })
})
