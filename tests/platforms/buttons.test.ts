/** What the buttons below an answer mean, wherever they are pressed. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { expand, loadTemplates } from '../../src/cards/expand.ts'
import { nodesOf } from '../../src/platforms/teams/nodes.ts'
import { openHouse } from '../support/house.ts'

let house: Awaited<ReturnType<typeof openHouse>>
beforeAll(async () => {
  house = await openHouse('2016-02-01 08:00')
  const adopted = { startsOn: '1. februar 2016', place: 'direktion' }
  await house.press('controller', 'adopt', { ...adopted, items: 'grundlag-2014-2017' })
})
afterAll(() => house.close())

const templates = loadTemplates(new URL('../../cards/adaptive/', import.meta.url).pathname)
const actor = { personKey: 'controller', through: 'web' }

/** The commands on the buttons of the answer to what is typed. */
async function buttonsOf(typed: string): Promise<string[]> {
  const card = await house.inbound.command(actor, typed)
  const commands = nodesOf(expand(card, templates)).map(({ command }) => command)
  return [...new Set(commands.filter((command) => typeof command === 'string'))]
}

/** A channel's own goal set needs no name in the heading; another's is named there. */
const withoutSet = (text: string) =>
  house.pejl.documents.reduce((rest, { title }) => rest.replace(` · ${title}\n`, '\n'), text)

test.each([
  ...['målsæt 2014-2017', 'status 2014-2017', 'status 2014-2017/1', 'status 2014-2017/1A'],
  ...['beregning 2014-2017/1', 'historik 2014-2017/1A', 'mangler 2014-2017/1A'],
  ...['årsager 2014-2017/1', 'tiltag 2014-2017/1', 'forslag', 'forslag 1', 'forslag Ø202'],
  ...['milepæle', 'initiativer 2012', 'plan forebyggelse', 'sammenlign 2014-2017', 'målgrupper'],
])('the buttons below »%s« mean the same in the channel of another goal set', async (typed) => {
  for (const command of await buttonsOf(typed)) {
    const submission = { verb: 'command', data: { command } }
    const own = await house.inbound.submit(actor, submission, 'channel:pejlemaerke-1')
    const others = await house.inbound.submit(actor, submission, 'channel:grundlag-2014-2017')
    expect([command, withoutSet(others.card.text)]).toEqual([command, withoutSet(own.card.text)])
  }
})
