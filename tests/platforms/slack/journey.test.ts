import { expect, test } from 'vitest'
import { openSlackHouse, textsOf, WAYS } from './slack-house.ts'

test.each(WAYS)(
  '%s: from the reminder over modal and receipt to channel, thread, reflection and digest',
  async (way) => {
    const { slack, tickAt, settle, until } = await openSlackHouse(way)
    const owner = slack.person('dataejer-bolig')
    const leader = slack.person('leder-bolig')

    await tickAt('2016-01-04 08:00')
    const [living] = await slack.messages('pejlemaerke-1')
    expect(textsOf(living?.blocks)).toContain('*2,4* på skalaen fra −5 til 5')
    expect((await slack.messages('direktion'))[0]?.text).toContain('Ugens opfølgning')

    await tickAt('2016-02-01 08:30')
    const [reminder] = (await owner.messages()).slice(-1)
    if (!reminder) throw new Error('no reminder')
    expect(reminder.text).toContain('1D for 2015 skal indberettes i dag')

    await owner.press('form', reminder)
    await until(() => owner.modals().length === 1)
    await owner.submit({ 'figure:1C:2015': 'mange', 'figure:1D:2015': '1.330' })
    expect(owner.modals()).toHaveLength(1)
    await owner.submit({ 'figure:1C:2015': '', 'figure:1D:2015': '1.330' })
    expect(owner.modals()).toEqual([])
    await settle()

    const [receipt] = (await owner.messages()).slice(-1)
    expect(receipt?.ts).toBe(reminder.ts)
    expect(textsOf(receipt?.blocks)).toContain(
      'Tak. 1D for 2015 er registreret som 1.330. Du kan altid rette tallet.',
    )
    const [changed] = await slack.messages('pejlemaerke-1')
    expect(changed?.ts).toBe(living?.ts)
    expect(textsOf(changed?.blocks)).toContain('*2,7* på skalaen fra −5 til 5')
    const thread = changed && (await slack.thread(changed))
    expect(thread?.map(({ text }) => text)).toEqual([
      'Pejlemærke 1 er gået fra 2,4 til 2,7, fordi 1D for 2015 er indberettet som 1.330. Datagrundlaget er gået fra 4 af 6 delmål til 5 af 6 delmål.',
    ])

    const [question] = (await leader.messages()).slice(-1)
    if (!question) throw new Error('no question')
    await leader.press('reflection', question)
    await until(() => leader.modals().length === 1)
    await leader.submit({ answer: 'Flere ud af herberg.' })
    await until(async () => (await leader.messages()).at(-1)?.text.includes('Flere ud') ?? false)
    const [answered] = (await leader.messages()).slice(-1)
    if (!answered) throw new Error('no answer')
    await leader.press('share', answered)
    await until(async () => (changed ? (await slack.thread(changed)).length === 2 : false))
    expect((changed && (await slack.thread(changed)))?.[1]?.text).toBe(
      'Leder bolig deler en refleksion: »Flere ud af herberg.«',
    )

    await tickAt('2016-02-08 08:00')
    const digest = (await slack.messages('direktion')).at(-1)
    expect(digest?.text).toContain('Pejlemærke 1 er gået fra 2,4 til 2,7')

    await leader.command('status 5', { channel: 'pejlemaerke-5' })
    await until(() => leader.ephemerals().length === 1)
    const [status] = leader.ephemerals()
    if (!status) throw new Error('no status')
    expect(textsOf(status.blocks)).toContain('Del i kanalen')
    const before = (await slack.messages('pejlemaerke-5')).length
    await leader.press('publish', status)
    await until(() => leader.ephemerals().length === 0)
    const all = await slack.messages('pejlemaerke-5')
    expect(all).toHaveLength(before + 1)
    expect(textsOf(all.at(-1)?.blocks)).toContain(`Delt af <@${leader.id}>`)
    expect(slack.left()).toEqual([])
  },
  90_000,
)
