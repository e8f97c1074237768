/** What only one person sees in a channel or group chat, and what of it becomes everybody's. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { inputOf, named } from '../../support/form.ts'
import { actionOf } from '../../support/teams/activities.ts'
import { cardsOf, type Post } from '../../support/teams/world.ts'
import { openTenant, type Tenant, textOf } from './tenant.ts'

let tenant: Tenant
beforeAll(async () => {
  tenant = await openTenant({}, { limited: false })
  await tenant.install('leder-bolig', 'dataejer-bolig')
})
afterAll(() => tenant.close())

const LEADER = 'leder-bolig'
const say = (key: string, text: string, place: object) =>
  tenant.teams.client.say(tenant.person(key), text, place)
const whispers = (channel: string, to?: Post) =>
  tenant.teams.whispers(tenant.channel(channel), tenant.person(LEADER), to)
const titles = (post: Post | undefined): string[] =>
  [...JSON.stringify(cardsOf(post as Post)).matchAll(/"title":"([^"]+)"/g)].map(([, at = '']) => at)

/** The only one: more would be an answer given twice. */
function one(posts: readonly Post[]): Post {
  expect(posts).toHaveLength(1)
  return posts[0] as Post
}

/** Opens a thread that everybody sees in a channel, without a word to pejl. */
function thread(key: string): Post {
  const channel = tenant.channel(key)
  const said = { from: tenant.person(LEADER).id, only: null, activity: {}, edits: 0 }
  const post = { id: tenant.teams.client.nextId(), root: null, ...said }
  channel.posts.push(post)
  return post
}

describe('a slash command', () => {
  test('in a channel is answered to the one who asked, who can share it once', async () => {
    const channel = tenant.channel('pejlemaerke-1')
    await say(LEADER, 'status 1', { in: channel, slash: true })
    const answer = one(whispers('pejlemaerke-1'))
    expect(textOf(answer.activity)).toContain('Pejlemærke 1')
    expect(tenant.posts(channel)).toEqual([])

    const share = () => tenant.teams.client.press(tenant.person(LEADER), answer, 'Del i kanalen')
    const answers = await Promise.all([share(), share()])
    for (const { body } of answers) expect(body).toMatchObject({ value: 'Svaret er delt.' })
    const shared = one(tenant.posts(channel))
    expect(textOf(shared.activity)).toContain('Pejlemærke 1')
    expect(textOf(shared.activity)).toContain('Delt af leder bolig')
    expect(titles(shared)).not.toContain('Del i kanalen')
    expect(whispers('pejlemaerke-1')).toEqual([])
  })

  test('in a thread is answered there, and shared there', async () => {
    const channel = tenant.channel('pejlemaerke-2')
    const root = thread('pejlemaerke-2')
    await say(LEADER, 'mangler', { in: channel, thread: root, slash: true })
    const answer = one(whispers('pejlemaerke-2', root))
    await tenant.teams.client.press(tenant.person(LEADER), answer, 'Del i kanalen')
    expect(textOf(one(tenant.teams.replies(channel, root)).activity)).toContain('Det afventes')
  })

  test('in a group chat is shared in the chat, also from a host with Action.Submit only', async () => {
    const leader = tenant.person(LEADER)
    const group = tenant.teams.groupChat('ledergruppen', [leader])
    await tenant.teams.client.install(leader, group)
    await say(LEADER, 'status 1', { in: group, slash: true })
    const answer = one(tenant.teams.whispers(group, leader))
    await tenant.teams.client.pressFallback(leader, answer, 'Del i chatten')
    const [, ...afterTheGreeting] = tenant.posts(group)
    expect(textOf(one(afterTheGreeting).activity)).toContain('Delt af leder bolig')
  })

  test.each(['mine', 'hjælp', 'status 1 for 1850', 'indberet 1D'])(
    'whose answer is only for oneself cannot be shared: »%s«',
    async (command) => {
      const channel = tenant.channel('pejlemaerke-3')
      await say(LEADER, command, { in: channel, slash: true })
      expect(titles(whispers('pejlemaerke-3').at(-1))).not.toContain('Del i kanalen')
      expect(tenant.posts(channel)).toEqual([])
    },
  )
})

describe('a mention in a channel', () => {
  test('is answered to all in its thread', async () => {
    const channel = tenant.channel('pejlemaerke-4')
    await say(LEADER, 'status 4', { in: channel })
    const [asked] = tenant.teams.roots(channel)
    const answer = one(tenant.teams.replies(channel, asked as Post))
    expect(textOf(answer.activity)).toContain('Pejlemærke 4')
  })

  test.each(['mine', 'hjælp', 'xyz', 'indberet 1D'])(
    'is answered to the one who asked when it is only theirs: »%s«',
    async (command) => {
      const channel = tenant.channel('pejlemaerke-5')
      await say(LEADER, command, { in: channel })
      const asked = tenant.teams.roots(channel).at(-1) as Post
      one(whispers('pejlemaerke-5', asked))
      expect(tenant.teams.replies(channel, asked)).toEqual([])
    },
  )

  test('is answered in their own chat where Teams shows nothing to one alone', async () => {
    const channel = tenant.channel('pejlemaerke-6')
    tenant.teams.next('send', { refuse: 'NotEnoughPermissions' })
    await say(LEADER, 'mine', { in: channel })
    const asked = tenant.teams.roots(channel).at(-1) as Post
    expect(tenant.teams.replies(channel, asked)).toEqual([])
    expect(textOf(tenant.posts(tenant.chat(LEADER)).at(-1)?.activity ?? {})).toContain(
      'Leder bolig',
    )
  })

  test('of somebody without the app is answered with how to get it, and nothing of theirs', async () => {
    const channel = tenant.channel('pejlemaerke-6')
    tenant.teams.next('send', { refuse: 'NotEnoughPermissions' })
    await say('dataejer-skole', 'mine', { in: channel })
    const asked = tenant.teams.roots(channel).at(-1) as Post
    const answer = textOf(one(tenant.teams.replies(channel, asked)).activity)
    expect(answer).toContain('Tilføj pejl i Teams')
    expect(answer).not.toContain('2A ·')
  })
})

