/** What it takes to add to pejl: a platform is one folder, a kind of message is one folder and one line. */
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { at } from '../src/domain/time/calendar.ts'
import { kind } from '../src/loop/kind.ts'
import { kinds, render } from '../src/loop/kinds.ts'
import { tick } from '../src/loop/tick.ts'
import { deliver } from '../src/outbox/deliver.ts'
import type { Outbox } from '../src/outbox/outbox.ts'
import { loadPlatforms } from '../src/platforms/load.ts'
import { greet } from './fixtures/kinds/hilsen/decide.ts'
import { greeting } from './fixtures/kinds/hilsen/intent.ts'
import { renderGreeting } from './fixtures/kinds/hilsen/render.ts'
import { type House, openHouse } from './support/house.ts'

let house: House
beforeEach(async () => {
  house = await openHouse('2016-01-18 08:30')
})
afterEach(() => house.close())

describe('a platform is one folder', () => {
  const FOLDER = join(import.meta.dirname, 'fixtures/platforms')
  const load = (env: NodeJS.ProcessEnv, folder?: string) => {
    const { pejl, http, db } = house
    const { clock, log } = pejl
    const context = {
      env,
      http,
      db,
      log,
      now: clock.now,
      demo: null,
      commands: () => [],
      reachable: async () => {},
      trouble: () => {},
    }
    return loadPlatforms(context, folder)
  }

  test('that is off without its settings, like pejl’s own', async () => {
    expect(await load({}, FOLDER)).toEqual([])
    expect(await load({})).toEqual([])
  })

  test('that is started, reaches who prefers it, and answers a command', async () => {
    const [pigeon, ...others] = await load({ BREVDUE_SLAG: 'Rådhuset' }, FOLDER)
    if (!pigeon) throw new Error('no platform was loaded')
    expect(others).toEqual([])
    await pigeon.start(house.inbound)
    await house.db.person.update({
      where: { key: 'dataejer-bolig' },
      data: { platform: pigeon.name },
    })
    const platforms = new Map([...house.outbox.platforms, [pigeon.name, pigeon]])
    await tick(house.pejl)
    await deliver({ ...house.outbox, platforms })

    const letters = async () => (await house.http.inject('/brevdue')).json()
    expect(await letters()).toEqual([
      { to: 'person:dataejer-bolig', text: expect.stringContaining('1D · Der er færre hjemløse') },
    ])
    const answer = await house.http.inject({
      method: 'POST',
      url: '/brevdue',
      payload: { person: 'dataejer-bolig', text: 'indberet 1D 1.330' },
    })
    expect(answer.json().text).toContain('Tak. 1D for 2015 er registreret som 1.330.')
    await deliver({ ...house.outbox, platforms })
    expect((await letters())[0].text).toContain('1D for 2015 er registreret som 1.330')
    expect((await house.say('controller', 'historik 1D')).card.text).toContain('(Brevdue)')
  })
})

describe('a kind of message is one folder and one line', () => {
  const table = [...kinds, kind(greeting, renderGreeting, greet)]
  const outbox = (): Outbox => ({
    ...house.outbox,
    render: (message, now) => render(house.pejl, message, now, table),
  })
  const greetings = async () => (await house.posts('person:leder-bolig')).map(({ text }) => text)

  test('that a turn of the loop decides once and the outbox delivers as it renders', async () => {
    for (let turn = 0; turn < 2; turn++) {
      await tick(house.pejl, table)
      await deliver(outbox())
    }
    expect(await greetings()).toEqual(['Godt nytår 2016, leder-bolig!'])
    const states = await house.db.message.findMany({ where: { kind: 'hilsen' } })
    expect(new Set(states.map(({ state }) => state))).toEqual(new Set(['sent']))
  })

  test('that pejl without its line does not know', async () => {
    await tick(house.pejl, table)
    await house.drain()
    expect(await greetings()).toEqual([])
    expect(await house.db.message.findFirst({ where: { kind: 'hilsen' } })).toMatchObject({
      state: 'due',
      problem: 'cannot be rendered',
    })
  })

  test('whose intent is refused when it is not what it says it is', async () => {
    const wrong = { to: 'leder-bolig', year: 'i år' }
    await house.db.message.create({
      data: {
        id: '5b3a4bd0-5a29-4d43-9c0d-7c9f2b6b7a11',
        key: 'hilsen leder-bolig',
        kind: 'hilsen',
        intent: wrong,
        recipient: 'person:leder-bolig',
        at: at('2016-01-18', '08:30'),
      },
    })
    await deliver(outbox())
    expect(await greetings()).toEqual([])
    expect(await house.db.message.findFirst({ where: { kind: 'hilsen' } })).toMatchObject({
      state: 'due',
      problem: 'cannot be rendered',
    })
    const message = { id: '', seq: 1, key: '', kind: 'hilsen', recipient: 'person:leder-bolig' }
    const rest = {
      rootId: null,
      doubtful: false,
      lookUps: 0,
      avoids: null,
      root: null,
      revision: 1,
      platform: null,
      ref: null,
      attempts: 0,
      problem: null,
    }
    await expect(
      render(
        house.pejl,
        { ...message, ...rest, recipient: 'person:leder-bolig', intent: wrong, at: new Date() },
        new Date(),
        table,
      ),
    ).rejects.toThrow(/year/)
  })
})
