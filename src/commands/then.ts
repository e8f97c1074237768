/** "status 1 pr. 1. marts 2016": what a command showed, or would have shown, at the end of that day. */
import type { AnnouncementCard } from '../cards/announcement.ts'
import type { Card } from '../cards/card.ts'
import { headed } from '../cards/kept.ts'
import type { StatusCard } from '../cards/status.ts'
import { linesText, upperFirst } from '../domain/danish-text.ts'
import { quoted } from '../domain/danish-words.ts'
import { dateText, dayOf, endOf, momentText } from '../domain/time/calendar.ts'
import { type DayReading, readDay } from '../domain/time/danish-date.ts'
import { asOf } from '../loop/as-of.ts'
import type { Pejl } from '../loop/pejl.ts'
import { no } from './answers.ts'
import type { Command, Invocation, Outcome } from './command.ts'
import { parseCommand } from './parse.ts'

/** "pr.", "pr", and as a terminal has it, "--pr"; a client may make one long stroke of the two. */
const AS_OF = /(?:^|\s)(?:--|—|–)?pr\.?\s+(?=\S)/giu

type Asked = { rest: string; typed: string; reading: DayReading }

/** What is typed, and the day it should be shown as of; null without one. "pr. borger" is no day. */
function readAsOf(typed: string, now: Date): Asked | null {
  for (const found of typed.matchAll(AS_OF)) {
    const after = typed.slice(found.index + found[0].length)
    const reading = readDay(after, dayOf(now), 'last')
    if (reading.kind === 'none' && !/^\d/.test(after)) continue
    const behind = reading.kind === 'none' ? '' : reading.rest
    const rest = `${typed.slice(0, found.index)} ${behind}`.trim()
    return { rest, typed: after.slice(0, after.length - behind.length).trim(), reading }
  }
  return null
}

/** A text in other words than a command's, without its day, and the day as it is typed after a command. */
export function asOfMeant(typed: string, now: Date): { said: string; day: string } {
  const asked = readAsOf(typed, now)
  return asked ? { said: asked.rest, day: `pr. ${asked.typed}` } : { said: typed, day: '' }
}

/** Runs a command, as of a day where one is asked for and the command can: it only shows what has a history. */
export async function runAsOf(
  pejl: Pejl,
  command: Command,
  invocation: Invocation,
  commands: readonly Command[],
): Promise<Outcome> {
  const { args, now, situations, shown } = invocation
  const asked = command.todaysOnly === undefined ? null : readAsOf(args, now)
  if (asked === null) return await command.run(pejl, invocation)
  const { reading, rest } = asked
  const again = (day: string) => ({
    title: `Pr. ${named(day)}`,
    command: `${command.name} ${rest} pr. ${named(day)}`.replace(/\s+/g, ' '),
  })
  if (reading.kind === 'none')
    return no(`Jeg kan ikke læse dagen ${quoted(asked.typed)}. Skriv fx »pr. 1. marts 2016«.`)
  if (reading.kind === 'problem')
    return no(reading.text, reading.meant === null ? [] : [again(reading.meant)])
  const today = dayOf(now)
  const { day } = reading
  if (day > today)
    return no(
      `${upperFirst(dateText(day))} er ikke kommet endnu, så jeg ved ikke, hvad der er kendt til den tid.`,
      [again(today)],
    )
  const at = day === today ? now : endOf(day)
  const then = await asOf(pejl, { followed: [...situations], shown: [...shown] }, at)
  if ('began' in then) {
    const first = then.began && dayOf(then.began)
    return no(
      `Så langt tilbage kan jeg desværre ikke se. ${first ? `Det første, jeg kender til, er fra ${dateText(first)}.` : 'Jeg kender ikke noget endnu.'}`,
      first ? [again(first)] : [],
    )
  }
  const { followed, shown: alsoShown } = then.all
  const outcome = await command.run(then.pejl, {
    ...{ ...invocation, args: rest, now: at, situations: followed, shown: alsoShown },
  })
  const sentence = linesText(
    `Som det så ud ${day === today ? momentText(at) : dateText(day)}.`,
    ...then.notes,
    command.todaysOnly ?? '',
  )
  return {
    ...outcome,
    card: headed(sentence, keptThen(outcome.card, day, commands)),
    json: { ...Object(outcome.json), asOf: day },
  }
}

/** Its buttons lead to how it was on the same day, where their commands can show that. */
function keptThen(card: Card, day: string, commands: readonly Command[]): Card {
  if (card.name === 'status') return pinned(card, day)
  if (card.name !== 'list' && card.name !== 'notice') return card
  const actions = card.data.actions.map((action) => {
    const parsed = parseCommand(action.command, commands)
    const isShownThen = parsed.kind === 'command' && parsed.command.todaysOnly !== undefined
    return isShownThen ? { ...action, command: `${action.command} pr. ${named(day)}` } : action
  })
  return card.name === 'list'
    ? { ...card, data: { ...card.data, actions } }
    : { ...card, data: { ...card.data, actions } }
}

/** A status whose button shows the calculation as of a day. */
export function pinned(card: StatusCard | AnnouncementCard, day: string): Card {
  const topic = `${card.data.topic} pr. ${named(day)}`
  return card.name === 'status'
    ? { ...card, data: { ...card.data, topic } }
    : { ...card, data: { ...card.data, topic } }
}

/** "1. marts 2016" */
const named = (day: string): string => dateText(day).replace(/^den /, '')
