/** Makes a document one that is followed up: `målsæt vedtag grundlag fra 1. februar 2016`. */
import type { Card } from '../cards/card.ts'
import type { FormData } from '../cards/figure-form.ts'
import { noticeCard } from '../cards/notice.ts'
import { eitherText } from '../domain/danish-text.ts'
import { quoted } from '../domain/danish-words.ts'
import type { GoalSet } from '../domain/goal-set.ts'
import { type Actor, may, refusal } from '../domain/rights.ts'
import { dateText } from '../domain/time/calendar.ts'
import { readDay } from '../domain/time/danish-date.ts'
import { adopt, ownedCodes } from '../loop/adoption/adopt.ts'
import { type AdoptionTyped, adoptionCard, channelPlaces, FIELD } from '../loop/adoption/form.ts'
import type { Pejl } from '../loop/pejl.ts'
import { speakerIn } from '../loop/rights.ts'
import { type Situation, situations } from '../loop/situation.ts'
import { buttons, no } from './answers.ts'
import type { Invocation, Outcome } from './command.ts'
import { setNamed } from './find.ts'
import { reply, type Verb } from './reaction.ts'

/** @param rest what follows "målsæt vedtag" */
export async function vedtag(
  pejl: Pejl,
  { actor, person, situations: followed }: Invocation,
  rest: string,
): Promise<Outcome> {
  const [, name = '', from = ''] = /^(\S*)\s*(?:fra\s+)?(.*)$/s.exec(rest.trim()) ?? []
  const set = setNamed(pejl.documents, name)
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
  return {
    card,
    json: { goalSet: set.key, asks: card.data.questions[0]?.fields, by: person.key },
    ok: true,
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
  const { problems, startsOn } = judge(set, followed, data)
  if (startsOn === null || Object.keys(problems).length > 0)
    return { card: adoptionCard(set, followed, data, problems, data.item), place: 'replace' }
  const done = await adopt(pejl, actor, set, startsOn, chosen(data), now)
  const text = done
    ? `${set.title} følges nu op fra ${dateText(startsOn)}.${unowned(set, data)}`
    : `${set.title} følges allerede op.`
  return { card: noticeCard(text, buttons([`målsæt ${set.name}`])), place: 'replace' }
}

const chosen = (data: FormData): AdoptionTyped => data

/** What nobody was chosen for is asked of the controller; they hear so at once. */
function unowned(set: GoalSet, data: FormData): string {
  const count = ownedCodes(set).filter(({ field }) => (data[field] ?? '') === '').length
  if (count === 0) return ''
  return ` ${count === 1 ? 'Ét spørgsmål har' : `${count} spørgsmål har`} ingen ansvarlig endnu og kommer til en controller.`
}

function judge(set: GoalSet, followed: readonly Situation[], data: FormData) {
  const [first] = followed
  const read = readDay(data[FIELD.startsOn] ?? '', first?.today ?? '')
  const startsOn = read.kind === 'day' && read.rest === '' ? read.day : null
  const people = new Set(first?.people.map(({ key }) => key))
  const places = new Set(channelPlaces(followed).map(({ key }) => key))
  const problems: Record<string, string> = {}
  if (startsOn === null)
    problems[FIELD.startsOn] =
      read.kind === 'problem'
        ? read.text
        : 'Skriv den dag, opfølgningen begynder, fx 1. februar 2016.'
  if (!places.has(data[FIELD.place] ?? '')) problems[FIELD.place] = 'Vælg en kanal til ledelsen.'
  for (const { field } of ownedCodes(set)) {
    const person = data[field] ?? ''
    if (person !== '' && !people.has(person)) problems[field] = 'Vælg en fra listen.'
  }
  return { problems, startsOn }
}
