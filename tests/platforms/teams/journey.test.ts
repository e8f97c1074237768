import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { inputOf } from '../../support/form.ts'
import { cardsOf, type Post } from '../../support/teams/world.ts'
import { openTenant, type Tenant, textOf } from './tenant.ts'

let tenant: Tenant
beforeAll(async () => {
  tenant = await openTenant()
})
afterAll(() => tenant.close())

const last = (posts: readonly Post[]): Post => {
  const post = posts.at(-1)
  if (!post) throw new Error('no posts')
  return post
}

/** The card or line that answered a press. */
const body = (answer: { status: number; body: unknown }) => {
  expect(answer.status).toBe(200)
  return answer.body as { statusCode: number; type: string; value: object | string }
}

describe('the follow-up in Teams', () => {
  test('begins with the living cards in their channels and the digest to management', async () => {
    await tenant.install('controller', 'dataejer-bolig', 'leder-bolig')
    await tenant.tickAt('2016-01-04 08:00')
    const [living] = tenant.posts(tenant.channel('pejlemaerke-1'))
    expect(living && textOf(cardsOf(living))).toContain('Datagrundlag: 4 af 6 delmål.')
    const [digest] = tenant.posts(tenant.channel('direktion'))
    expect(digest && textOf(cardsOf(digest))).toContain('Ugens opfølgning')
    expect(digest?.activity.summary).toContain('Ugens opfølgning')
  })

  test('reminds in the personal chat, on the day once more', async () => {
    await tenant.tickAt('2016-02-01 08:30')
    await tenant.wait(60)
    const reminder = last(tenant.posts(tenant.chat('dataejer-bolig')))
    expect(textOf(cardsOf(reminder))).toContain('skal indberettes i dag')
  })

  test('answers in the card: a question beside the field, and it stays so', async () => {
    const owner = tenant.person('dataejer-bolig')
    const reminder = last(tenant.posts(tenant.chat('dataejer-bolig')))
    const answer = body(
      await tenant.teams.client.press(owner, reminder, 'Indberet', {
        [inputOf('1C:2015')]: '97.1',
      }),
    )
    expect(answer.type).toBe('application/vnd.microsoft.card.adaptive')
    expect(textOf(answer.value as object)).toContain('Mener du 97,1?')
    expect(textOf(cardsOf(reminder))).toContain('Mener du 97,1?')
    expect(reminder.edits).toBe(1)
  })

  test('asks about a jump, and takes the yes for an answer', async () => {
    const owner = tenant.person('dataejer-bolig')
    const reminder = last(tenant.posts(tenant.chat('dataejer-bolig')))
    const asked = body(
      await tenant.teams.client.press(owner, reminder, 'Indberet', {
        [inputOf('1B:2015')]: '8.280',
      }),
    )
    expect(textOf(asked.value as object)).toContain('Er 8.280 rigtigt?')
    const taken = body(
      await tenant.teams.client.press(owner, reminder, 'Ja, 8.280 er rigtigt', {
        [inputOf('1B:2015')]: '8.280',
      }),
    )
    expect(textOf(taken.value as object)).toContain('1B for 2015 er registreret som 8.280')
  })

  test('gives a receipt in the card, also to the same press with a new id', async () => {
    const owner = tenant.person('dataejer-bolig')
    const reminder = last(tenant.posts(tenant.chat('dataejer-bolig')))
    const inputs = { [inputOf('1D:2015')]: '1.330' }
    const first = await tenant.teams.client.press(owner, reminder, 'Indberet', inputs)
    expect(textOf(body(first).value as object)).toContain('1D for 2015 er registreret som 1.330')
    const again = await tenant.teams.client.press(owner, reminder, 'Indberet', inputs)
    expect(again).toEqual(first)
    expect(
      await tenant.prisma.measurement.count({
        where: { delmaalId: { endsWith: '/1D' }, period: '2015' },
      }),
    ).toBe(1)
  })

  test('changes the living card in place and says why in its thread', async () => {
    await tenant.wait(60)
    const channel = tenant.channel('pejlemaerke-1')
    const roots = tenant.posts(channel)
    expect(roots).toHaveLength(1)
    const living = last(roots)
    expect(living.edits).toBeGreaterThan(0)
    const thread = tenant.teams.replies(channel, living).map(({ activity }) => textOf(activity))
    expect(thread.at(-1)).toContain('1D for 2015 er indberettet som 1.330')
  })

  test('asks the leader to reflect in private, and shares the answer when asked to', async () => {
    const leader = tenant.person('leder-bolig')
    const question = last(tenant.posts(tenant.chat('leder-bolig')))
    expect(textOf(cardsOf(question))).toContain('Til eftertanke')
    const saved = body(
      await tenant.teams.client.press(leader, question, 'Gem svaret', {
        answer: 'Vi skal tale med boligselskaberne.',
      }),
    )
    expect(textOf(saved.value as object)).toContain('Vi skal tale med boligselskaberne.')
    const share = await tenant.teams.client.press(leader, question, 'Del i lederkanalen')
    expect(textOf(body(share).value as object)).toContain('Dit svar er delt i lederkanalen.')
    await tenant.wait(60)
    const channel = tenant.channel('pejlemaerke-1')
    const thread = tenant.teams.replies(channel, last(tenant.posts(channel)))
    expect(textOf(last(thread).activity)).toContain('Vi skal tale med boligselskaberne.')
  })

  test('sends the next digest with what has changed', async () => {
    await tenant.tickAt('2016-02-08 08:00')
    await tenant.wait(60)
    const digest = last(tenant.posts(tenant.channel('direktion')))
    expect(textOf(cardsOf(digest))).toContain('Pejlemærke 1 er gået fra')
  })
})

