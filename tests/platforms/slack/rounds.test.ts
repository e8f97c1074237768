/** Several figures, asked for one after the other, and the buttons of a figure in a private chat. */
import { expect, test } from 'vitest'
import { inputOf } from '../../support/form.ts'
import type { Message } from '../../support/slack/server.ts'
import { holdStore } from '../../support/store.ts'
import { onlyThese, openSlackHouse, rowOf, type SlackHouse, textsOf } from './slack-house.ts'

const DUE = '2016-02-01 08:30'

async function atDueDay() {
  const house = await openSlackHouse()
  await onlyThese(house, ['dataejer-bolig', 'pejlemaerke-1', 'direktion'])
  await house.tickAt(DUE)
  const owner = house.slack.person('dataejer-bolig')
  const reminder = await newest(owner)
  return { ...house, owner, reminder, all: { ...reminder, blocks: reminder.blocks?.slice(-1) } }
}

type Person = ReturnType<SlackHouse['slack']['person']>

async function newest(person: Person): Promise<Message> {
  const message = (await person.messages()).at(-1)
  if (!message) throw new Error('no message')
  return message
}

const inputsOf = (person: Person) =>
  person.modals()[0]?.blocks.filter(({ type }) => type === 'input') ?? []
const said = (person: Person) => textsOf(person.modals()[0]?.blocks).join('\n')

async function figures({ prisma }: Pick<SlackHouse, 'prisma'>) {
  const rows = await prisma.measurement.findMany({
    where: { period: '2015' },
    orderBy: { delmaalId: 'asc' },
  })
  return rows.map(({ delmaalId, value }) => [delmaalId.replace(/.*\//, ''), value.toNumber()])
}

test('several figures are asked for one at a time: answered, passed over, said yes to, postponed', async () => {
  const house = await atDueDay()
  const { owner, reminder, all, until, prisma } = house
  // Nothing is filled in on the card itself, so none of it is promised to be kept.
  expect(textsOf(reminder.blocks).join()).not.toContain('du er begyndt på')
  await owner.press('form', all)
  await until(() => owner.modals().length === 1)
  expect(inputsOf(owner).map(({ block_id }) => block_id)).toEqual([
    inputOf('1A:2015'),
    inputOf('1A:2015', 'comment'),
    inputOf('1A:2015', 'evidence'),
  ])
  expect(said(owner)).toContain('Derefter kommer 4 tal til.')
  await owner.submit({ [inputOf('1A:2015')]: '158' })
  expect(owner.modals()).toHaveLength(2)
  await owner.submit({})
  expect(owner.modals()).toHaveLength(1)
  expect(said(owner)).toContain('1A for 2015 er registreret som 158.')
  expect(inputsOf(owner)[0]?.block_id).toBe(inputOf('1B:2015'))
  await owner.submit({})
  await owner.press('later', 'modal')
  await until(() => owner.modals().length === 2)
  await owner.submit({
    [inputOf('1C:2015', 'reason')]: 'Registeret er ikke opdateret.',
    [inputOf('1C:2015', 'expectedOn')]: '2016-04-01',
  })
  expect(owner.modals()).toHaveLength(1)
  expect(said(owner)).toContain('Derefter kommer ét tal til.')
  await owner.submit({ [inputOf('1D:2015')]: '1.330' })
  expect(said(owner)).toContain('Det er det sidste.')
  await owner.submit({})
  expect(owner.modals()).toEqual([])
  expect(await figures(house)).toEqual([
    ['1A', 158],
    ['1D', 1330],
  ])
  expect(await prisma.postponement.findMany()).toMatchObject([{ expectedOn: '2016-04-01' }])
})

test('the reminder that was pressed shows the answer at once, before anything of the outbox', async () => {
  const { owner, reminder, slack, settle } = await atDueDay()
  await settle()
  await owner.press('form', rowOf(reminder, '1D:2015'))
  await slack.until(() => owner.modals().length === 1)
  await owner.submit({ [inputOf('1D:2015')]: '1.330' })
  // Nothing is delivered here: what stands was shown by the answer itself.
  await slack.until(async () =>
    textsOf((await newest(owner)).blocks)
      .join()
      .includes('1.330'),
  )
  const shown = await newest(owner)
  expect(shown.ts).toBe(reminder.ts)
  expect(textsOf(shown.blocks).join('\n')).toContain('1A · 1.000 udsatte')
  await settle()
  expect((await newest(owner)).blocks?.map(({ type }) => type)).toEqual(
    shown.blocks?.map(({ type }) => type),
  )
})

test('an answer that Slack lets wait does not take off the one that was given meanwhile', async () => {
  const { owner, reminder, slack } = await atDueDay()
  const report = async (item: string, figure: string) => {
    await owner.press('form', rowOf(reminder, item))
    await slack.until(() => owner.modals().length === 1)
    await owner.submit({ [inputOf(item)]: figure })
  }
  slack.next('chat.update', { rateLimited: 1 })
  await report('1D:2015', '1.330')
  await slack.until(() => slack.left().length === 0)
  await report('1E:2015', '210')
  await slack.until(
    () => slack.calls('chat.update').filter(({ outcome }) => outcome === 'ok').length === 2,
  )
  const shown = textsOf((await newest(owner)).blocks).join()
  expect([shown.includes('1.330'), shown.includes('210')]).toEqual([true, true])
})

test('a figure that is asked for in the private chat has its two buttons, also when it has an answer', async () => {
  const house = await atDueDay()
  const { owner, until } = house
  await owner.write('indberet 1A for 2014')
  await until(async () => (await newest(owner)).text.includes('1A'))
  const asked = await newest(owner)
  expect(textsOf(asked.blocks)).toEqual(
    expect.arrayContaining(['Indberet', 'Findes ikke endnu', 'Kommer ikke']),
  )
  await owner.press('form', asked)
  await until(() => owner.modals().length === 1)
  expect(JSON.stringify(owner.modals()[0])).toContain('"initial_value":"828"')
})

test('a question that is asked in the private chat is answered with its own button', async () => {
  const house = await atDueDay()
  const { owner, until } = house
  await owner.write('indberet 1D 158')
  await until(async () => (await newest(owner)).text.includes('Er 158 rigtigt?'))
  await owner.press('confirm', await newest(owner))
  await until(async () => (await newest(owner)).text.includes('registreret som 158'))
  expect(await figures(house)).toEqual([['1D', 158]])
})

test('one of several figures that were asked for in the private chat is answered, and the others stay', async () => {
  const { owner, until } = await atDueDay()
  await owner.write('indberet')
  await until(async () => (await owner.messages()).length === 3)
  await owner.press('form', rowOf(await newest(owner), '1D:2015'))
  await until(() => owner.modals().length === 1)
  await owner.submit({ [inputOf('1D:2015')]: '1.330' })
  await until(async () =>
    textsOf((await newest(owner)).blocks)
      .join()
      .includes('1.330'),
  )
  expect(textsOf((await newest(owner)).blocks).join('\n')).toContain('*1E ·')
})

test('what is wrong is still said beside what was typed when the answer took long', async () => {
  const { owner, reminder, until, prisma } = await atDueDay()
  await owner.press('form', rowOf(reminder, '1D:2015'))
  await until(() => owner.modals().length === 1)
  const { letGo } = await holdStore(prisma)
  const { body } = await owner.submit({ [inputOf('1D:2015')]: 'mange' })
  expect(body).toMatchObject({ response_action: 'update' })
  await letGo()
  await until(() => said(owner).includes('⚠️ »mange« er ikke et tal.'))
  expect(JSON.stringify(owner.modals()[0])).toContain('"initial_value":"mange"')
})
