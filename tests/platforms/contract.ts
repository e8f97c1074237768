/**
 * What every chat platform must do (src/outbox/port.ts), as a suite. A platform joins with one line in
 * contract.test.ts and a stage: itself in a house, and eyes and hands for its people.
 */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { noticeCard } from '../../src/cards/notice.ts'
import { questionIds } from '../../src/cards/question-form.ts'
import type { Recipient } from '../../src/domain/recipient.ts'
import { type Outgoing, type Platform, type Ref, SendError } from '../../src/outbox/port.ts'
import { samples } from '../cards/samples.ts'
import type { House } from '../support/house.ts'

/** A message as somebody sees it. */
export type Seen = { id: string; text: string }

export type Stage = {
  house: Pick<House, 'prisma' | 'outbox' | 'tickAt' | 'giveFigure' | 'press' | 'inbound' | 'pejl'>
  platform: Platform
  /** Delivers until nothing waits. */
  settle(): Promise<void>
  /** What a person sees in a conversation, oldest first, without threads. */
  seen(person: string, conversation: Recipient): Promise<Seen[]>
  /** The replies below a message. */
  thread(conversation: Recipient, root: Seen): Promise<Seen[]>
  /** Types a command in a channel, so that no others see it; resolves when it has been answered. */
  ask(person: string, channel: string, text: string): Promise<void>
  /** Types a command in a channel; every word of what answers it, also of a form that opens. */
  answered(person: string, channel: string, text: string): Promise<string>
  /** Presses a button of what a person was last answered in a channel; the words that answer it. */
  press(person: string, channel: string, title: string): Promise<string>
  /** Shows everybody what a person was last answered there; the words that all see. Not where nobody can. */
  share?(person: string, channel: string): Promise<string>
  /** Sends a figure in from the newest message of a person's private conversation. */
  report(person: string, item: string, figure: string): Promise<void>
  /** Answers one question in the newest message of a person's private conversation, by its fields. */
  answer(person: string, item: string, fields: Readonly<Record<string, string>>): Promise<void>
  /** Takes a message away behind pejl's back. */
  remove(ref: Ref): Promise<void>
  close(): Promise<void>
}

const ROOM = 'channel:pejlemaerke-5'
const OWNER = 'dataejer-bolig'
const PLAN = 'forebyggelse-2011-2012'
const STRATEGY = 'strategi-2010'

/** What a platform is called where an answer's way is told. */
const through = ({ platform }: Stage): string =>
  `${platform.name.charAt(0).toUpperCase()}${platform.name.slice(1)}`

