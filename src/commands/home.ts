/** What a platform shows somebody of their own accord, where it has a page for that. */
import type { Card } from '../cards/card.ts'
import { barometerCard } from '../cards/status.ts'
import { uncertaintyOf } from '../domain/chance/words.ts'
import type { Actor } from '../domain/rights.ts'
import type { Pejl } from '../loop/pejl.ts'
import { speakerIn } from '../loop/rights.ts'
import { situations } from '../loop/situation.ts'
import { missingOfOthers } from './mangler.ts'
import { ledBy, ownCard } from './mine.ts'

/**
 * Their figures and deadlines, the barometers of the pejlemærker they are the leader of, and what is
 * awaited of others. Each stands once. Nothing for somebody who does not take part.
 */
export async function homeCards(pejl: Pejl, actor: Actor): Promise<Card[]> {
  const all = await situations(pejl, await pejl.clock.now())
  const [first] = all
  const person = first ? speakerIn(first, actor) : null
  if (!person) return []
  const led = all.flatMap((known) => ledBy(pejl, known, person.key))
  const barometers = led.map(({ set, topic, status }) =>
    barometerCard(status, topic, uncertaintyOf(set, status)),
  )
  const isLeaderOnly = person.owns.length === 0 && led.length > 0
  return [
    ...(isLeaderOnly ? [] : [ownCard(pejl, all, person, [])]),
    ...barometers,
    missingOfOthers(pejl, all, person),
  ]
}
