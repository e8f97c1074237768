/** Makes a document one that is followed up: `målsæt vedtag grundlag fra 1. februar 2016`. */
import type { Card } from '../../cards/card.ts'
import type { FormData } from '../../cards/figure-form.ts'
import { noticeCard } from '../../cards/notice.ts'
import { eitherText } from '../../domain/danish-text.ts'
import { quoted } from '../../domain/danish-words.ts'
import { typedName } from '../../domain/figure-key.ts'
import type { GoalSet } from '../../domain/goal-set.ts'
import { type Actor, may, refusal } from '../../domain/rights.ts'
import { dateText, dayOf } from '../../domain/time/calendar.ts'
import { adopt, chosenOwners } from '../../loop/adoption/adopt.ts'
import { FIELD } from '../../loop/adoption/fields.ts'
import { adoptionCard } from '../../loop/adoption/form.ts'
import { judgeAdoption } from '../../loop/adoption/judge.ts'
import type { Pejl } from '../../loop/pejl.ts'
import { speakerIn } from '../../loop/rights.ts'
import { type Situation, situations } from '../../loop/situation.ts'
import { buttons, no } from '../answers.ts'
import type { Invocation, Outcome } from '../command.ts'
import { reply, type Verb } from '../reaction.ts'
import { documentNamed } from './document-named.ts'

/**
 * Asks with a form; confirmed, it is sent in at once as it is suggested.
 * @param rest what follows "målsæt vedtag"
 */
export async function vedtag(
  pejl: Pejl,
  { actor, person, situations: followed, confirmed, now }: Invocation,
  rest: string,
): Promise<Outcome> {
  const [, name = '', from = ''] = /^(\S*)\s*(?:fra\s+)?(.*)$/s.exec(rest.trim()) ?? []
  const set = documentNamed(pejl.documents, name)
  if (!set) {
    const others = pejl.documents.filter((one) => !pejl.sets.includes(one))
    const names = others.map((one) => one.name)
    const said =
      name === ''
        ? 'Hvilket målsæt vil du sætte i gang?'
        : `Jeg kender ikke målsættet ${quoted(name)}.`
    return names.length === 0
      ? no('Alle målsæt følges allerede op.')
      : no(
          `${said} Det kan være ${eitherText(names)}.`,
          buttons(names.map((one) => `målsæt vedtag ${one}`)),
        )
  }
  const refused = refusalOf(pejl, followed, actor, set)
  if (refused !== null) return no(refused)
  const card = formFor(set, followed, from)
  const fields = card.data.questions[0]?.fields ?? []
  if (!confirmed)
    return { card, json: { goalSet: set.key, asks: fields, by: person.key }, ok: true }
  const suggested = Object.fromEntries(fields.map(({ id, value }) => [id, value]))
  const sent = await sendIn(pejl, actor, set, followed, suggested, now)
  return {
    card: sent.card,
    json: { goalSet: set.key, adopted: sent.adopted, by: person.key },
    ok: sent.adopted,
  }
}

function refusalOf(
  pejl: Pejl,
  [first]: readonly Situation[],
  actor: Actor,
  set: GoalSet,
): string | null {
  if (pejl.sets.includes(set)) return `${set.title} følges allerede op.`
  if (first && may(speakerIn(first, actor), 'adopt')) return null
  return refusal('adopt', set.title, [])
}

/** Longer than any day is written. */
const LONGEST_DAY = 100

/** @param from the day as typed */
const formFor = (set: GoalSet, followed: readonly Situation[], from: string) =>
  from === '' || from.length > LONGEST_DAY
    ? adoptionCard(set, followed, {})
    : adoptionCard(set, followed, { [FIELD.startsOn]: from }, {}, `${set.key} ${from}`)

/**
 * The form by itself, for a platform that shows it apart from the card; null for no document's.
 * @param item what the card's button carries
 */
export async function adoptionForm(
  pejl: Pejl,
  actor: Actor,
  item: string,
  now: Date,
): Promise<Card | null> {
  const [, key = '', from = ''] = /^(\S*) ?(.*)$/s.exec(item) ?? []
  const set = pejl.documents.find((one) => one.key === key)
  if (!set) return null
  const followed = await situations(pejl, now)
  const refused = refusalOf(pejl, followed, actor, set)
  return refused === null ? formFor(set, followed, from) : noticeCard(refused)
}

/** The form that was sent in: what is wrong stands beside its field, and nothing typed is lost. */
export const adoptVerb: Verb = async (pejl, actor, data, now) => {
  const set = pejl.documents.find(({ key }) => key === data.items)
  if (!set) return reply('Jeg kan ikke finde målsættet. Prøv »målsæt«.')
  const followed = await situations(pejl, now)
  const refused = refusalOf(pejl, followed, actor, set)
  if (refused !== null) return reply(refused)
  const { card } = await sendIn(pejl, actor, set, followed, data, now)
  return { card, place: 'replace' }
}

async function sendIn(
  pejl: Pejl,
  actor: Actor,
  set: GoalSet,
  followed: readonly Situation[],
  data: FormData,
  now: Date,
): Promise<{ card: Card; adopted: boolean }> {
  const { problems, startsOn } = judgeAdoption(set, followed, data, dayOf(now))
  if (startsOn === null || Object.keys(problems).length > 0)
    return { card: adoptionCard(set, followed, data, problems, data.item), adopted: false }
  const adopted = await adopt(pejl, actor, set, startsOn, data, now)
  const text = adopted
    ? `${set.title} følges nu op fra ${dateText(startsOn)}.${unowned(set, followed, data)}`
    : `${set.title} følges allerede op.`
  return { card: noticeCard(text, buttons([`målsæt ${set.name}`])), adopted }
}

/** What nobody was chosen for is asked of the controller; they hear so at once, and how to choose. */
function unowned(set: GoalSet, followed: readonly Situation[], data: FormData): string {
  const { nobodys } = chosenOwners(set, followed, data)
  const [first] = nobodys
  if (first === undefined) return ''
  const many = nobodys.length === 1 ? 'Ét spørgsmål har' : `${nobodys.length} spørgsmål har`
  const name = typedName(set.name, first)
  return ` ${many} ingen ansvarlig endnu og kommer til en controller. Vælg en med fx »målsæt ejer ${name} dataejer skole«.`
}
