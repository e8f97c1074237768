import { noticeCard } from '../cards/notice.ts'
import type { Outcome } from './command.ts'
import type { Suggestion } from './find.ts'

/** A refusal or a question back. */
export const no = (text: string, actions: { title: string; command: string }[] = []): Outcome => ({
  card: noticeCard(text, actions),
  json: { error: text, suggestions: actions.map(({ command }) => command) },
  ok: false,
})

/** The nearest suggestions instead of an error code, each one click away; all there is when none is near. */
export function suggest(text: string, command: string, suggestions: Suggestion[]): Outcome {
  if (suggestions.length === 0)
    return no(`${text} Skriv »status« for at se dem alle.`, [
      { title: 'status', command: 'status' },
    ])
  const lines = suggestions.map(({ id, title }) => `${id} · ${title}`)
  const question = text.endsWith('?') ? text : `${text} Mener du en af disse?`
  return no(
    [question, ...lines].join('\n'),
    suggestions.map(({ id }) => ({ title: `${command} ${id}`, command: `${command} ${id}` })),
  )
}
