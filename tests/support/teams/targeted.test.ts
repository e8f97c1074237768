/** What Teams does with messages that only one person in a conversation sees. */
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { openTeams, type Teams } from './teams.ts'
import type { Conversation, Person } from './world.ts'

let teams: Teams
let owner: Person
let group: Conversation
beforeAll(async () => {
  teams = await openTeams({ endpoint: () => 'http://127.0.0.1:9/api/messages' })
  owner = teams.person('Dataejer', 'dataejer@kommune.example')
})
afterAll(() => teams.close())
beforeEach(() => {
  group = teams.groupChat('boliggruppen', [owner])
  group.installed = true
})

async function call(method: string, path: string, more: object = {}) {
  const response = await fetch(`${teams.serviceUrl}v3/conversations/${path}`, {
    method,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ type: 'message', text: 'hej', ...more }),
  })
  const body = JSON.parse(await response.text())
  return { status: response.status, id: body.id, code: body.error?.code }
}
const at = (place: Conversation, rest = '', thread = '') =>
  `${encodeURIComponent(place.id + thread)}/activities${rest}`
const ALONE = '?isTargetedActivity=true'
const whisper = () => call('POST', at(group, ALONE), { recipient: { id: owner.id } })

test('nobody else sees them', async () => {
  const { status, id } = await whisper()
  expect(status).toBe(201)
  expect(teams.roots(group)).toEqual([])
  expect(teams.whispers(group, owner).map((post) => post.id)).toEqual([id])
})

test('they need a recipient who is a member, where there are others', async () => {
  const bad = { status: 400, code: 'BadArgument' }
  expect(await call('POST', at(group, ALONE))).toMatchObject(bad)
  const stranger = { recipient: { id: '29:stranger' } }
  expect(await call('POST', at(group, ALONE), stranger)).toMatchObject(bad)
  const chat = teams.chat(owner)
  chat.installed = true
  const own = { recipient: { id: owner.id } }
  expect(await call('POST', at(chat, ALONE), own)).toMatchObject(bad)
})

test('they cannot be replied to', async () => {
  const { id } = await whisper()
  const below = await call('POST', at(group, '', `;messageid=${id}`))
  expect(below).toMatchObject({ status: 400, code: 'BadArgument' })
})

test('they are changed and deleted as what they are, and their recipient stays', async () => {
  const { id } = await whisper()
  const missing = { status: 404, code: 'ActivityNotFoundInConversation' }
  expect(await call('PUT', at(group, `/${id}`))).toMatchObject(missing)
  const other = { recipient: { id: owner.id } }
  expect(await call('PUT', at(group, `/${id}${ALONE}`), other)).toMatchObject({ status: 400 })
  expect(await call('PUT', at(group, `/${id}${ALONE}`), { text: 'ny' })).toMatchObject({ id })
  expect(teams.whispers(group, owner)[0]?.activity.text).toBe('ny')
  expect(await call('DELETE', at(group, `/${id}`))).toMatchObject(missing)
  expect(await call('DELETE', at(group, `/${id}${ALONE}`))).toMatchObject({ status: 200 })
  expect(teams.whispers(group, owner)).toEqual([])
})
