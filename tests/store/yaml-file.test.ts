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
    expect(errorsOf('')).toEqual(['goals.yaml, linje 1: Filen er tom'])
    expect(errorsOf('# kun en bemærkning\n')).toEqual(['goals.yaml, linje 1: Filen er tom'])
    expect(errorsOf('goals:\n')).toEqual(['goals.yaml, linje 1, goals: Feltet er tomt'])
  })

  it.each([
    ['a tab', 'goals:\n\t- 1\n', 2, /\. Brug mellemrum i stedet for tabulator$/],
    ['a field given twice', 'goals: []\ngoals: []\n', 2, /\. Feltet står to gange: slet det ene$/],
    [
      'two documents',
      'goals: []\n---\ngoals: []\n',
      2,
      /\. Skriv kun ét dokument i filen: fjern linjen ---$/,
    ],
    ['an unknown tag', 'goals:\n  - !hemmelig x\n', 2, /\. Fjern mærket, der begynder med !$/],
  ])('with %s is no YAML of pejl’s, and it is said what to do', (_, text, line, advice) => {
    const [error, another] = errorsOf(text)
    expect(error).toMatch(new RegExp(`^goals\\.yaml, linje ${line}: Filen er ikke gyldig YAML`))
    expect(error).toMatch(advice)
    expect(another).toBeUndefined()
  })

  it('that was saved as something else than UTF-8 is refused where its first letter is lost', () => {
    const saved = (encoding: 'latin1' | 'utf16le') =>
      errorsOf(Buffer.from('goals:\n  - { code: børn, value: 1 }\n', encoding).toString('utf8'))
    const why = 'Filen er ikke gemt som UTF-8. Gem den som UTF-8, og prøv igen'
    expect(saved('latin1')).toEqual([`goals.yaml, linje 2: ${why}`])
    expect(saved('utf16le')).toEqual([`goals.yaml, linje 1: ${why}`])
  })

  it('may begin with a mark of UTF-8 and end its lines as Windows does', () => {
    const text = '\uFEFFgoals:\r\n  - { code: 1A, value: 2 }\r\n'
    expect(readYaml(text, 'goals.yaml', Goals)).toMatchObject({ ok: true })
  })

  it.each([
    ['of something above', 'goals:\n  - &a { code: 1A, value: 1 }\n  - *a\n', 3],
    ['of something that is not there', 'goals: *a\n', 1],
    ['of itself', 'goals: &a\n  - *a\n', 2],
    ['merged in', 'goals:\n  - &a { code: 1A, value: 1 }\n  - { <<: *a, code: 1B }\n', 3],
    ['many times over', 'x: &a [1]\ngoals: [*a, *a, *a, *a]\n', 2],
  ])('with an alias %s is refused: a fact stands where it is read', (_, text, line) => {
    expect(errorsOf(text)).toEqual([
      `goals.yaml, linje ${line}: *a står for noget længere oppe: skriv det ud her`,
    ])
  })

  it('with a dot that may be meant for thousands is refused, never read as a decimal', () => {
    const errorsWith = (value: string) => errorsOf(`goals:\n  - { code: 1A, value: ${value} }\n`)
    expect(errorsWith('690.000')).toEqual([
      'goals.yaml, linje 2: 690.000 læses som 690. Skriv 690000, hvis det er tusinder, og ellers 690',
    ])
    expect(errorsWith('1.820')[0]).toContain('1.820 læses som 1.82. Skriv 1820, hvis')
    for (const plain of ['690', '95.9', '0.55', '1.825', '"690.000"'])
      expect(errorsWith(plain).filter((error) => error.includes('læses som'))).toEqual([])
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
