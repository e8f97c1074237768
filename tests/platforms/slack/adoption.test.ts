/** A controller makes a document one that is followed up, in a modal. */
import { expect, test } from 'vitest'
import { openSlackHouse, textsOf } from './slack-house.ts'

const TYPED = 'målsæt vedtag grundlag'
const START = '2016-01-18 08:00'

async function controllerIn() {
  const house = await openSlackHouse('Socket Mode', START)
  const controller = house.slack.person('controller')
  const modal = async () => {
    await house.until(() => controller.modals().length === 1)
    return controller.modals()[0]
  }
  /** Types it in private, and presses the button of the form that answers. */
  const writtenForm = async (text: string) => {
    await controller.write(text)
    await house.until(async () => textsOf(await controller.messages()).includes('Svar'))
    const form = (await controller.messages()).at(-1)
    if (!form) throw new Error('no form')
    await controller.press('question', form)
    await modal()
    return form
  }
  return { ...house, controller, modal, writtenForm }
}

test('a command opens the form; what is wrong stands beside its field, and the answer where it was asked', async () => {
  const { controller, modal, until, pejl } = await controllerIn()
  await controller.command(TYPED, { channel: 'pejlemaerke-1' })
  await modal()
  const wrong = await controller.submit({ startsOn: 'snart', 'owner 1A': 'dataejer-bolig' })
  expect(wrong.body).toEqual({
    response_action: 'errors',
    errors: { startsOn: expect.stringMatching(/\.$/) },
  })
  expect(controller.modals()).toHaveLength(1)
  await controller.submit({ startsOn: '1. februar 2016', 'owner 1A': 'dataejer-bolig' })
  expect(controller.modals()).toEqual([])
  await until(() => controller.ephemerals().length === 1)
  const [answer] = controller.ephemerals()
  expect(textsOf(answer?.blocks).join()).toMatch(
    /følges nu op fra den 1\. februar 2016\..*målsæt grundlag/,
  )
  expect(pejl.sets.map(({ name }) => name)).toContain('grundlag')
})

test('a form that was written for becomes the answer, and asks no more', async () => {
  const { controller, until, writtenForm } = await controllerIn()
  const form = await writtenForm(TYPED)
  await controller.submit({ startsOn: '1. februar 2016' })
  expect(controller.modals()).toEqual([])
  await until(async () => (await controller.messages()).at(-1)?.text !== form.text)
  const after = (await controller.messages()).find(({ ts }) => ts === form.ts)
  expect(after?.text).toContain('følges nu op fra den 1. februar 2016.')
  expect(textsOf(after?.blocks)).not.toContain('Svar')
})

test('the day that was written with the command stands in its form', async () => {
  const { controller, writtenForm } = await controllerIn()
  await writtenForm(`${TYPED} fra 1. marts 2016`)
  const [modal] = controller.modals()
  expect(JSON.stringify(modal?.blocks)).toContain('"initial_value":"1. marts 2016"')
})

test('what is far too long for a day does not take the form away', async () => {
  const { controller, writtenForm } = await controllerIn()
  await writtenForm(`${TYPED} fra ${'i morgen eller '.repeat(150)}`)
  expect(controller.modals()).toHaveLength(1)
})

test('a form that another was quicker with says so', async () => {
  const { controller, press, until, writtenForm } = await controllerIn()
  await writtenForm(TYPED)
  const adopted = { startsOn: '1. februar 2016', place: 'direktion' }
  await press('controller', 'adopt', { ...adopted, items: 'grundlag-2014-2017' })
  await controller.submit({ startsOn: '1. marts 2016' })
  await until(() => textsOf(controller.modals()[0]?.blocks).join().includes('følges allerede op.'))
})

test('who is no controller is told who can, and no form opens', async () => {
  const { slack, until } = await controllerIn()
  const leader = slack.person('leder-bolig')
  await leader.command(TYPED, { channel: 'pejlemaerke-1' })
  await until(() => leader.ephemerals().length === 1)
  expect(leader.modals()).toEqual([])
  expect(leader.ephemerals()[0]?.text).toBe(
    'Du kan desværre ikke sætte Socialudvalgets grundlag 2014–2017 i gang. Det kan en controller.',
  )
})

test("a goal's own channel is found by the name that its place has in Slack", async () => {
  const { press, slack, tickAt } = await controllerIn()
  const adopted = { startsOn: '1. februar 2016', place: 'direktion', 'channel 1': 'pejlemaerke-1' }
  await press('controller', 'adopt', { ...adopted, items: 'grundlag-2014-2017' })
  await tickAt('2016-02-01 08:30')
  const told = (await slack.messages('pejlemaerke-1')).map(({ text }) => text)
  expect(told).toContainEqual(expect.stringContaining('Mål 1: '))
})
