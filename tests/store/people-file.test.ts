import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parsePeople } from '../../src/store/seed/people-file.ts'

const seed = readFileSync('prisma/seed/people.yaml', 'utf8')

/** The errors of the seed after one change, which must change something. */
function errorsAfter(from: string, to: string): string[] {
  const changed = seed.replace(from, to)
  expect(changed).not.toBe(seed)
  const read = parsePeople(changed, 'people.yaml')
  return read.ok ? [] : read.errors.map((error) => error.replace(/linje \d+/, 'linje N'))
}

describe('people.yaml', () => {
  const read = parsePeople(seed, 'people.yaml')
  const people = read.ok ? read.people : { persons: [], channels: [] }

  it('has one owner for each figure, and none for 4B1 and 4B2', () => {
    const codes = people.persons.flatMap(({ owns }) => owns)
    expect(codes).toHaveLength(34)
    expect(new Set(codes).size).toBe(34)
    expect(codes).not.toContain('4B1')
    expect(codes).not.toContain('4B2')
  })

  it('has a leader channel for each of the nine pejlemærker, and one for management', () => {
    expect(people.channels.map(({ pejlemaerke }) => pejlemaerke)).toEqual([
      1,
      2,
      3,
      4,
      5,
      6,
      7,
      8,
      9,
      null,
    ])
    expect(people.channels.filter(({ leader }) => leader === null)).toHaveLength(1)
  })

  it('has a first controller', () => {
    expect(people.persons.find(({ firstController }) => firstController)?.key).toBe('controller')
  })
})

describe('what is wrong in people.yaml is said', () => {
  it.each([
    [
      'a key used twice',
      'key: dataejer-skole',
      'key: dataejer-bolig',
      'persons[3].key: dataejer-bolig findes allerede',
    ],
    [
      'an e-mail used twice',
      'email: dataejer-skole@pejl.example',
      'email: Dataejer-Bolig@pejl.example',
      'persons[3].email: dataejer-bolig@pejl.example findes allerede',
    ],
    [
      'an e-mail that is none',
      'email: controller@pejl.example',
      'email: controller',
      'persons[0].email: Ugyldig e-mailadresse',
    ],
    [
      'no first controller',
      '    firstController: true\n',
      '',
      'persons: Der skal være netop én første controller',
    ],
    [
      'a first controller who is not a controller',
      '    controller: true\n',
      '',
      'persons[0].controller: Den første controller skal være controller',
    ],
    [
      'a delmål named twice by one person',
      'owns: [7A, 7B]',
      'owns: [7A, 7A]',
      'persons[8].owns: Det samme delmål står her to gange',
    ],
    [
      'a leader who is not there',
      'leader: leder-bolig',
      'leader: leder-bad',
      'channels[0].leader: leder-bad findes ikke blandt personerne',
    ],
    [
      'two channels of one pejlemærke',
      'pejlemaerke: 2\n',
      'pejlemaerke: 1\n',
      'channels[1].pejlemaerke: 1 findes allerede',
    ],
    [
      'two management channels',
      'pejlemaerke: 2\n',
      'pejlemaerke: null\n',
      'channels[9].pejlemaerke: Direktionens kanal findes allerede',
    ],
    [
      'two channels at one address',
      'address: pejlemaerke-2',
      'address: pejlemaerke-1',
      'channels[1].address: pejlemaerke-1 findes allerede',
    ],
    [
      'no management channel',
      'pejlemaerke: null',
      'pejlemaerke: 10',
      'channels: Direktionens kanal mangler (den har pejlemaerke: null)',
    ],
    [
      'a key with other letters',
      'key: leder-boern-og-unge',
      'key: leder-børn',
      'persons[12].key: Nøglen må kun have små bogstaver a–z, tal og bindestreger',
    ],
  ])('%s', (_, from, to, error) => {
    expect(errorsAfter(from, to)).toContain(`people.yaml, linje N, ${error}`)
  })
})
