import { expect, test } from 'vitest'
import { startAgainWith } from '../../support/changed-seed.ts'
import { inputOf, named } from '../../support/form.ts'
import type { Message } from '../../support/slack/server.ts'
import { holdStore } from '../../support/store.ts'
import { onlyThese, openSlackHouse, rowOf, type SlackHouse, textsOf, WAYS } from './slack-house.ts'

const DUE = '2016-02-01 08:30'

async function atDueDay(way: (typeof WAYS)[number] = 'Socket Mode') {
  const house = await openSlackHouse(way)
  await onlyThese(house, [
    'dataejer-bolig',
    'leder-bolig',
    'pejlemaerke-1',
    'pejlemaerke-5',
    'direktion',
  ])
  await house.tickAt(DUE)
  const owner = house.slack.person('dataejer-bolig')
  const reminder = await newest(owner)
  return { ...house, owner, reminder, row: rowOf(reminder, '1D:2015') }
}

async function newest(person: ReturnType<SlackHouse['slack']['person']>): Promise<Message> {
  const message = (await person.messages()).at(-1)
  if (!message) throw new Error('no message')
  return message
}

const figures = (house: Pick<SlackHouse, 'prisma'>) =>
  house.prisma.measurement.findMany({
    where: { period: '2015' },
    orderBy: { revision: 'asc' },
    include: { delmaal: true },
  })

test('a problem stands beside its field, and nothing that was typed is lost', async () => {
  const { owner, row, until } = await atDueDay()
  await owner.press('form', row)
  await until(() => owner.modals().length === 1)
  const { body } = await owner.submit({
    [inputOf('1D:2015')]: 'mange',
    [inputOf('1D:2015', 'evidence')]: 'kk.dk',
  })
  expect(body).toMatchObject({
    response_action: 'errors',
    errors: { [inputOf('1D:2015')]: expect.stringContaining('»mange« er ikke et tal') },
  })
  await owner.close()
  await owner.press('form', row)
  await until(() => owner.modals().length === 1)
  expect(JSON.stringify(owner.modals()[0])).toContain('"initial_value":"mange"')
})

test('a jump is asked about in a second view: no goes back to the form, yes records it', async () => {
  const house = await atDueDay()
  const { owner, row, until } = house
  await owner.press('form', row)
  await until(() => owner.modals().length === 1)
  await owner.submit({
    [inputOf('1D:2015')]: '158',
    [inputOf('1D:2015', 'comment')]: 'Optalt i december',
  })
  expect(owner.modals()).toHaveLength(2)
  expect(textsOf(owner.modals()[0]?.blocks).join()).toContain('Er 158 rigtigt?')
  await owner.close()
  expect(owner.modals()).toHaveLength(1)
  await owner.submit({
    [inputOf('1D:2015')]: '158',
    [inputOf('1D:2015', 'comment')]: 'Optalt i december',
  })
  await owner.submit({})
  expect(owner.modals()).toEqual([])
  const [recorded] = await figures(house)
  expect(recorded?.value.toNumber()).toBe(158)
  expect(recorded?.comment).toBe('Optalt i december')
})

test('what was probably meant is said beside the field, in the same view', async () => {
  const house = await atDueDay()
  const { owner, reminder, until } = house
  await owner.press('form', rowOf(reminder, '1C:2015'))
  await until(() => owner.modals().length === 1)
  const { body } = await owner.submit({ [inputOf('1C:2015')]: '97.1' })
  expect(body).toMatchObject({
    response_action: 'errors',
    errors: { [inputOf('1C:2015')]: expect.stringContaining('Mener du 97,1?') },
  })
  expect(owner.modals()).toHaveLength(1)
  await owner.submit({ [inputOf('1C:2015')]: '97,1' })
  expect(owner.modals()).toEqual([])
  expect((await figures(house)).map(({ value }) => value.toNumber())).toEqual([97.1])
})

test('a figure that never comes is given up with a reason, in a form of its own', async () => {
  const { owner, row, until, prisma, settle } = await atDueDay()
  await owner.press('never', row)
  await until(() => owner.modals().length === 1)
  const item = named('1D:2015')
  const empty = await owner.submit({ [`reason:${item}`]: ' ' })
  expect(empty.body).toMatchObject({
    errors: { [`reason:${item}`]: 'Skriv kort, hvorfor tallet ikke kommer.' },
  })
  await owner.submit({ [`reason:${item}`]: 'Registeret er nedlagt' })
  expect(owner.modals()).toEqual([])
  expect(await prisma.noFigure.findMany()).toMatchObject([{ reason: 'Registeret er nedlagt' }])
  await settle()
  const shown = textsOf((await newest(owner)).blocks).join()
  expect(shown).toContain('Tallet for 1D for 2015 kommer ikke (Registeret er nedlagt)')
})

