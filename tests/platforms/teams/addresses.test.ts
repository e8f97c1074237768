/** Which of a member's addresses count: what somebody else has checked, or nobody, does not. */
import { expect, test } from 'vitest'
import { ownAddresses } from '../../../src/platforms/teams/roster.ts'
import type { Member } from '../../../src/platforms/teams/sdk.ts'

test.each<[string, Partial<Member>, string[]]>([
  ['of our tenant', {}, ['dataejer@pejl.example', 'd1@pejl.example']],
  ['of our tenant in capitals', { tenantId: 'OURS' }, ['dataejer@pejl.example', 'd1@pejl.example']],
  ['of another tenant', { tenantId: 'theirs' }, []],
  ['of no tenant that Teams tells of', { tenantId: undefined }, []],
  ['who is a guest', { userRole: 'guest' }, []],
  ['who joined without an account', { userRole: 'anonymous' }, []],
  [
    'whom another organisation signs in',
    { userPrincipalName: 'd_x.example#EXT#@pejl.example' },
    [],
  ],
])('a member %s has these addresses', (_, change, addresses) => {
  const member = {
    id: '29:1',
    email: 'Dataejer@pejl.example',
    userPrincipalName: 'D1@pejl.example',
  }
  expect(
    ownAddresses({ ...member, tenantId: 'ours', userRole: 'user', ...change }, 'ours'),
  ).toEqual(addresses)
})
