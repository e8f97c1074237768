/** What a controller is asked when a document is to be followed up: from when, by whom, and where. */
import { type QuestionCard, type QuestionField, questionCard } from '../../cards/question.ts'
import { exampleDay } from '../../domain/asked-days.ts'
import { nearTargetsText } from '../../domain/chance/words.ts'
import { upperFirst } from '../../domain/danish-text.ts'
import { allLeaves, type GoalSet } from '../../domain/goal-set.ts'
import { contentsText } from '../../domain/set-contents.ts'
import { setStateText } from '../../domain/set-state.ts'
import { channelOf, type Known } from '../known.ts'
import type { Situation } from '../situation.ts'
import {
  type AdoptionTyped,
  channelPlaces,
  FIELD,
  NONE,
  type OwnerField,
  ownerFields,
  SAME,
} from './fields.ts'

/**
 * What every platform has room for, in characters of the fields and in fields: 28 KB a card and a hundred
 * blocks a form are the least of them. Beyond it all get one owner, which is changed afterwards.
 */
const ROOM = { characters: 22_000, fields: 80 }

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
  others: readonly Situation[],
  typed: AdoptionTyped,
  problems: Readonly<Record<string, string>> = {},
  item: string = set.key,
): QuestionCard {
  const [first] = others
  if (!first) throw new RangeError('nothing is followed up')
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
  const nobody = { title: 'Ingen endnu', value: NONE }
  const people = [nobody, ...first.people.map(({ key, name }) => ({ title: name, value: key }))]
  const person = (id: string, label: string, suggested = NONE) =>
    field(id, label, people, suggested)
  const channels = [{ title: 'Ingen kanal', value: NONE }, ...places]
  const owners = ownerFields(set, others)
  const each = owners.flatMap(({ field: id, label, number, before }) => [
    person(id, label, before.owner),
    ...(number === null
      ? []
      : [field(FIELD.channel(number), `${number}: i hvilken kanal?`, channels, before.channel)]),
  ])
  const fits = each.length <= ROOM.fields && JSON.stringify(each).length <= ROOM.characters
  const owned = fits ? each : [forAll(owners, people, field)]
  return questionCard({
    title: `Sæt ${set.title} i gang`,
    intro:
      'Det, der havde frist før startdatoen, spørger jeg ikke om af mig selv. Hvem der svarer, kan ændres senere.',
    items: set.key,
    verb: 'adopt',
    submit: 'Sæt i gang',
    questions: [
      {
        item,
        heading: upperFirst(`${setStateText(set, false)} · ${contentsText(set)}`),
        why: nearTargetsText(set, documentBaselines(set)),
        open: true,
        answered: false,
        receipt: '',
        fields: [
          field(FIELD.startsOn, `Startdato (fx ${exampleDay(set, first.today)})`, []),
          field(FIELD.place, 'Ledelsens kanal: ugens opfølgning', places, placeOf(others)),
          ...(set.plan
            ? [person(FIELD.leader, 'Hvem er leder for planen og svarer ved den årlige status?')]
            : []),
          ...owned,
        ],
      },
    ],
  })
}

/** Nobody has confirmed another yet. */
const documentBaselines = (set: GoalSet) =>
  new Map(
    allLeaves(set).flatMap(({ delmaal: { code, baseline } }) =>
      baseline ? [[code, baseline] as const] : [],
    ),
  )

/** One owner for all, or those who have the same goals elsewhere. */
function forAll(
  owners: readonly OwnerField[],
  people: Choices,
  field: (id: string, label: string, options: Choices, suggested: string) => QuestionField,
): QuestionField {
  const known = owners.filter(({ before }) => before.owner !== NONE).length
  const same = {
    title: `De samme som for de tilsvarende mål (${known} af ${owners.length}); resten ingen endnu`,
    value: SAME,
  }
  return field(
    FIELD.owner,
    `Hvem svarer? Det gælder alle ${owners.length} og kan ændres bagefter, ét ad gangen`,
    known > 0 ? [same, ...people] : people,
    known > 0 ? SAME : NONE,
  )
}

const placeOf = ([first]: readonly Known[]): string => (first && channelOf(first, null)?.key) ?? ''
