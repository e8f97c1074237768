/**
 * Every command there is, answered whole on every platform: its example, and what the buttons below the
 * answers lead to. The doubles refuse what Slack and Teams would refuse. A new command joins by itself.
 */
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import type { Card } from '../../src/cards/card.ts'
import { expand, loadTemplates } from '../../src/cards/expand.ts'
import { commands } from '../../src/commands/index.ts'
import { nodesOf } from '../../src/platforms/teams/nodes.ts'
import { runForTerminal } from '../../src/terminal.ts'
import { openHouse } from '../support/house.ts'
import type { Stage } from './contract.ts'
import { openSlackStage } from './slack/stage.ts'
import { openTeamsStage } from './teams/stage.ts'
import { openWebStage } from './web/stage.ts'

const PERSON = 'controller'
/** Room for all that can be reached, one after the other. */
const PATIENT = { timeout: 300_000 }

/** The words of a card that a person should see somewhere. */
function wordsOf(card: Card): string[] {
  switch (card.name) {
    case 'list': {
      const { title, intro, rows, actions } = card.data
      const shown = rows.flatMap((row) => [row.heading, row.command, row.text, row.detail])
      return [title, intro, ...shown, ...actions.map((action) => action.title)]
    }
    case 'notice':
      return [card.data.text, ...card.data.actions.map((action) => action.title)]
    case 'announcement':
    case 'status': {
      const { title, standing, coverage, uncertainty, plan, published, notes, delmaal } = card.data
      const shown = delmaal.flatMap((one) => [one.heading, one.figures, one.score, one.why])
      return [title, standing, coverage, uncertainty, plan, published, notes, ...shown]
    }
    case 'question':
      return card.data.questions.flatMap(({ heading, fields }) => [
        heading,
        ...fields.map(({ label }) => label),
      ])
    case 'change':
      return [card.data.text]
    case 'digest': {
      const { title, changed, awaited, next } = card.data
      return [title, changed, awaited, next]
    }
    case 'reminder':
      return card.data.fields.map(({ heading, answered, receipt }) =>
        answered ? receipt : heading,
      )
    default:
      throw new Error(`no command was answered with a ${card.name} before`)
  }
}

const templates = loadTemplates(new URL('../../cards/adaptive/', import.meta.url).pathname)

/** The commands on a card's buttons. */
const commandsIn = (card: Card): string[] =>
  nodesOf(expand(card, templates)).flatMap(({ command }) =>
    typeof command === 'string' ? [command] : [],
  )

/** Where lines break differs. */
const bare = (text: string): string => text.replace(/\s+/g, '')

/**
 * Types all of it, each once, and returns what of the answers is not seen.
 * @param answered types a command, and returns every word of what answers it
 */
async function unseen(
  inbound: Stage['house']['inbound'],
  answered: (typed: string) => Promise<string>,
): Promise<string[]> {
  const typed = new Set([...commands.map(({ example }) => example), 'hjælp mere', 'målsæt'])
  const missing: string[] = []
  const { command } = inbound
  for (const text of typed) {
    let card: Card | null = null
    inbound.command = async (...asked) => {
      card = await command(...asked)
      return card
    }
    const shown = bare(await answered(text))
    inbound.command = command
    if (card === null) throw new Error(`»${text}« was not heard`)
    for (const word of wordsOf(card))
      if (!shown.includes(bare(word))) missing.push(`»${text}«: ${word}`)
    for (const next of commandsIn(card)) typed.add(next)
  }
  return missing
}

describe.each([
  ['the web chat', openWebStage],
  ['Slack', openSlackStage],
  ['Teams', openTeamsStage],
])('%s', (_, open) => {
  let stage: Stage
  beforeAll(async () => {
    stage = await open()
  })
  afterAll(() => stage.close())

  test(
    'every command is answered whole, and so is all that its buttons lead to',
    PATIENT,
    async () => {
      const { answered, house } = stage
      const type = (text: string) => answered(PERSON, 'direktion', text)
      expect(await unseen(house.inbound, type)).toEqual([])
    },
  )
})

test('every command is answered whole in a terminal, which has no buttons', PATIENT, async () => {
  const { pejl, inbound, close } = await openHouse()
  onTestFinished(close)
  // A figure is awaited again only once, and it is asked twice here.
  const typed = new Set(
    commands.flatMap(({ name, example }) => (name === 'genoptag' ? [] : example)),
  )
  for (const text of typed) {
    const card = await inbound.command({ personKey: PERSON, through: 'terminal' }, text)
    const answer = await runForTerminal(pejl, { text, as: null, confirmed: false })
    expect([text, answer.text.slice(0, card.text.length)]).toEqual([text, card.text])
  }
})