test('a figure that does not exist yet is postponed with reason and date', async () => {
  const { owner, row, until, prisma, settle } = await atDueDay()
  await owner.press('later', row)
  await until(() => owner.modals().length === 1)
  const item = named('1D:2015')
  const past = await owner.submit({
    [`reason:${item}`]: 'Registeret er ikke opdateret.',
    [`expectedOn:${item}`]: '2015-04-01',
  })
  expect(past.body).toMatchObject({ errors: { [`expectedOn:${item}`]: expect.any(String) } })
  await owner.submit({
    [`reason:${item}`]: 'Registeret er ikke opdateret.',
    [`expectedOn:${item}`]: '2016-04-01',
  })
  expect(owner.modals()).toEqual([])
  expect(await prisma.postponement.findMany()).toMatchObject([{ expectedOn: '2016-04-01' }])
  await settle()
  expect(textsOf((await newest(owner)).blocks).join()).toContain('forventes den 1. april 2016')
})

test('what »udskyd« lacks is said where it is answered, from where the figure can be given instead', async () => {
  const house = await atDueDay()
  const { owner, reminder, until } = house
  const missing = 'Skriv kort, hvorfor tallet ikke findes endnu.'
  const shown = () => textsOf(owner.modals()[0]?.blocks).join()
  await owner.command('udskyd 1E 1. april 2016', { channel: 'direktion' })
  await until(() => shown().includes(missing))
  await owner.close()
  await owner.command('udskyd 1E 1. april 2015 registeret mangler', { channel: 'direktion' })
  await until(() => shown().includes('er passeret'))
  await owner.press('form', 'modal')
  await until(() => owner.modals().length === 2)
  await owner.submit({ [inputOf('1E:2015')]: '210' })
  expect(owner.modals()).toEqual([])
  expect((await figures(house)).map(({ value }) => value.toNumber())).toEqual([210])
  await owner.write('udskyd 1D 1. april 2016')
  await until(async () => (await newest(owner)).ts !== reminder.ts)
  expect(textsOf((await newest(owner)).blocks)).toContain(missing)
})

test('the receipt has »Ret«, which opens the figure as it stands', async () => {
  const house = await atDueDay()
  const { owner, row, until, settle } = house
  await owner.press('form', row)
  await until(() => owner.modals().length === 1)
  await owner.submit({
    [inputOf('1D:2015')]: '1.330',
    [inputOf('1D:2015', 'comment')]: 'Foreløbigt',
  })
  await settle()
  const receipt = await newest(owner)
  await owner.press('form', rowOf(receipt, '1D:2015'))
  await until(() => owner.modals().length === 1)
  const stands = '"initial_value":"1.330"'
  expect(JSON.stringify(owner.modals()[0])).toContain(stands)
  await owner.press('later', 'modal')
  await until(() => owner.modals().length === 2)
  await owner.submit({
    [inputOf('1D:2015', 'reason')]: 'Alligevel ikke.',
    [inputOf('1D:2015', 'expectedOn')]: '2016-04-01',
  })
  const refused = textsOf(owner.modals()[0]?.blocks).join()
  expect(refused).toContain('⚠️ 1D for 2015 har allerede tallet 1.330')
  await owner.close()
  expect(JSON.stringify(owner.modals()[0])).toContain(stands)
  await owner.submit({ [inputOf('1D:2015')]: '1.340' })
  await settle()
  expect((await figures(house)).map(({ value, comment }) => [value.toNumber(), comment])).toEqual([
    [1330, 'Foreløbigt'],
    [1340, 'Foreløbigt'],
  ])
  expect(textsOf((await newest(owner)).blocks).join()).toContain('registreret som 1.340')
})

