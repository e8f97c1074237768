/** Reads prisma/seed/people.yaml: who takes part, and which channels there are. */
import { z } from 'zod'
import { readYaml } from './yaml-file.ts'

const Key = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'Nøglen må kun have små bogstaver a–z, tal og bindestreger')
const Text = z.string().trim().min(1, 'Feltet må ikke være tomt')

const Person = z.strictObject({
  key: Key,
  /** The role as shown: "dataejer bolig". */
  name: Text,
  email: z.email(),
  /** The platform that the person prefers to be reached on; null: the one that is on. */
  platform: Text.nullable().default(null),
  controller: z.boolean().default(false),
  /** Starts with the rights to appoint others. */
  firstController: z.boolean().default(false),
  management: z.boolean().default(false),
  /** Codes of the delmål whose figures the person answers for; "2026-2029/1B" where several sets have it. */
  owns: z.array(Text).default([]),
})

const Channel = z.strictObject({
  key: Key,
  name: Text,
  /** The platform it is on; null: the one that is on. */
  platform: Text.nullable().default(null),
  /** The platform's own name for the channel. */
  address: Text,
  /** The name or key of its goal set; null where only one is followed up. */
  goalSet: Text.nullable().default(null),
  /** The number of its pejlemærke; null: the management channel. */
  pejlemaerke: z.int().positive().nullable(),
  /** Key of the leader who is asked to reflect; null: nobody. */
  leader: Key.nullable(),
})

const PeopleFile = z
  .strictObject({ persons: z.array(Person), channels: z.array(Channel) })
  .superRefine(({ persons, channels }, context) => {
    const wrong = (message: string, ...path: (string | number)[]) =>
      context.addIssue({ code: 'custom', message, path })
    const unique = (list: 'persons' | 'channels', field: string, values: readonly unknown[]) => {
      const seen = new Set<unknown>()
      for (const [index, value] of values.entries()) {
        if (seen.has(value)) wrong(`${value} findes allerede`, list, index, field)
        seen.add(value)
      }
    }
    unique(
      'persons',
      'key',
      persons.map(({ key }) => key),
    )
    unique(
      'persons',
      'email',
      persons.map(({ email }) => email.toLowerCase()),
    )
    unique(
      'channels',
      'key',
      channels.map(({ key }) => key),
    )
    unique(
      'channels',
      'address',
      channels.map(({ platform, address, goalSet }) => within(address, platform, goalSet)),
    )
    unique(
      'channels',
      'pejlemaerke',
      channels.map(({ pejlemaerke, goalSet }) =>
        within(String(pejlemaerke ?? 'Direktionens kanal'), goalSet),
      ),
    )

    if (persons.filter(({ firstController }) => firstController).length !== 1)
      wrong('Der skal være netop én første controller', 'persons')
    if (!channels.some(({ pejlemaerke }) => pejlemaerke === null))
      wrong('Direktionens kanal mangler (den har pejlemaerke: null)', 'channels')
    for (const [index, { firstController, controller, owns }] of persons.entries()) {
      if (firstController && !controller)
        wrong('Den første controller skal være controller', 'persons', index, 'controller')
      if (new Set(owns).size < owns.length)
        wrong('Det samme delmål står her to gange', 'persons', index, 'owns')
    }
    const known = new Set(persons.map(({ key }) => key))
    for (const [index, { leader }] of channels.entries())
      if (leader !== null && !known.has(leader))
        wrong(`${leader} findes ikke blandt personerne`, 'channels', index, 'leader')
  })

/** Goal sets may share a number, and a channel of their managements'. */
const within = (name: string, ...where: readonly (string | null)[]): string => {
  const known = where.filter((one) => one !== null)
  return known.length === 0 ? name : `${name} (${known.join(', ')})`
}

export type People = z.output<typeof PeopleFile>

/** People and channels, or every error. Whether the codes exist is for the goal sets to say (people-places.ts). */
export function parsePeople(
  text: string,
  file: string,
): { ok: true; people: People } | { ok: false; errors: string[] } {
  const read = readYaml(text, file, PeopleFile)
  return read.ok ? { ok: true, people: read.value } : read
}