export function contract(name: string, open: () => Promise<Stage>): void {
  const outgoing = (
    recipient: Recipient,
    text: string,
    more: Partial<Outgoing> = {},
  ): Outgoing => ({
    messageId: randomUUID(),
    recipient,
    card: noticeCard(text),
    at: new Date('2016-01-04T07:00:00Z'),
    ...more,
  })

  describe(name, () => {
    let stage: Stage
    beforeAll(async () => {
      stage = await open()
    })
    afterAll(() => stage.close())

    /** What a person sees in a conversation from now on: the stage is shared by these tests. */
    async function fromNowOn(
      person: string,
      conversation: Recipient,
    ): Promise<() => Promise<Seen[]>> {
      const { seen } = stage
      const before = new Set((await seen(person, conversation)).map(({ id }) => id))
      return async () => (await seen(person, conversation)).filter(({ id }) => !before.has(id))
    }

    /** A controller has made a plan one that is followed up, now or in a test before. */
    const follow = (items: string, typed: Readonly<Record<string, string>>) =>
      stage.house.press('controller', 'adopt', { items, place: 'direktion', ...typed })
    const followPlan = () =>
      follow(PLAN, {
        startsOn: '1. september 2011',
        leader: 'leder-kvalitet',
        'owner M1': 'leder-boern-og-unge',
      })

    /** A plan's living card, and what stands in its thread. */
    async function planIn(set: string, title: string) {
      const { seen, thread } = stage
      const posts = await seen('direktion', `channel:${set}`)
      const card = posts.find(({ text }) => text.startsWith(`${title}\nSenest ændret`))
      if (!card) throw new Error(`no living card among: ${posts.map(({ text }) => text)}`)
      const lines = (await thread(`channel:${set}`, card)).map(({ text }) => text)
      return { card: card.text, lines }
    }

    test('every card can be sent, and is shown with its words', async () => {
      const { platform, seen } = stage
      for (const [what, card] of Object.entries(samples)) {
        await platform.send(outgoing(`person:${OWNER}`, '', { card }))
        const [newest] = (await seen(OWNER, `person:${OWNER}`)).slice(-1)
        expect([what, newest?.text]).toEqual([what, card.text])
      }
    })

    test('what is far too long is shown as far as it goes, and never refused', async () => {
      const { platform } = stage
      const seen = await fromNowOn(OWNER, ROOM)
      await platform.send(outgoing(ROOM, `Kort sagt: ${'alt for langt '.repeat(2000)}`))
      expect((await seen())[0]?.text).toMatch(/^Kort sagt: alt for langt/)
    })

    test("people's text is shown as it was typed", async () => {
      const { platform } = stage
      const seen = await fromNowOn(OWNER, ROOM)
      const typed = 'A & B <b>fed</b> ${title} @here'
      await platform.send(outgoing(ROOM, typed))
      expect((await seen())[0]?.text).toBe(typed)
    })

    test('an edit changes the message where it stands, and may be repeated', async () => {
      const { platform } = stage
      const seen = await fromNowOn(OWNER, ROOM)
      const message = outgoing(ROOM, 'før')
      const ref = await platform.send(message)
      const [before] = await seen()
      for (const _ of [1, 2]) await platform.update(ref, { ...message, card: noticeCard('efter') })
      expect(await seen()).toEqual([{ id: before?.id, text: 'efter' }])
    })

    test('a reply stands in the thread of its root', async () => {
      const { platform, thread } = stage
      const seen = await fromNowOn(OWNER, ROOM)
      const root = await platform.send(outgoing(ROOM, 'rod'))
      await platform.send(outgoing(ROOM, 'svar', { root }))
      const [shown, ...others] = await seen()
      expect(others).toEqual([])
      expect(shown && (await thread(ROOM, shown)).map(({ text }) => text)).toEqual(['svar'])
    })

    test('a private message is seen by its person alone', async () => {
      const own = await fromNowOn(OWNER, `person:${OWNER}`)
      const others = await fromNowOn('controller', 'person:controller')
      const room = await fromNowOn('controller', ROOM)
      await stage.platform.send(outgoing(`person:${OWNER}`, 'til dig'))
      expect((await own()).map(({ text }) => text)).toEqual(['til dig'])
      expect(await others()).toEqual([])
      expect(await room()).toEqual([])
    })

    test('a message is found again by its id, edited or not, also in a thread', async () => {
      const { platform } = stage
      const { lookUp } = platform
      if (!lookUp) return
      const root = outgoing(ROOM, 'rod')
      const ref = await platform.send(root)
      const reply = outgoing(ROOM, 'svar', { root: ref })
      const replyRef = await platform.send(reply)
      await platform.update(ref, { ...root, card: noticeCard('rettet') })
      expect(await lookUp(root)).toEqual(ref)
      expect(await lookUp(reply)).toEqual(replyRef)
      expect(await lookUp(outgoing(ROOM, 'aldrig sendt'))).toBeNull()
      expect(await lookUp(outgoing(ROOM, 'aldrig sendt', { root: ref }))).toBeNull()
    })

    test('a message of unknown outcome stands exactly once in the end', async () => {
      const { house, platform, settle } = stage
      const room = await fromNowOn('leder-rehabilitering', ROOM)
      const management = await fromNowOn('direktion', 'channel:direktion')
      const controller = await fromNowOn('controller', 'person:controller')
      let dropped = 0
      const losesAnswers: Platform = {
        ...platform,
        async send(message) {
          const ref = await platform.send(message)
          if (message.recipient.startsWith('person:')) return ref
          dropped += 1
          throw new SendError({ kind: 'uncertain' }, 'the answer was lost')
        },
      }
      const { platforms: usual } = house.outbox
      onTestFinished(() => void Object.assign(house.outbox, { platforms: usual }))
      const platforms = new Map([[platform.name, losesAnswers]])
      Object.assign(house.outbox, { platforms })
      await house.tickAt('2016-01-04 08:00')
      await settle()
      expect(dropped).toBe(10)
      expect(await room()).toHaveLength(1)
      expect(await management()).toHaveLength(1)
      const told = (await controller()).map(({ text }) => text)
      const uncertain = expect.stringMatching(/^Det er uvist, om .+ kom frem \(besked nr/)
      expect(told).toEqual(platform.lookUp ? [] : Array(dropped).fill(uncertain))
    })

    test('what has been taken away is gone, and says what can be done', async () => {
      const { platform, remove } = stage
      const message = outgoing(ROOM, 'væk')
      const ref = await platform.send(message)
      await remove(ref)
      const failure = await platform.update(ref, message).catch((error: SendError) => error.failure)
      expect(failure).toMatchObject({ kind: 'gone', advice: expect.stringMatching(/\.$/) })
    })

    test('a command in a channel is answered to the one who asked alone', async () => {
      const { ask } = stage
      const seen = await fromNowOn('leder-rehabilitering', ROOM)
      const others = await fromNowOn('controller', ROOM)
      await ask('leder-rehabilitering', 'pejlemaerke-5', 'status 5')
      expect((await seen()).at(-1)?.text).toContain('Pejlemærke 5')
      expect(await others()).toEqual([])
    })

    test('a reminder that is answered becomes its own receipt, and says through what', async () => {
      const { house, platform, settle, seen, report } = stage
      await house.tickAt('2016-02-01 08:30')
      await settle()
      const before = await seen(OWNER, `person:${OWNER}`)
      await report(OWNER, '1D:2015', '1.330')
      await settle()
      const after = await seen(OWNER, `person:${OWNER}`)
      expect(after.map(({ id }) => id)).toEqual(before.map(({ id }) => id))
      expect(after.at(-1)?.text).toContain('Tak. 1D for 2015 er registreret som 1.330.')
      const { through } = await house.prisma.measurement.findFirstOrThrow({
        where: { period: '2015' },
      })
      expect(through).toBe(platform.name)
    })

    test('a figure that never comes is answered so, and its card says no more than that', async () => {
      const { answered, house, settle, seen } = stage
      await house.tickAt('2016-02-01 08:30')
      await settle()
      const command = 'kommer-ikke 2E registeret er nedlagt'
      const receipt = 'Tallet for 2E for 2015 kommer ikke (registeret er nedlagt)'
      expect(await answered('dataejer-skole', 'pejlemaerke-5', command)).toContain(receipt)
      await settle()
      const card = (await seen('dataejer-skole', 'person:dataejer-skole')).at(-1)
      expect(card?.text).toContain(receipt)
    })

    test('an open form is left as it is when another answers: its owner gets a line', async () => {
      const { house, settle, seen, report } = stage
      const other = 'dataejer-beskaeftigelse'
      await house.giveFigure(other, 'pejlemaerker-2014-2017/1E')
      const chat = await fromNowOn(other, `person:${other}`)
      await house.tickAt('2016-02-08 08:30')
      await settle()
      const [card, ...more] = await chat()
      expect([card?.text.includes('1E · '), more]).toEqual([true, []])
      await report(OWNER, '1E:2015', '200')
      await settle()
      const line =
        'Dataejer bolig har indberettet 1E for 2015: 200. Du behøver ikke gøre mere ved det.'
      expect(await chat()).toEqual([card, { id: expect.any(String), text: line }])
      const own = await seen(OWNER, `person:${OWNER}`)
      expect(own.at(-1)?.text).toContain('1E for 2015 er registreret som 200.')
    })

    test('a step of a plan that is asked about is answered in its card, and becomes its own receipt', async () => {
      const { house, settle, seen, answer } = stage
      const person = 'leder-boern-og-unge'
      await followPlan()
      const chat = await fromNowOn(person, `person:${person}`)
      await house.tickAt('2016-02-15 08:30')
      await settle()
      const [card, ...more] = await chat()
      expect([card?.text, more]).toEqual([expect.stringContaining('Milepæl M1, »'), []])
      const item = `${PLAN}/M1:2011-09`
      const ids = questionIds(item)
      await answer(person, item, { [ids.choice]: 'reached' })
      await settle()
      const after = await seen(person, `person:${person}`)
      expect(after.at(-1)?.id).toBe(card?.id)
      expect(after.at(-1)?.text).toContain('Tak. M1 er registreret som nået.')
    })

    test('an initiative is asked about, answered in its card, and told in the plan, its week and its history', async () => {
      const { house, settle, seen, answer, answered } = stage
      const person = 'leder-misbrug'
      const title = 'Strategi 2010 for udsatte børn, unge og deres familier'
      await follow(STRATEGY, { startsOn: '1. januar 2010', 'owner 1.2': person })
      const chat = await fromNowOn(person, `person:${person}`)
      await house.tickAt('2016-02-16 08:30')
      await settle()
      const [card, ...more] = await chat()
      expect([card?.text, more]).toEqual([
        expect.stringMatching(/Initiativ 1\.2, ».*Senest: søger finansiering\./s),
        [],
      ])
      const item = `${STRATEGY}/1.2:2011-H2`
      const ids = questionIds(item)
      await answer(person, item, { [ids.choice]: 'funded', [ids.reason]: 'Begge bydele er med.' })
      await settle()
      const after = await seen(person, `person:${person}`)
      expect(after.at(-1)?.id).toBe(card?.id)
      expect(after.at(-1)?.text).toContain(
        'Tak. 1.2 for 2. halvår 2011 er registreret som finansieret.',
      )
      const plan = await planIn(STRATEGY, title)
      expect(plan.card).toContain('1.2 · Skoleskulkerklasser: finansieret')
      const line =
        'Initiativ 1.2, »Skoleskulkerklasser«, er finansieret (2. halvår 2011). Begge bydele er med. Svaret af leder misbrug.'
      expect(plan.lines).toEqual([line])
      await house.tickAt('2016-02-22 08:00')
      await settle()
      const week = (await seen('direktion', `channel:${STRATEGY}`)).map(({ text }) => text)
      expect(week).toContainEqual(expect.stringContaining('er finansieret'))
      const history = await answered('controller', 'direktion', 'initiativ strategi-2010/1.2')
      expect(history).toContain('leder misbrug den 16. februar 2016')
      expect(history).toContain(`(${through(stage)}), for 2. halvår 2011`)
    })

    test('the yearly review: an area goes on, another gives way to a new one, which is then asked about', async () => {
      const { house, settle, seen, answer } = stage
      const person = 'leder-kvalitet'
      const title = 'Forebyggelsesstrategi 2011–2012'
      await followPlan()
      await house.tickAt('2016-02-23 08:30')
      await settle()
      const card = (await seen(person, `person:${person}`)).at(-1)
      expect(card?.text).toContain('Indsatsområde O1, »')
      const goesOn = questionIds(`${PLAN}/O1:2012`)
      const givesWay = questionIds(`${PLAN}/O2:2012`)
      const why = { [goesOn.choice]: 'continued', [goesOn.reason]: 'Redskaberne bliver brugt.' }
      await answer(person, `${PLAN}/O1:2012`, why)
      await settle()
      const replaced = {
        [givesWay.choice]: 'replaced',
        [givesWay.reason]: 'Proceduren er på plads.',
        [givesWay.other]: 'Skolefravær',
      }
      await answer(person, `${PLAN}/O2:2012`, replaced)
      await settle()
      const after = (await seen(person, `person:${person}`)).find(({ id }) => id === card?.id)
      expect(after?.text).toContain('Tak. O1 for 2012 er registreret som videreført.')
      expect(after?.text).toContain('Indsatsområde O3, »')
      const plan = await planIn(PLAN, title)
      expect(plan.card).toContain(
        'O1 · Redskaber til tidlig opsporing af børn med risikoprofiler: videreført',
      )
      expect(plan.card).toContain('afløst af »Skolefravær«')
      expect(plan.card).toContain('O2b · Skolefravær: i gang')
      expect(plan.lines).toContainEqual(expect.stringContaining('Proceduren er på plads.'))
      await house.tickAt('2016-02-24 08:30')
      await settle()
      const next = (await seen(person, `person:${person}`)).at(-1)
      expect(next?.text).toContain('Indsatsområde O2b, »Skolefravær«')
    })

    test("a button in a channel means the channel's own set, as if its command were typed there", async () => {
      const { ask, press, share } = stage
      await ask('leder-rehabilitering', 'pejlemaerke-5', 'status 5')
      await follow('grundlag-2014-2017', { startsOn: '1. februar 2016' })
      const calculation = /^Sådan er pejlemærke 2014-2017\/5 regnet ud/
      expect(await press('leder-rehabilitering', 'pejlemaerke-5', 'Vis beregningen')).toMatch(
        calculation,
      )
      if (share) expect(await share('leder-rehabilitering', 'pejlemaerke-5')).toMatch(calculation)
    })

    test("a goal that several goal sets have is, in a channel, the one of the channel's own set", async () => {
      const { ask } = stage
      await follow('grundlag-2014-2017', { startsOn: '1. februar 2016' })
      const seen = await fromNowOn('leder-rehabilitering', ROOM)
      await ask('leder-rehabilitering', 'pejlemaerke-5', 'status 5A')
      expect((await seen()).at(-1)?.text).toMatch(/^2014-2017\/5A · /)
    })
  })
}
