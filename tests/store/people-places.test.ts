import { expect, test } from 'vitest'
import { readTwoGoalSets, SETS } from '../support/two-goal-sets.ts'

const [NEWER, OLDER] = SETS

/** What pejl says of people.yaml when one thing in it is written differently. */
const refused = async (from: string, to: string): Promise<string> =>
  readTwoGoalSets(from, to).then(
    () => 'nothing',
    (error: Error) => error.message,
  )

test('each code and channel belongs to its goal set, by name, by key or alone', async () => {
  const { people, channels } = await readTwoGoalSets()
  const owns = (key: string) => people.find((person) => person.key === key)?.owns
  expect(owns('dataejer-bolig')).toEqual([
    { set: NEWER, code: '1A' },
    { set: NEWER, code: '1B' },
    { set: NEWER, code: '1D' },
    { set: OLDER, code: '1B' },
  ])
  expect(owns('dataejer-unge')).toEqual([
    { set: OLDER, code: '1A' },
    { set: OLDER, code: '1G' },
  ])
  expect(channels.map(({ key, set, number }) => [key, set, number])).toEqual([
    ['bolig', NEWER, 1],
    ['mestring', NEWER, 5],
    ['direktion-2014', NEWER, null],
    ['unge', OLDER, 1],
    ['job', OLDER, 5],
    ['direktion-2013', OLDER, null],
  ])
})

test.each([
  [
    'an owner of a code that both sets have',
    'owns: [2014-2017/5A]',
    'owns: [5A]',
    'dataejer rehabilitering ejer 5A, som flere målsæt har: skriv 2014-2017/5A eller 2013-2016/5A.',
  ],
  [
    'a code that its set does not have',
    'owns: [2014-2017/5A]',
    'owns: [2014-2017/1G]',
    'dataejer rehabilitering ejer 2014-2017/1G, som ikke findes i Pejlemærker 2014–2017.',
  ],
  [
    'a code that no set has',
    'owns: [2014-2017/5A]',
    'owns: [9Z]',
    'dataejer rehabilitering ejer 9Z, som ikke findes i Pejlemærker 2014–2017 og Pejlemærker 2013–2016.',
  ],
  [
    'a set that is not followed up',
    'owns: [2014-2017/5A]',
    'owns: [2026-2029/5A]',
    'dataejer rehabilitering ejer 2026-2029/5A, som hører til et målsæt, der ikke følges op: skriv 2014-2017 eller 2013-2016.',
  ],
  [
    'the same delmål twice, by name and by key',
    'owns: [2014-2017/5A]',
    `owns: [2014-2017/5A, ${NEWER}/5A]`,
    'dataejer rehabilitering ejer 5A to gange: skriv det kun én gang.',
  ],
  [
    'a channel without a goal set',
    'address: mestring, goalSet: 2014-2017',
    'address: mestring',
    'Kanalen mestring mangler goalSet, for der er flere målsæt: skriv 2014-2017 eller 2013-2016.',
  ],
  [
    'a channel of a set that is not followed up',
    'address: mestring, goalSet: 2014-2017',
    'address: mestring, goalSet: 2026-2029',
    'Kanalen mestring hører til 2026-2029, som ikke følges op: skriv 2014-2017 eller 2013-2016.',
  ],
  [
    'a second channel for a pejlemærke, by name and by key',
    'goalSet: 2014-2017, pejlemaerke: 5',
    `goalSet: ${NEWER}, pejlemaerke: 1`,
    'Kanalen for pejlemærke 1 i Pejlemærker 2014–2017 findes allerede.',
  ],
  [
    'a set whose management has no channel',
    'address: direktion-2013, goalSet: 2013-2016, pejlemaerke: null',
    'address: direktion-2013, goalSet: 2013-2016, pejlemaerke: 1',
    'Direktionens kanal for Pejlemærker 2013–2016 mangler (den har pejlemaerke: null).',
  ],
])('%s is refused with what to write', async (_, from, to, sentence) => {
  expect(await refused(from, to)).toContain(sentence)
})