test.each(WAYS)('%s: what is delivered twice happens once, also out of order', async (way) => {
  const house = await atDueDay(way)
  const { owner, row, until, settle, slack } = house
  await owner.press('form', row)
  await until(() => owner.modals().length === 1)
  const first = await owner.submit({ [inputOf('1D:2015')]: '1.330' })
  await settle()
  const command = await owner.command('indberet 1D 1.340', { channel: 'direktion' })
  await until(() => owner.modals().length === 1)
  await owner.submit({})
  expect((await figures(house)).map(({ value }) => value.toNumber())).toEqual([1330, 1340])
  expect((await first.again()).body).toMatchObject({ response_action: 'clear' })
  await command.again()
  expect((await figures(house)).map(({ value }) => value.toNumber())).toEqual([1330, 1340])

  const mention = await owner.mention('pejlemaerke-5', 'status 5')
  await mention.again()
  await until(async () => {
    const asked = (await slack.messages('pejlemaerke-5')).find(({ text }) => text.includes('<@'))
    return asked ? (await slack.thread(asked)).length === 1 : false
  })
  const written = await owner.write('status 5')
  await written.again()
  await until(async () => (await newest(owner)).text.startsWith('Pejlemærke 5'))
  const answers = (await owner.messages()).filter(({ text }) => text.startsWith('Pejlemærke 5'))
  expect(answers).toHaveLength(1)
})

test('a signature that is wrong, stale or missing is turned away, and nothing happens', async () => {
  const { owner, slack, until } = await atDueDay('HTTP')
  for (const signature of ['wrong', 'stale', 'missing'] as const) {
    const command = await owner.command('status 5', { signature })
    const mention = await owner.mention('direktion', 'status 5', { signature })
    expect([signature, command.status, mention.status]).toEqual([signature, 401, 401])
  }
  expect((await owner.command('status 5')).status).toBe(200)
  await until(() => owner.ephemerals().length === 1)
  // The digest, and what was turned away three times.
  expect(await slack.messages('direktion')).toHaveLength(4)
})

test('a click that took too long is told so, and the next one works', async () => {
  const { owner, row, until, slack } = await atDueDay()
  slack.next('views.open', { error: 'expired_trigger_id' })
  await owner.press('form', row)
  await until(async () => (await newest(owner)).text.includes('Tryk igen'))
  expect(owner.modals()).toEqual([])
  await owner.press('form', row)
  await until(() => owner.modals().length === 1)
  slack.next('views.open', { error: 'expired_trigger_id' })
  await owner.close()
  await owner.command('indberet', { channel: 'direktion' })
  await until(() => owner.ephemerals().length === 1)
  expect(textsOf(owner.ephemerals()[0]?.blocks)).toContain('Indberet')
})

test('somebody who does not take part gets a kind sentence, wherever they ask', async () => {
  const { prisma, slack, until } = await openSlackHouse()
  await prisma.person.update({ where: { key: 'direktion' }, data: { active: false } })
  const stranger = slack.person('direktion')
  const kind = 'Hej! Jeg kender dig ikke endnu.'
  await stranger.command('status 5', { channel: 'direktion' })
  await until(() => stranger.ephemerals().length === 1)
  await stranger.mention('direktion', 'status 5')
  await until(() => stranger.ephemerals().length === 2)
  expect(stranger.ephemerals().every(({ text }) => String(text).startsWith(kind))).toBe(true)
  await stranger.write('status 5')
  await until(async () => (await newest(stranger)).text.startsWith(kind))
  await stranger.openHome()
  await until(() => textsOf(stranger.home()?.blocks).join().startsWith(kind))
})

test('App Home has my figures, my barometers and what is missing', async () => {
  const { slack, until, tickAt } = await openSlackHouse()
  await tickAt(DUE)
  const leader = slack.person('leder-bolig')
  await leader.openHome()
  await until(() => leader.home() !== null)
  const shown = textsOf(leader.home()?.blocks).join('\n')
  expect(shown).toContain('Pejlemærke 1')
  expect(shown).toContain('`−5 ──────────┼')
  expect(shown).toContain('Det afventes')
  const owner = slack.person('dataejer-sagsbehandling')
  await owner.openHome()
  await until(() => owner.home() !== null)
  expect(textsOf(owner.home()?.blocks).join('\n')).toContain('9C ·')
  await owner.press('command', 'home')
  await until(() => owner.modals().length === 1)
})

