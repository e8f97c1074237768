import { chmod, rm } from 'node:fs/promises'
import fastify, { type FastifyInstance } from 'fastify'
import { z } from 'zod'
import type { Card } from './cards/card.ts'
import type { QuestionField } from './cards/question.ts'
import { runCommand } from './commands/index.ts'
import { readFigureId } from './domain/figure-key.ts'
import { periodText } from './domain/time/cadence.ts'
import { delmaalName } from './loop/names.ts'
import type { Pejl } from './loop/pejl.ts'
import { situations } from './loop/situation.ts'
import { socketPath, type TerminalAnswer, type TerminalRequest } from './terminal-client.ts'

const requestSchema = z.object({
  text: z.string(),
  as: z.string().nullable(),
  confirmed: z.boolean(),
})

/** Runs a command for a terminal: as the first controller, or as whoever it names. */
export async function runForTerminal(
  pejl: Pejl,
  { text, as, confirmed }: TerminalRequest,
): Promise<TerminalAnswer> {
  const [first] = await situations(pejl, await pejl.clock.now())
  const people = first?.people ?? []
  const wanted = as?.trim().toLocaleLowerCase('da')
  const person = people.find(({ key, name, isFirstController }) =>
    wanted === undefined
      ? isFirstController
      : key === wanted || name.toLocaleLowerCase('da') === wanted,
  )
  if (!person) {
    const names = people.map(({ name }) => name).join(', ')
    const sentence = `Jeg kender ikke »${as}«. Her er dem, jeg kender: ${names}.`
    return { text: sentence, json: { error: sentence }, ok: false }
  }
  const actor = { personKey: person.key, through: 'terminal' }
  const { card, json, ok } = await runCommand(pejl, actor, text, confirmed)
  return { text: withoutButtons(pejl, card), json, ok }
}

/** A card asks with fields and buttons; a terminal has none, so it is told what to write instead. */
function withoutButtons(pejl: Pejl, card: Card): string {
  return [card.text, ...toldFor(pejl, card)].join('\n')
}

function toldFor(pejl: Pejl, card: Card): string[] {
  if (card.name === 'question' && card.data.verb === 'adopt')
    return [
      ...card.data.questions.flatMap(({ fields }) => fields.map(fieldText)),
      'Skriv kommandoen igen med en startdato og --ja for at sætte det i gang, som det står her. Andet vælges i formularen i chatten.',
    ]
  if (card.name !== 'reminder') return []
  const open = card.data.fields.filter((field) => field.open)
  if (open.some(({ confirmation }) => confirmation.value !== ''))
    return ['Er det rigtigt, så skriv kommandoen igen med --ja.']
  return open.length > 0
    ? ['Skriv tallet, hvor prikkerne står:', ...open.flatMap(({ item }) => toWrite(pejl, item))]
    : []
}

/** "Ledelsens kanal: Direktionen" */
function fieldText({ label, value, options }: QuestionField): string {
  const chosen = options.find((option) => option.value === value)?.title ?? value
  return `  ${label} ${chosen === '' ? '–' : chosen}`
}

/** "indberet 1D … for 2015" */
function toWrite(pejl: Pejl, item: string): string[] {
  const figure = readFigureId(item, () => null)
  const set = pejl.sets.find(({ key }) => key === figure?.set)
  return figure && set
    ? [`indberet ${delmaalName(pejl, set, figure.code)} … for ${periodText(figure.period)}`]
    : []
}

/** Serves terminals on a Unix socket that only this user can open. */
export async function serveTerminals(pejl: Pejl, dataDir: string): Promise<FastifyInstance> {
  const path = socketPath(dataDir)
  await rm(path, { force: true })
  const server = fastify({ forceCloseConnections: true })
  server.post('/', async (incoming) => runForTerminal(pejl, requestSchema.parse(incoming.body)))
  server.setErrorHandler((error, _, reply) => {
    pejl.log.error({ err: error }, 'a command from a terminal failed')
    return reply.code(500).send()
  })
  const mask = process.umask(0o177)
  try {
    await server.listen({ path })
  } finally {
    process.umask(mask)
  }
  await chmod(path, 0o600)
  return server
}
