import { type ListCard, listCard } from '../cards/list.ts'
import { listText, sentence } from '../domain/danish-text.ts'
import type { Command, Outcome } from './command.ts'
import { parseCommand } from './parse.ts'
import { answerSmallTalk, helpMe } from './small-talk.ts'

const MORE = 'mere'

/**
 * Help writes itself from the commands: on the first page those of every day, on the second those that
 * show what the documents say.
 */
export const hjaelp = (daily: readonly Command[], documents: readonly Command[]): Command => {
  const own: Command = {
    name: 'hjælp',
    aliases: ['hjaelp', 'help', '?'],
    usage: '[mere | status | mangler | …]',
    description: 'viser denne oversigt, eller hvordan én kommando skrives',
    example: 'hjælp',
    onlyShows: true,
    async run(pejl, { args }) {
      const first = [...daily, own]
      if (args === '') return outcome(first, firstPage(first, documents))
      if (args === MORE)
        return outcome(documents, page('Det står der i dokumenterne', '', documents))
      const asked = parseCommand(args, [...first, ...documents])
      if (asked.kind !== 'command') return answerSmallTalk(helpMe, pejl.sets)
      return outcome([asked.command], page(TITLE, ENGLISH, [asked.command]))
    },
  }
  return own
}

const TITLE = 'Det kan du skrive til pejl'
const ENGLISH = 'Engelske ord virker også.'

function firstPage(commands: readonly Command[], documents: readonly Command[]): ListCard {
  if (documents.length === 0) return page(TITLE, ENGLISH, commands)
  const names = listText(documents.map(({ name }) => name))
  return page(TITLE, ENGLISH, commands, {
    command: `hjælp ${MORE}`,
    text: `Om det, der står i dokumenterne: ${names}.`,
  })
}

const page = (
  title: string,
  intro: string,
  commands: readonly Command[],
  more?: { command: string; text: string },
): ListCard =>
  listCard(
    title,
    intro,
    [
      ...commands.map(({ name, usage, description, aliases }) => ({
        command: `${name} ${usage}`.trim(),
        text: sentence(description),
        detail: aliases.length === 0 ? '' : `Også: ${aliases.join(', ')}`,
      })),
      ...(more ? [more] : []),
    ],
    [
      ...commands.filter(({ onlyShows }) => onlyShows).map(({ example }) => example),
      ...(more ? [more.command] : []),
    ].map((command) => ({ title: command, command })),
    { own: true },
  )

const outcome = (commands: readonly Command[], card: ListCard): Outcome => ({
  card,
  json: commands.map(({ name, aliases, usage, description, example }) => ({
    name,
    aliases,
    usage,
    description,
    example,
  })),
  ok: true,
})