describe('commands', () => {
  test.each(['status 5', '/pejl status 5', 'pejl status 5'])('»%s« in the chat', async (typed) => {
    const [answer] = await tenant.say('leder-bolig', typed)
    expect(answer && textOf(cardsOf(answer))).toContain('Pejlemærke 5')
  })

  test('with a mention in a channel, answered in the thread', async () => {
    const channel = tenant.channel('pejlemaerke-2')
    await tenant.teams.client.say(tenant.person('leder-bolig'), '/pejl status 5', { in: channel })
    const asked = last(tenant.teams.roots(channel))
    expect(asked.activity.text).toBe('/pejl status 5')
    const [answer] = tenant.teams.replies(channel, asked)
    expect(answer && textOf(cardsOf(answer))).toContain('Pejlemærke 5')
  })

  test('with a mention in the chat, and with a button below', async () => {
    const owner = tenant.person('dataejer-bolig')
    const chat = tenant.chat('dataejer-bolig')
    await tenant.teams.client.say(owner, 'status 1', { mention: true })
    const status = last(tenant.posts(chat))
    const pressed = body(await tenant.teams.client.press(owner, status, 'Vis beregningen'))
    expect(pressed.value).toBe('Svaret står nedenfor.')
    expect(textOf(cardsOf(last(tenant.posts(chat))))).toContain('Sådan er pejlemærke 1 regnet ud')
    expect(cardsOf(status)).toHaveLength(1)
  })

  test('in a host with Action.Submit only, whose answer takes the place of the card', async () => {
    const owner = tenant.person('dataejer-bolig')
    const [form] = await tenant.say('dataejer-bolig', 'indberet 1E')
    if (!form) throw new Error('no form')
    await tenant.teams.client.pressFallback(owner, form, 'Indberet', { [inputOf('1E:2015')]: '9' })
    expect(textOf(cardsOf(form))).toContain('1E for 2015')
    expect(form.edits).toBe(1)
  })

  test('in a group chat, where only the one who asked sees the form and its answer', async () => {
    const owner = tenant.person('dataejer-bolig')
    const group = tenant.teams.groupChat('boliggruppen', [owner, tenant.person('leder-bolig')])
    await tenant.teams.client.install(owner, group)
    await tenant.teams.client.say(owner, 'indberet 1A', { in: group })
    const form = last(tenant.teams.whispers(group, owner))
    const answer = body(
      await tenant.teams.client.press(owner, form, 'Indberet', { [inputOf('1A:2015')]: 'mange' }),
    )
    expect(textOf(answer.value as object)).toContain('mange')
    expect(textOf(cardsOf(form))).toEqual(textOf(answer.value as object))
    const [, ...afterTheGreeting] = tenant.posts(group)
    expect(afterTheGreeting).toEqual([])
  })

  test('from somebody who is not in people.yaml get a kind sentence', async () => {
    const guest = tenant.teams.person('gæst', 'gaest@kommune.example')
    await tenant.teams.client.install(guest)
    await tenant.teams.client.say(guest, 'status 1')
    const answer = last(tenant.posts(tenant.teams.chat(guest)))
    expect(textOf(cardsOf(answer))).toContain(
      'Giv en controller den e-mailadresse, du har i Teams (gaest@kommune.example), så kan du komme med.',
    )
  })
})