test('a button on what all see is answered to the one who pressed, who can share it', async () => {
  const channel = tenant.channel('pejlemaerke-7')
  await say(LEADER, 'status 7', { in: channel })
  const [asked] = tenant.teams.roots(channel) as [Post]
  const status = one(tenant.teams.replies(channel, asked))
  const press = tenant.teams.client.press(tenant.person(LEADER), status, 'Vis beregningen')
  expect((await press).body).toMatchObject({ value: 'Svaret står nedenfor.' })
  expect(titles(one(whispers('pejlemaerke-7', asked)))).toContain('Del i kanalen')

  await tenant.teams.client.pressFallback(tenant.person(LEADER), status, 'Vis beregningen')
  expect(whispers('pejlemaerke-7', asked)).toHaveLength(2)
  expect(tenant.teams.replies(channel, asked)).toHaveLength(1)

  // Nothing is said to all when it can be said to the one who pressed in no other way.
  tenant.teams.next('send', { refuse: 'NotEnoughPermissions' })
  const without = tenant.person('dataejer-skole')
  const { body } = await tenant.teams.client.press(without, status, 'Vis beregningen')
  expect(body).toMatchObject({ value: expect.stringContaining('Tilføj pejl i Teams') })
  expect(tenant.teams.replies(channel, asked)).toHaveLength(1)
})

/** A press as somebody may make it who plays Teams' client with another card than the one they see. */
const forged = (key: string, verb: string, data: object, on?: Post) => {
  const place = on && tenant.team.channels.find(({ posts }) => posts.includes(on))
  const where = place ?? tenant.channel('pejlemaerke-9')
  const base = tenant.teams.client.base(where, tenant.person(key))
  const action = { type: 'Action.Execute', verb, data: { alone: '1', ...data } }
  const press = {
    type: 'invoke',
    name: 'adaptiveCard/action',
    replyToId: on?.id,
    value: { action },
  }
  return tenant.teams.client.post({ ...base, ...press })
}

test('what is shared without saying what was pressed is shared each time', async () => {
  await forged(LEADER, 'publish', { command: 'status 8' })
  await forged(LEADER, 'publish', { command: 'status 9' })
  const [, second] = tenant.posts(tenant.channel('pejlemaerke-9'))
  expect(textOf(second?.activity ?? {})).toContain('Pejlemærke 9')
})

test('what is only somebody’s own is not shared, whatever the button says', async () => {
  const before = tenant.posts(tenant.channel('pejlemaerke-9')).length
  const { body } = await forged(LEADER, 'publish', { command: 'mine' })
  expect(body).toMatchObject({ value: 'Svaret kan ikke deles.' })
  expect(tenant.posts(tenant.channel('pejlemaerke-9'))).toHaveLength(before)
})

test('a form that only its owner sees, sent in by somebody else, answers nothing', async () => {
  const place = { in: tenant.channel('pejlemaerke-9'), slash: true }
  await say('dataejer-bolig', 'indberet 1D', place)
  const owner = tenant.person('dataejer-bolig')
  const form = one(tenant.teams.whispers(place.in, owner))
  const sent = actionOf(form, 'Indberet').data as object
  const data = { ...sent, item: named('1D:2015'), [inputOf('1D:2015')]: '1.330' }
  const recorded = async () => [
    await tenant.prisma.measurement.count({ where: { period: '2015' } }),
    await tenant.prisma.draft.count({ where: { personKey: 'dataejer-bolig' } }),
  ]
  for (const verb of ['report', 'correct', 'cancel', 'postpone'])
    await forged('dataejer-skole', verb, data, form)
  expect(await recorded()).toEqual([0, 0])
  await forged('dataejer-bolig', 'report', data, form)
  expect(await recorded()).toEqual([1, 0])
})

test('a card that all see is not changed by what one sends in from it', async () => {
  const channel = tenant.channel('pejlemaerke-8')
  await say('dataejer-bolig', 'indberet 1E', { in: channel, slash: true })
  const form = one(tenant.teams.whispers(channel, tenant.person('dataejer-bolig')))
  await say(LEADER, 'status 8', { in: channel })
  const [asked] = tenant.teams.roots(channel) as [Post]
  const seen = one(tenant.teams.replies(channel, asked))
  for (const alone of [undefined, '1'])
    await forged(
      'dataejer-bolig',
      'report',
      { ...(actionOf(form, 'Indberet').data as object), alone },
      seen,
    )
  expect([seen.edits, tenant.teams.replies(channel, asked).length]).toEqual([0, 1])
})
