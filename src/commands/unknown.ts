import { quoted, subjectOf } from '../domain/danish-words.ts'
import type { Pejl } from '../loop/pejl.ts'
import { buttons, no } from './answers.ts'
import type { Outcome } from './command.ts'
import { find } from './find.ts'
import type { Parsed } from './parse.ts'

const MOST_OFFERS = 2

/** What nothing is made of: repeated, with the nearest commands or pejlemærker, and the way on. */
export function unknown(
  pejl: Pejl,
  { word, args, nearest }: Extract<Parsed, { kind: 'unknown' }>,
  typed: string,
): Outcome {
  const found = subjectOf(typed) === '' ? null : find(pejl, typed)
  const topics = found?.kind === 'several' ? found.topics.map(({ id }) => `status ${id}`) : []
  const misspelt = nearest.map(({ name }) => `${name} ${args}`.trim())
  const close = (misspelt.length > 0 ? misspelt : topics).slice(0, MOST_OFFERS)
  const meant = close.length === 0 ? '' : ` Mener du ${close.map(quoted).join(' eller ')}?`
  const said =
    misspelt.length > 0 || args === ''
      ? `Jeg kender ikke ${quoted(word)}.`
      : `Jeg forstår ikke ${quoted(typed)}.`
  return no(`${said}${meant} Skriv »hjælp« for at se, hvad jeg kan.`, buttons([...close, 'hjælp']))
}
