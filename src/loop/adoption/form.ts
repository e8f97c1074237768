/** What a controller is asked when a document is to be followed up: from when, by whom, and where. */
import { type QuestionCard, type QuestionField, questionCard } from '../../cards/question.ts'
import { type GoalSet, leaves } from '../../domain/goal-set.ts'
import { planItems } from '../../domain/plan/plan.ts'
import type { Channel } from '../../store/channels.ts'
import { channelOf, type Known, ownersOf } from '../known.ts'

/** What stands in the form, by its fields' names. */
export type AdoptionTyped = Readonly<Record<string, string>>

/** The names of the form's fields; each step or goal has an owner, each goal a channel. */
export const FIELD = {
  startsOn: 'startsOn',
  place: 'place',
  leader: 'leader',
  owner: (code: string) => `owner ${code}`,
  channel: (number: number) => `channel ${number}`,
}

/** Chosen on purpose: a goal without a channel is followed up without a living card. */
export const NONE = '-'

/** Somebody or somewhere to be chosen. */
type Choices = { title: string; value: string }[]

/**
 * @param others what is followed up already: its channels and people are offered, and those of the goal
 *   that a link names are chosen beforehand
 * @param problems by field
 * @param item what the form's button carries: the set, and the day that was typed with the command
 */
export function adoptionCard(
  set: GoalSet,
  others: readonly Known[],
  typed: AdoptionTyped,
  problems: Readonly<Record<string, string>> = {},
  item: string = set.key,
): QuestionCard {
  const people: Choices = (others[0]?.people ?? []).map(({ key, name }) => ({
    title: name,
    value: key,
  }))
  const places: Choices = channelPlaces(others).map(({ key, name }) => ({
    title: name,
    value: key,
  }))
  const field = (id: string, label: string, options: Choices, suggested = ''): QuestionField => ({
    id,
    label,
    kind: options.length > 0 ? 'choice' : 'line',
    value: typed[id] ?? suggested,
    options,
    problem: problems[id] ?? '',
  })
  const none = { title: 'Ingen kanal', value: NONE }
  const goals = set.pejlemaerker.flatMap(({ number, title, delmaal }) => {
    const before = earlierOf(set, others, number)
    const [code = ''] = delmaal.flatMap(leaves).map((leaf) => leaf.code)
    return [
      field(
        FIELD.owner(code),
        `${number}. ${title}: hvem indberetter tallene?`,
        people,
        before?.owner,
      ),
      field(
        FIELD.channel(number),
        `${number}. ${title}: i hvilken kanal?`,
        [none, ...places],
        before?.channel ?? NONE,
      ),
    ]
  })
  const steps = (set.plan ? planItems(set.plan) : []).flatMap((item) =>
    item.kind === 'area'
      ? []
      : [field(FIELD.owner(item.code), `${item.code} ${item.title}: hvem svarer?`, people)],
  )
  const leader = set.plan
    ? [field(FIELD.leader, 'Hvem er leder for planen og svarer ved den årlige status?', people)]
    : []
  return questionCard({
    title: `Sæt ${set.title} i gang`,
    intro:
      'Det, der havde frist før startdatoen, spørger jeg ikke om af mig selv. Alt kan laves om senere.',
    items: set.key,
    verb: 'adopt',
    submit: 'Sæt i gang',
    questions: [
      {
        item,
        heading: set.title,
        why: '',
        open: true,
        answered: false,
        receipt: '',
        fields: [
          field(FIELD.startsOn, 'Startdato (fx 1. februar 2016)', []),
          field(FIELD.place, 'Ledelsens kanal: ugens opfølgning', places, placeOf(others)),
          ...leader,
          ...goals,
          ...steps,
        ],
      },
    ],
  })
}

/** Every channel there is, each place once. */
export function channelPlaces(others: readonly Known[]): Channel[] {
  const all = others.flatMap(({ channels }) => [...channels.values()])
  const byPlace = new Map(all.toReversed().map((one) => [`${one.platform} ${one.address}`, one]))
  return [...byPlace.values()].reverse()
}

const placeOf = ([first]: readonly Known[]): string => (first && channelOf(first, null)?.key) ?? ''

/** Who owned what a link puts beside this goal, and where it is told. */
function earlierOf(set: GoalSet, others: readonly Known[], number: number) {
  for (const known of others) {
    const link = known.set.links.find(
      (one) => one.set === set.key && Number.parseInt(one.there, 10) === number,
    )
    const found = link && goalOf(known.set, link.here)
    if (!found) continue
    const [owner] = found.delmaal.flatMap(leaves).flatMap(({ code }) => ownersOf(known, code))
    return { owner: owner?.key, channel: channelOf(known, found.number)?.key }
  }
  return null
}

/** The goal that a number or code names. */
const goalOf = ({ pejlemaerker }: GoalSet, named: string) =>
  pejlemaerker.find(({ number }) => number === Number.parseInt(named, 10))
