import { noticeCard } from '../cards/notice.ts'
import { eitherText } from '../domain/danish-text.ts'
import type { Outcome } from './command.ts'
import type { Several } from './find.ts'

/** A refusal or a question back. */
export const no = (text: string, actions: { title: string; command: string }[] = []): Outcome => ({
  card: noticeCard(text, actions),
  json: { error: text, suggestions: actions.map(({ command }) => command) },
  ok: false,
})

/**
 * The nearest suggestions instead of an error code, each one click away; all there is when none is
 * near. `text` is what pejl says otherwise; a code that several goal sets have is asked about, and what
 * was typed after it (`rest`) is then kept.
 */
export function suggest(
  text: string,
  command: string,
  { why, suggestions }: Several,
  rest = '',
): Outcome {
  if (suggestions.length === 0)
    return no(`${text} Skriv »status« for at se dem alle.`, [
      { title: 'status', command: 'status' },
    ])
  const names = suggestions.map(({ id }) => id)
  const lines = suggestions.map(({ id, title }) => `${id} · ${title}`)
  const asked = why === 'sets' ? `Det findes i flere målsæt. Mener du ${eitherText(names)}?` : text
  const question = asked.endsWith('?') ? asked : `${asked} Mener du en af disse?`
  const kept = why === 'sets' && rest !== '' ? ` ${rest}` : ''
  return no(
    [question, ...lines].join('\n'),
    names.map((id) => ({ title: `${command} ${id}`, command: `${command} ${id}${kept}` })),
  )
}
