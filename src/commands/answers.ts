import { noticeCard } from '../cards/notice.ts'
import { eitherText } from '../domain/danish-text.ts'
import { quoted } from '../domain/danish-words.ts'
import type { Outcome } from './command.ts'
import type { Several } from './find.ts'

/** Commands as buttons that say what they do. */
export const buttons = (commands: readonly string[]): { title: string; command: string }[] =>
  commands.map((command) => ({ title: command, command }))

/** A refusal or a question back. */
export const no = (text: string, actions: { title: string; command: string }[] = []): Outcome => ({
  card: noticeCard(text, actions),
  json: { error: text, suggestions: actions.map(({ command }) => command) },
  ok: false,
})

/** What is said of something typed that several fit, or nothing. */
export const notOne = ({ why }: Several, typed: string): string =>
  why === 'words'
    ? `Flere passer på ${quoted(typed)}. Hvilken mener du?`
    : `Jeg kan ikke finde ${quoted(typed)}.`

const MOST = 4
/** Every pejlemærke of a goal set has an A, and they are told apart by nothing but the number. */
const MOST_PARTS = 9

const UNCLEAR = {
  sets: 'Det findes i flere målsæt.',
  parts: 'Skriv også pejlemærkets nummer foran.',
}

/**
 * The nearest suggestions instead of an error code, each one click away; all there is when none is
 * near. `text` is what pejl says otherwise; a code that several goal sets have, or the end of one, is
 * asked about, and what was typed after it (`rest`) is then kept.
 */
export function suggest(
  text: string,
  command: string,
  { why, topics }: Several,
  rest = '',
): Outcome {
  if (topics.length === 0)
    return no(`${text} Skriv »status« for at se dem alle.`, [
      { title: 'status', command: 'status' },
    ])
  const shown = topics.slice(0, why === 'parts' ? MOST_PARTS : MOST)
  const names = shown.map(({ id }) => id)
  const lines = shown.map(({ id, title }) => `${id} · ${title}`)
  const isCode = why === 'sets' || why === 'parts'
  const asked = isCode ? `${UNCLEAR[why]} Mener du ${eitherText(names)}?` : text
  const question = asked.endsWith('?') ? asked : `${asked} Mener du en af disse?`
  const kept = isCode && rest !== '' ? ` ${rest}` : ''
  return no(
    [question, ...lines].join('\n'),
    names.map((id) => ({ title: `${command} ${id}`, command: `${command} ${id}${kept}` })),
  )
}
