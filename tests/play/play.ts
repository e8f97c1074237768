import { runCommand } from '../../src/commands/index.ts'
import { at } from '../../src/domain/time/calendar.ts'
import { tick } from '../../src/loop/tick.ts'
import { upcoming } from '../../src/loop/upcoming.ts'
import type { House } from '../support/house.ts'

export type PlayEvent = {
  when: string
  who: string
  types: string
  yes: boolean
  answered: string[]
}

const LINE = /^(\d{4}-\d\d-\d\d \d\d:\d\d) {2}(.+?) {2,}(.+?)(!?) *→ (.+)$/

/** Events from their lines, in their order. Throws RangeError for a line that is none. */
export const readEvents = (text: string): PlayEvent[] =>
  text
    .trim()
    .split('\n')
    .map((line) => {
      const [, when, who, types, yes, answered] = LINE.exec(line) ?? []
      if (!when || !who || !types || !answered) throw new RangeError(`no event: ${line}`)
      return { when, who, types, yes: yes === '!', answered: answered.split(' | ') }
    })

/** What an event was answered, beside what it should be. */
export type Played = PlayEvent & { text: string; ok: boolean }

/**
 * Plays one event after the other: pejl does what its time has come for until then, each at its own time, as
 * if it had been running, and then somebody types.
 */
export async function play(house: House, events: readonly PlayEvent[]): Promise<Played[]> {
  const people = await house.db.person.findMany({ select: { key: true, name: true } })
  const played: Played[] = []
  for (const event of events) {
    await advanceTo(house, event.when)
    const person = people.find(({ name }) => name === event.who)
    if (!person) throw new RangeError(`nobody is called ${event.who}`)
    const actor = { personKey: person.key, through: 'web' }
    const outcome = await runCommand(house.pejl, actor, event.types, event.yes)
    await tick(house.pejl)
    await house.drain()
    const text = outcome.card.text
    played.push({ ...event, text, ok: event.answered.every((part) => text.includes(part)) })
  }
  return played
}

/** Up to a time, "2016-02-01 08:30" in Copenhagen. */
export async function advanceTo(house: House, when: string): Promise<void> {
  const [day = '', time = ''] = when.split(' ')
  const to = at(day, time)
  for (;;) {
    const next = await upcoming(house.pejl, await house.pejl.clock.now())
    if (next.at > to) break
    house.setMoment(next.at)
    await tick(house.pejl)
    await house.drain()
  }
  house.setMoment(to)
  await tick(house.pejl)
  await house.drain()
}
