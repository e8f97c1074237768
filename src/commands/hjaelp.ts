import { type ListCard, listCard } from '../cards/list.ts'
import { linesText, listText, sentence } from '../domain/danish-text.ts'
import type { Command, Outcome } from './command.ts'
import { parseCommand } from './parse.ts'
import { answerSmallTalk, helpMe } from './small-talk.ts'

const MORE = 'mere'
const ALL = 'alt'

/**
 * Help writes itself from the commands: on the first page those of every day, on the second those that
 * show what the documents say; and all of them with a line each.
 */
export const hjaelp = (daily: readonly Command[], documents: readonly Command[]): Command => {
  const own: Command = {
    name: 'hjælp',
    aliases: ['hjaelp', 'help', '?'],
    usage: '[mere | alt | status | …]',
    description: 'viser denne oversigt, eller hvordan én kommando skrives',
    example: 'hjælp',
    onlyShows: true,
    async run(pejl, { args }) {
      const first = [...daily, own]
      const asked = args.toLocaleLowerCase('da')
      if (asked === '') return outcome(first, firstPage(first, documents))
      if (asked === MORE) return outcome(documents, page(DOCUMENTS, '', documents))
      if (asked === ALL) return outcome([...first, ...documents], allOf(first, documents))
      const parsed = parseCommand(args, [...first, ...documents])
      if (parsed.kind !== 'command') return answerSmallTalk(helpMe, pejl.sets)
      return outcome([parsed.command], page(TITLE, ENGLISH, [parsed.command]))
    },
  }
  return own
}

const TITLE = 'Det kan du skrive til pejl'
const DOCUMENTS = 'Det står der i dokumenterne'
const ENGLISH = 'Engelske ord virker også.'

function firstPage(commands: readonly Command[], documents: readonly Command[]): ListCard {
  if (documents.length === 0) return page(TITLE, ENGLISH, commands)
  const names = listText(documents.map(({ name }) => name))
  return page(TITLE, ENGLISH, commands, {
    command: `hjælp ${MORE}`,
    text: `Om det, der står i dokumenterne: ${names}.`,
  })
}

/** Every command with a line of its own, for whoever wants the whole at a glance. */
const allOf = (daily: readonly Command[], documents: readonly Command[]): ListCard =>
  listCard(
    TITLE,
    'Skriv »hjælp« og kommandoens navn for at se, hvordan den skrives.',
    [
      { heading: 'Hver dag', text: named(daily) },
      { heading: DOCUMENTS, text: named(documents) },
    ].filter(({ text }) => text !== ''),
    [],
    { own: true },
  )

const named = (commands: readonly Command[]): string =>
  commands.map(({ name, description }) => `${name}: ${description}`).join('\n')

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
        text: linesText(
          sentence(description),
          aliases.length === 0 ? '' : `Også: ${aliases.join(', ')}`,
        ),
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
