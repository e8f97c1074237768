import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { readYaml } from '../../src/store/seed/yaml-file.ts'

const Goal = z.strictObject({
  code: z.string(),
  value: z.number(),
  parts: z.array(z.string()).default([]),
})
const Goals = z.strictObject({ goals: z.array(Goal) })
const errorsOf = (text: string) => {
  const read = readYaml(text, 'goals.yaml', Goals)
  return read.ok ? [] : read.errors
}

describe('a YAML file', () => {
  it('is read as its schema has it, defaults filled in', () => {
    expect(readYaml('goals:\n  - { code: 1A, value: 2 }\n', 'goals.yaml', Goals)).toEqual({
      ok: true,
      value: { goals: [{ code: '1A', value: 2, parts: [] }] },
    })
  })

  it('has every error named by file, line and field', () => {
    expect(errorsOf('goals:\n  - code: 1A\n    value: to\n  - code: 1\n    value: 1\n')).toEqual([
      'goals.yaml, linje 3, goals[0].value: Ugyldigt input: forventede tal, fik streng',
      'goals.yaml, linje 4, goals[1].code: Ugyldigt input: forventede streng, fik tal',
    ])
  })

  it('has a missing field named where the thing that lacks it begins', () => {
    expect(errorsOf('goals:\n  - code: 1A\n    value: 1\n  - code: 1B\n')).toEqual([
      'goals.yaml, linje 4, goals[1].value: Feltet mangler',
    ])
  })

  it('has an unknown field named on its own line', () => {
    expect(errorsOf('goals:\n  - code: 1A\n    value: 1\n    vaerdi: 2\n')).toEqual([
      'goals.yaml, linje 4, goals[0]: Ukendt nøgle: "vaerdi"',
    ])
  })

  it('has broken YAML named by line, a field given twice too', () => {
    expect(errorsOf('goals: [1\nx: : 2\n')[0]).toMatch(
      /^goals\.yaml, linje 2: Filen er ikke gyldig YAML/,
    )
    expect(errorsOf('goals: []\ngoals: []\n')[0]).toMatch(/^goals\.yaml, linje 2: .*unique/)
  })

  it('may be empty, and is then wrong on its first line', () => {
    expect(errorsOf('')).toEqual([
      'goals.yaml, linje 1: Ugyldigt input: forventede objekt, fik null',
    ])
  })

  it("gives a schema's own check the line that it points at", () => {
    const Checked = Goals.superRefine((_, context) => {
      context.addIssue({
        code: 'custom',
        message: 'Koden findes allerede',
        path: ['goals', 1, 'code'],
      })
    })
    const read = readYaml(
      'goals:\n  - {code: a, value: 1}\n  - {code: a, value: 1}\n',
      'g.yaml',
      Checked,
    )
    expect(read).toEqual({
      ok: false,
      errors: ['g.yaml, linje 3, goals[1].code: Koden findes allerede'],
    })
  })
})
