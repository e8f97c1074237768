/**
 * Cards that ask for a choice and a few words: a step of a plan, and a document that is made live; with
 * Action.Execute, and in a host that knows Action.Submit only.
 */
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest'
import { questionIds } from '../../../src/cards/question-form.ts'
import { nodesOf } from '../../../src/platforms/teams/nodes.ts'
import { cardsOf, type Post } from '../../support/teams/world.ts'
import { openTenant, type Tenant, textOf } from './tenant.ts'

const PLAN = 'forebyggelse-2011-2012'
const OWNER = 'dataejer-skole'
const ids = questionIds(`${PLAN}/M1:2011-09`)

let tenant: Tenant
beforeEach(async () => {
  const opened = await openTenant({}, { limited: false })
  onTestFinished(() => opened.close())
  await opened.install('controller', OWNER)
  tenant = opened
})

const newest = (person: string): Post => {
  const post = tenant.posts(tenant.chat(person)).at(-1)
  if (!post) throw new Error('no post')
  return post
}

/** What stands in a card's fields: a client sends it in with what is typed, and leaves out what is empty. */
const standing = (post: Post): Record<string, string> =>
  Object.fromEntries(
    cardsOf(post)
      .flatMap(nodesOf)
      .flatMap(({ type, id, value }) =>
        String(type).startsWith('Input.') && value ? [[String(id), String(value)]] : [],
      ),
  )

describe.each(['press', 'pressFallback'] as const)('by %s', (how) => {
  const press = async (person: string, title: string, typed: Record<string, string> = {}) => {
    const post = newest(person)
    const inputs = { ...standing(post), ...typed }
    await tenant.teams.client[how](tenant.person(person), post, title, inputs)
  }

  test('a step that is late: what is wrong and typed stands in the card, which becomes the receipt', async () => {
    const adopted = { startsOn: '1. september 2011', place: 'direktion', 'owner M1': OWNER }
    await tenant.press('controller', 'adopt', { ...adopted, items: PLAN })
    await tenant.tickAt('2016-02-01 08:30')
    const before = newest(OWNER)
    await press(OWNER, 'Send svaret', { [ids.choice]: 'delayed', [ids.when]: 'snart' })
    const wrong = newest(OWNER)
    expect(wrong.id).toBe(before.id)
    expect(textOf(wrong.activity)).toContain(
      'Skriv kort, hvad der har gjort, at det tager længere tid.',
    )
    expect(standing(wrong)).toEqual({ [ids.choice]: 'delayed', [ids.when]: 'snart' })
    await press(OWNER, 'Send svaret', {
      [ids.when]: 'maj 2016',
      [ids.reason]: 'To bydele mangler.',
    })
    const receipt = newest(OWNER)
    expect(receipt.id).toBe(before.id)
    expect(textOf(receipt.activity)).toContain('M1 er registreret som forsinket til maj 2016.')
    await press(OWNER, 'Ret svaret')
    expect(standing(newest(OWNER))).toEqual({
      [ids.choice]: 'delayed',
      [ids.when]: 'maj 2016',
      [ids.reason]: 'To bydele mangler.',
    })
    await press(OWNER, 'Send svaret', { [ids.choice]: 'reached', [ids.when]: '', [ids.reason]: '' })
    expect(newest(OWNER).id).toBe(before.id)
    expect(textOf(newest(OWNER).activity)).toContain('M1 er registreret som nået.')
  })

  test('a document is made live in a card, with what is wrong beside its field and nothing typed lost', async () => {
    await tenant.say('controller', 'målsæt vedtag grundlag fra snart')
    const before = newest('controller')
    expect(standing(before)).toMatchObject({ startsOn: 'snart', place: 'direktion' })
    await press('controller', 'Sæt i gang', { 'owner 1A': 'dataejer-skole', 'channel 1': '-' })
    const wrong = newest('controller')
    expect(wrong.id).toBe(before.id)
    expect(textOf(wrong.activity)).toMatch(/kan ikke læse|Skriv den dag|dato/)
    expect(standing(wrong)).toMatchObject({ startsOn: 'snart', 'owner 1A': 'dataejer-skole' })
    await press('controller', 'Sæt i gang', { startsOn: '1. februar 2016' })
    const done = newest('controller')
    expect(done.id).toBe(before.id)
    expect(textOf(done.activity)).toContain('følges nu op fra den 1. februar 2016.')
    expect(standing(done)).toEqual({})
    const owners = await tenant.prisma.dataOwner.findMany({
      where: { personKey: 'dataejer-skole', delmaalId: { startsWith: 'grundlag' } },
    })
    expect(owners).not.toEqual([])
  })

  test('a form of somebody who is no controller any more is refused, and nothing is made live', async () => {
    await tenant.say('controller', 'målsæt vedtag grundlag')
    await tenant.prisma.person.update({
      where: { key: 'controller' },
      data: { isController: false },
    })
    await tenant.touch()
    const form = newest('controller')
    const inputs = { ...standing(form), startsOn: '1. februar 2016' }
    await tenant.teams.client[how](tenant.person('controller'), form, 'Sæt i gang', inputs)
    expect(textOf(newest('controller').activity)).toContain('Det kan en controller.')
    expect(tenant.pejl.sets.map(({ name }) => name)).not.toContain('grundlag')
  })
})

test('who is no controller gets no form', async () => {
  const [answer] = await tenant.say(OWNER, 'målsæt vedtag grundlag')
  expect(textOf(answer?.activity ?? {})).toContain(
    'Du kan desværre ikke sætte Socialudvalgets grundlag 2014–2017 i gang. Det kan en controller.',
  )
  expect(answer && standing(answer)).toEqual({})
})