test('an answer in a channel is seen by the one who asked, until they share it', async () => {
  const { slack, until, tickAt } = await openSlackHouse()
  await tickAt('2016-01-04 08:00')
  const leader = slack.person('leder-bolig')
  await leader.command('mine', { channel: 'pejlemaerke-5' })
  await until(() => leader.ephemerals().length === 1)
  expect(slack.person('direktion').ephemerals()).toEqual([])
  expect(await slack.messages('pejlemaerke-5')).toHaveLength(1)
  const [living] = await slack.messages('pejlemaerke-5')
  if (!living) throw new Error('no card')
  await leader.press('command', living)
  await until(() => leader.ephemerals().length === 2)
  expect(leader.ephemerals()[1]?.text).toContain('Sådan er pejlemærke 5 regnet ud')
  expect((await slack.messages('pejlemaerke-5'))[0]?.text).toBe(living.text)
})

test('what a mention in a channel asks for of one’s own is seen by the one who asked alone', async () => {
  const { owner, slack, until } = await atDueDay()
  const seen = ['tal til pejlemærkerne', 'Dataejer bolig', 'Det kan du skrive til pejl']
  for (const [at, typed] of ['indberet', 'mine', 'hjælp'].entries()) {
    await owner.mention('direktion', typed)
    const asked = (await slack.messages('direktion')).at(-1)
    const thread = async () => (asked ? await slack.thread(asked) : [])
    await until(async () => owner.ephemerals().length + (await thread()).length > at)
    expect(asked?.text).toContain(typed)
    expect(owner.ephemerals().at(-1)?.text).toContain(seen[at])
    expect(await thread()).toEqual([])
    expect((await slack.messages('direktion')).at(-1)?.ts).toBe(asked?.ts)
  }
})

test('a message that others see is never replaced by the answer to one press', async () => {
  const { slack, until, tickAt, say } = await openSlackHouse()
  await tickAt('2016-02-01 08:30')
  await say('dataejer-misbrug', 'indberet 6A 34')
  const controller = slack.person('controller')
  await until(async () => (await newest(controller)).text.startsWith('Første tal for 6A'))
  const { blocks = [] } = await newest(controller)
  const [living] = await slack.messages('pejlemaerke-5')
  if (!living) throw new Error('no card')
  // A button whose answer takes the card's place in private, here on a message that all can see.
  await controller.press('confirm-baseline', { ...living, blocks })
  const still = async () => (await slack.messages('pejlemaerke-5'))[0]?.text
  await until(async () => controller.ephemerals().length > 0 || (await still()) !== living.text)
  expect(await still()).toBe(living.text)
  expect(controller.ephemerals().map(({ text }) => text)).toEqual([
    expect.stringContaining('Baseline for 6A er 34\u00a0% (2015).'),
  ])
})

test('a message that others see is not replaced by the answer to a form that it opened', async () => {
  const { owner, row, slack, until } = await atDueDay()
  const [living] = await slack.messages('pejlemaerke-5')
  if (!living) throw new Error('no card')
  await owner.press('form', { ...living, blocks: row.blocks ?? [] })
  await until(() => owner.modals().length === 1)
  await owner.submit({ [inputOf('1D:2015')]: '1.330' })
  const still = async () => (await slack.messages('pejlemaerke-5'))[0]?.text
  await until(async () => owner.ephemerals().length > 0 || (await still()) !== living.text)
  expect(await still()).toBe(living.text)
  expect(owner.ephemerals().map(({ text }) => text)).toEqual([expect.stringContaining('1.330')])
})

test('somebody whose e-mail in people.yaml is another from now on has their role no longer', async () => {
  const house = await openSlackHouse()
  const owner = house.slack.person('dataejer-bolig')
  await owner.write('mine')
  await house.until(async () => (await newest(owner)).text.startsWith('Dataejer bolig'))
  await startAgainWith(house, {
    'people.yaml': [['dataejer-bolig@pejl.example', 'afloeser@pejl.example']],
  })
  await owner.write('indberet 1D 1.330')
  await house.until(async () => /^(Hej!|Dit svar)/.test((await newest(owner)).text))
  expect((await newest(owner)).text).toContain('Jeg kender dig ikke endnu.')
  expect((await house.say('controller', 'status 1D')).json).toMatchObject({ status: null })
})

