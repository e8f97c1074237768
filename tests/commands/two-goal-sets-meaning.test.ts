import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { withProposals } from '../../src/commands/documents/proposals.ts'
import { runCommand } from '../../src/commands/index.ts'
import { toChannel } from '../../src/domain/recipient.ts'
import { allSituations } from '../../src/loop/situation.ts'
import type { BackgroundEntry } from '../../src/store/background.ts'
import type { House } from '../support/house.ts'
import { openTwoGoalSets } from '../support/two-goal-sets.ts'

const BOLIG = 'dataejer-bolig'

const proposal = (code: string): BackgroundEntry => ({
  ...{ kind: 'proposal', code, text: 'Et forslag', group: '', source: '' },
  ...{ pejlemaerke: 1, number: 1, addedBy: null, addedAt: new Date(0), ended: null },
})

let house: House
beforeAll(async () => {
  house = await openTwoGoalSets('2016-02-01 09:00')
})
afterAll(() => house.close())

const suggested = ({ json }: { json: unknown }) => (json as { suggestions: string[] }).suggestions

describe('other words for a code that both sets have', () => {
  test.each([
    ['hvordan går det med 1B?', 'status 2014-2017/1B', 'status 2013-2016/1B'],
    ['5 status', 'status 2014-2017/5', 'status 2013-2016/5'],
    ['status 1 i 2014', 'status 2014-2017/1 for 2014', 'status 2013-2016/1 for 2014'],
    ['hvad mangler for 1B', 'mangler 2014-2017/1B', 'mangler 2013-2016/1B'],
    ['1B 470', 'indberet 2014-2017/1B 470', 'indberet 2013-2016/1B 470'],
    ['status B', 'status 2014-2017/1B', 'status 2013-2016/1B'],
  ])('are asked about: »%s«', async (typed, newer, older) => {
    const before = await house.db.measurement.count()
    const asked = await house.say(BOLIG, typed)
    expect(asked.ok).toBe(false)
    expect(asked.card.text).toMatch(/Mener du /)
    expect(suggested(asked)).toEqual([newer, older])
    expect(await house.db.measurement.count()).toBe(before)
  })

  test('need no question with its set in front of it', async () => {
    const { card } = await house.say(BOLIG, 'hvordan går det med 2013-2016/1B?')
    expect(card.text).toContain('2013-2016/1B · Der sker færre anbringelser')
    const { text } = (await house.say(BOLIG, 'mangler 2013-2016/1B')).card
    expect(text).toContain('Det afventes for 2013-2016/1B · Der sker færre anbringelser')
    expect(text).not.toContain('Pejlemærker 2014–2017')
  })
})

describe('what stands beside the figures of sets that use one number', () => {
  test('is asked about, and then named in heading and buttons', async () => {
    const asked = await house.say(BOLIG, 'årsager 1')
    expect(suggested(asked)).toEqual(['årsager 2014-2017/1', 'årsager 2013-2016/1'])
    const { card } = await house.say(BOLIG, 'årsager 2013-2016/1')
    expect(card.text).toMatch(/^Årsager: pejlemærke 1 · Pejlemærker 2013–2016\n/)
    expect(card).toMatchObject({
      data: {
        actions: [
          { title: 'tiltag 2013-2016/1', command: 'tiltag 2013-2016/1' },
          { title: 'status 2013-2016/1', command: 'status 2013-2016/1' },
        ],
      },
    })
  })

  test('keeps what was to be added or ended', async () => {
    const asked = await house.say('controller', 'årsager 1 tilføj: Flere flytter')
    expect(suggested(asked)[0]).toBe('årsager 2014-2017/1 tilføj: Flere flytter')
    const chosen = await house.say('controller', suggested(asked)[0] ?? '')
    expect(chosen.card.text).toBe('Tilføjet som nr. 1 under pejlemærke 2014-2017/1: Flere flytter')
  })

  test('in a channel is that of its set', async () => {
    const actor = { personKey: 'controller', through: 'web' }
    const { card } = await runCommand(house.pejl, actor, 'årsager', false, toChannel('unge'))
    expect(card.text).toMatch(/^Årsager\n1\. |^Årsager\n2013-2016\/1\. /)
    expect(card.text).not.toContain('2014-2017')
  })

  test('is the proposal of the set that has its code', async () => {
    const { followed } = await allSituations(house.pejl, await house.pejl.clock.now())
    const [first, second] = followed.map((known, at) => ({
      ...known,
      background: [proposal(`Ø${at + 1}01`)],
    }))
    if (!first || !second) throw new Error('two sets')
    const all = { situations: [first, second], shown: [] }
    expect(withProposals({}, all, 'Ø201')).toBe(second)
    expect(withProposals({ home: second.set }, all, 'Ø101')).toBe(first)
    expect(withProposals({ home: second.set }, all, null)).toBe(second)
    expect(withProposals({}, all, null)).toBe(first)
  })

  test('is counted for each set', async () => {
    const { card } = await house.say(BOLIG, 'årsager')
    expect(card.text).toContain('2013-2016/1. Flere unge får en uddannelse\n  Ingen årsager')
    expect(card.text).toMatch(/^2014-2017\/1\. /m)
  })
})
