import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { parseReflection } from '../../src/store/seed/reflection-file.ts'

const seed = readFileSync('prisma/seed/reflection.yaml', 'utf8')

it('reflection.yaml has questions for everything that can happen and every principle', () => {
  expect(parseReflection(seed, 'reflection.yaml')).toMatchObject({ ok: true })
})

it.each([
  [
    'a happening that is left out',
    /\n {2}naaet:[\s\S]*?\n\n/,
    '\n',
    /happenings\.naaet: Feltet mangler$/,
  ],
  [
    'a principle that is left out',
    /\n {6}kvalitet: .*/,
    '',
    /principles\.kvalitet: Feltet mangler$/,
  ],
  ['a question that does not ask', /Hvor kunne I være.*\?/, 'Vær der før.', /spørgsmålstegn$/],
  [
    'a point of attention with no place for it',
    '{punkt}',
    '',
    /attention: {punkt} mangler i teksten$/,
  ],
])('%s is named', (_, from, to, error) => {
  const read = parseReflection(seed.replace(from, to), 'reflection.yaml')
  expect(read.ok ? '' : read.errors[0]).toMatch(error)
})
