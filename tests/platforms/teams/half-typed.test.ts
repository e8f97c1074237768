/** What was typed in a card stands there still, whatever was pressed. */
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import type { FieldName } from '../../../src/cards/figure-form.ts'
import { isNode, nodesOf } from '../../../src/platforms/teams/nodes.ts'
import { inputOf } from '../../support/form.ts'
import { cardsOf, type Post } from '../../support/teams/world.ts'
import { openTenant, type Tenant, textOf } from './tenant.ts'

let tenant: Tenant
let form: Post
beforeAll(async () => {
  tenant = await openTenant({}, { limited: false })
  await tenant.install('dataejer-bolig')
})
beforeEach(async () => {
  form = (await tenant.say('dataejer-bolig', 'indberet'))[0] as Post
})
afterEach(() => vi.restoreAllMocks())
afterAll(() => tenant.close())

/** Half a figure, which no earlier test has typed, and a comment. */
const half = (figure: string) => ({
  [inputOf('1D:2015')]: figure,
  [inputOf('1D:2015', 'comment')]: `Foreløbigt ${figure}`,
})

const press = async (title: string, typed: object) => {
  const owner = tenant.person('dataejer-bolig')
  const { body } = await tenant.teams.client.press(owner, form, title, { ...typed })
  return body as { value: object | string }
}

/** What stands in a figure's field, in the answer and in the message that is read again. */
function standing(answer: { value: object | string }, item: string, name: FieldName) {
  const id = inputOf(item, name)
  const fields = [answer.value, ...cardsOf(form)].flatMap((card) =>
    isNode(card) ? nodesOf(card).filter((node) => node.id === id) : [],
  )
  expect(fields.map(({ value }) => value)).toEqual([fields[0]?.value, fields[0]?.value])
  return fields[0]?.value
}

test('a figure that is wrong, one that is half typed and its comment', async () => {
  const answer = await press('Indberet', { ...half('1.3'), [inputOf('1C:2015')]: 'mange' })
  expect(standing(answer, '1C:2015', 'figure')).toBe('mange')
  expect(standing(answer, '1D:2015', 'figure')).toBe('1.3')
  expect(standing(answer, '1D:2015', 'comment')).toBe('Foreløbigt 1.3')
})

test('what is half typed beside a figure that is put off', async () => {
  const answer = await press('Findes ikke endnu', half('1.32'))
  expect(standing(answer, '1D:2015', 'figure')).toBe('1.32')
  expect(standing(answer, '1D:2015', 'comment')).toBe('Foreløbigt 1.32')
})

test('what is half typed when an answered figure is opened again', async () => {
  await press('Indberet', { [inputOf('1C:2015')]: '97' })
  const answer = await press('Ret', half('1.4'))
  expect(standing(answer, '1D:2015', 'figure')).toBe('1.4')
  expect(standing(answer, '1D:2015', 'comment')).toBe('Foreløbigt 1.4')
})

test('a card whose press failed, which is left as it is', async () => {
  const before = textOf(form.activity)
  const broken = new Error('the store is away')
  vi.spyOn(tenant.prisma, '$transaction').mockRejectedValueOnce(broken)
  const answer = await press('Indberet', { ...half('1.5'), [inputOf('1C:2015')]: '97,4' })
  expect(answer.value).toContain('Det, du skrev, er her stadig')
  expect([form.edits, textOf(form.activity)]).toEqual([0, before])
})
