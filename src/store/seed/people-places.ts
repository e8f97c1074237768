/** Which goal set each code and number in people.yaml belongs to. */
import { eitherText, listText } from '../../domain/danish-text.ts'
import {
  type DelmaalKey,
  isSameDelmaal,
  readTypedName,
  typedName,
} from '../../domain/figure-key.ts'
import { type GoalSet, leafOf, pejlemaerkeBy, planItemOf } from '../../domain/goal-set.ts'
import type { Channel } from '../channels.ts'
import type { Person } from '../people.ts'
import type { People } from './people-file.ts'

/**
 * People and channels with their goal sets. A code that only one set has needs no set in front of it
 * ("1B"), another does ("2026-2029/1B"); a channel needs `goalSet` when there are several. What is
 * wrong comes back as Danish sentences.
 */
export function placePeople(
  { persons, channels }: People,
  sets: readonly GoalSet[],
): { people: Person[]; channels: Channel[]; errors: string[] } {
  const errors: string[] = []
  const people = persons.map(({ owns, controller, firstController, management, ...person }) => ({
    ...person,
    isController: controller,
    isFirstController: firstController,
    isManagement: management,
    owns: owns.flatMap((typed): DelmaalKey[] => {
      const found = delmaalNamed(typed, sets)
      if (typeof found === 'object') return [found]
      errors.push(`${person.name} ejer ${typed}, som ${found}.`)
      return []
    }),
  }))
  const placed = channels.flatMap(({ goalSet, pejlemaerke, ...channel }): Channel[] => {
    const set = goalSet === null ? onlySet(sets) : setNamed(goalSet, sets)
    if (!set) {
      const names = eitherText(sets.map(({ name }) => name))
      errors.push(
        goalSet === null
          ? `Kanalen ${channel.key} mangler goalSet, for der er flere målsæt: skriv ${names}.`
          : `Kanalen ${channel.key} hører til ${goalSet}, som ikke følges op: skriv ${names}.`,
      )
      return []
    }
    if (pejlemaerke !== null && !pejlemaerkeBy(set, pejlemaerke))
      errors.push(
        `Kanalen ${channel.key} hører til ${set.noun.one} ${pejlemaerke}, som ikke findes i ${set.title}.`,
      )
    return [{ ...channel, set: set.key, number: pejlemaerke }]
  })
  return {
    people,
    channels: placed,
    errors: [...errors, ...people.flatMap(ownedTwice), ...channelErrors(placed, sets)],
  }
}

/** The one that is meant where none is named: the only one, or the only one with pejlemærker. */
function onlySet(sets: readonly GoalSet[]): GoalSet | undefined {
  const withGoals = sets.filter(({ pejlemaerker }) => pejlemaerker.length > 0)
  const [only, another] = withGoals.length > 0 ? withGoals : sets
  return another ? undefined : only
}

const setNamed = (typed: string, sets: readonly GoalSet[]): GoalSet | undefined =>
  sets.find(({ key, name }) => key === typed || name === typed)

/** The delmål, or what is wrong with its name. */
function delmaalNamed(typed: string, sets: readonly GoalSet[]): DelmaalKey | string {
  const { setName, rest: code } = readTypedName(typed)
  const named = setName === null ? undefined : setNamed(setName, sets)
  if (setName !== null && !named)
    return `hører til et målsæt, der ikke følges op: skriv ${eitherText(sets.map(({ name }) => name))}`
  const having = (named ? [named] : sets).filter(
    (set) => leafOf(set, code) ?? planItemOf(set, code),
  )
  const [only, another] = having
  if (!only) return `ikke findes i ${listText((named ? [named] : sets).map(({ title }) => title))}`
  return another
    ? `flere målsæt har: skriv ${having.map(({ name }) => typedName(name, code)).join(' eller ')}`
    : { set: only.key, code }
}

/** A delmål may be named with and without its set, and stands once all the same. */
function ownedTwice({ name, owns }: Person): string[] {
  const twice = owns.find((own, at) => owns.findIndex((one) => isSameDelmaal(one, own)) < at)
  return twice ? [`${name} ejer ${twice.code} to gange: skriv det kun én gang.`] : []
}

/** Each pejlemærke has one channel at the most, and each set one for its management. */
function channelErrors(channels: readonly Channel[], sets: readonly GoalSet[]): string[] {
  return sets.flatMap(({ key, title, noun }) => {
    const numbers = channels.filter(({ set }) => set === key).map(({ number }) => number)
    const twice = numbers.find((number, index) => numbers.indexOf(number) < index)
    return [
      ...(numbers.includes(null)
        ? []
        : [`Direktionens kanal for ${title} mangler (den har pejlemaerke: null).`]),
      ...(twice === undefined
        ? []
        : [
            `${twice === null ? 'Direktionens kanal' : `Kanalen for ${noun.one} ${twice}`} i ${title} findes allerede.`,
          ]),
    ]
  })
}