test('a form whose answer takes long is acknowledged in time, and says what came of it, asks and goes on, also when it was closed', async () => {
  const house = await atDueDay()
  const { owner, row, until, prisma, slack } = house
  const impatient = slack.person('dataejer-sagsbehandling')
  await owner.press('form', row)
  await impatient.command('indberet 9C', { channel: 'direktion' })
  const asked = slack.person('dataejer-botilbud')
  await asked.command('indberet', { channel: 'direktion' })
  const people = [owner, impatient, asked]
  await until(() => people.every((person) => person.modals().length === 1))
  const { letGo } = await holdStore(prisma)
  const sent = await Promise.all([
    owner.submit({ [inputOf('1D:2015')]: '1.330' }),
    impatient.submit({ [inputOf('9C:2015')]: '50' }),
    asked.submit({ [inputOf('1F1:2015')]: '12' }),
  ])
  for (const { body } of sent) expect(body).toMatchObject({ response_action: 'update' })
  await impatient.close()
  await letGo()
  await until(() => textsOf(owner.modals()[0]?.blocks).join() === 'Tak. Det er registreret.')
  await until(() => impatient.ephemerals().length === 1)
  expect(textsOf(impatient.ephemerals()[0]?.blocks).join()).toContain('9C for 2015 er registreret')
  const said = () => textsOf(asked.modals()[0]?.blocks).join()
  await until(() => said().includes('Er 12 rigtigt?'))
  await asked.submit({})
  expect(said()).toContain('✓ Tak. 1F1 for 2015 er registreret som 12.')
  await asked.submit({ [inputOf('1F2:2015')]: '100' })
  expect(await figures(house)).toHaveLength(4)
})

test('nobody is left without a receipt: not below what is too old to be changed, nor after a long break', async () => {
  const { owner, row, until, slack } = await atDueDay()
  await owner.command('indberet 1E', { channel: 'direktion' })
  await until(() => owner.modals().length === 1)
  slack.pass(31 * 60_000)
  await owner.submit({ [inputOf('1E:2015')]: '210' })
  const read = async () => textsOf((await newest(owner)).blocks).join()
  await until(async () => (await read()).includes('1E for 2015 er registreret som 210.'))
  expect(owner.ephemerals()).toEqual([])
  slack.editableFor(0)
  await owner.press('form', row)
  await until(() => owner.modals().length === 1)
  await owner.submit({ [inputOf('1D:2015')]: '1.330' })
  await until(async () => (await read()).includes('1D for 2015 er registreret som 1.330.'))
})

test('what a yes cannot record is said, and not taken for recorded', async () => {
  const house = await atDueDay()
  const { owner, row, until, prisma } = house
  await owner.press('form', row)
  await until(() => owner.modals().length === 1)
  await owner.submit({ [inputOf('1D:2015')]: '158' })
  expect(owner.modals()).toHaveLength(2)
  const [draft] = await prisma.draft.findMany({ where: { delmaalId: { endsWith: '/1D' } } })
  await prisma.draft.updateMany({
    where: { delmaalId: draft?.delmaalId ?? '' },
    data: { typed: { ...(draft?.typed as object), evidence: 'kk.dk' } },
  })
  await owner.submit({})
  expect(textsOf(owner.modals()[0]?.blocks).join()).toContain('Et link skal begynde med https://')
  expect(await figures(house)).toEqual([])
})

test('an answer is shared once, however often the button is pressed', async () => {
  const { slack, until } = await openSlackHouse()
  const leader = slack.person('leder-bolig')
  await leader.command('status 5', { channel: 'pejlemaerke-5' })
  await until(() => leader.ephemerals().length === 1)
  const [answer] = leader.ephemerals()
  if (!answer) throw new Error('no answer')
  await Promise.all([leader.press('publish', answer), leader.press('publish', answer)])
  await until(() => leader.ephemerals().length === 0)
  expect(await slack.messages('pejlemaerke-5')).toHaveLength(1)
})

test('a reflection is answered in a modal, in private, and can be corrected', async () => {
  const { slack, until, tickAt, say, settle, prisma } = await openSlackHouse()
  await tickAt('2016-02-01 08:30')
  await say('dataejer-bolig', 'indberet 1D 1.330')
  await settle()
  const leader = slack.person('leder-bolig')
  for (const text of ['Første svar', 'Andet svar']) {
    await leader.press('reflection', await newest(leader))
    await until(() => leader.modals().length === 1)
    await leader.submit({ answer: text })
    expect(leader.modals()).toEqual([])
    await until(async () => textsOf((await newest(leader)).blocks).includes(text))
  }
  expect(await prisma.reflection.findMany()).toMatchObject([{ answer: 'Andet svar' }])
  const seen = JSON.stringify(
    slack.calls().filter(({ args }) => args.channel === slack.channel('pejlemaerke-1').id),
  )
  expect(seen).not.toContain('svar')
})
