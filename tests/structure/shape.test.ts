import { expect, test } from 'vitest'
import { files, isNode, literal, type Node, SHARED_PARTS } from './source.ts'

const LONGEST = 200
const DOMAIN_LIBRARIES = ['luxon', 'date-holidays', 'fastest-levenshtein']
const shared = files.filter(({ part }) => SHARED_PARTS.includes(part))

test('no file is longer than 200 lines', () => {
  const long = files.filter(({ text }) => text.split('\n').length - 1 > LONGEST)
  expect(long.map(({ path }) => path)).toEqual([])
})

test('the domain does nothing but decide: no input, no output, no clock of its own', () => {
  const domain = files.filter(({ part }) => part === 'domain')
  for (const { path, imports, text } of domain) {
    const libraries = imports.filter((name) => !name.startsWith('.'))
    expect([path, libraries.filter((name) => !DOMAIN_LIBRARIES.includes(name))]).toEqual([path, []])
    expect([
      path,
      text.match(/Date\.now|new Date\(\)|DateTime\.(now|local)\(\)|process\.|console\./),
    ]).toEqual([path, null])
  }
})

test("no part but a platform has a platform's name in it", () => {
  const named = shared.filter(({ text }) => /\b(slack|teams|botbuilder|bolt)\b/i.test(text))
  expect(named.map(({ path }) => path)).toEqual([])
})

/** A command and a kind of message are called what they are about. */
const SAME = ['baseline']

test('an exported name means one thing in the parts that all platforms share', () => {
  const exported = shared.flatMap(({ path, nodes }) =>
    nodes
      .filter(({ type, source }) => type === 'ExportNamedDeclaration' && literal(source) === null)
      .flatMap(({ declaration }) => (isNode(declaration) ? namesIn(declaration) : []))
      .map((name) => ({ name, path })),
  )
  expect(exported.length).toBeGreaterThan(300)
  const files = Map.groupBy(exported, ({ name }) => name)
  const twice = [...files].filter(
    ([name, own]) => !SAME.includes(name) && new Set(own.map(({ path }) => path)).size > 1,
  )
  expect(twice).toEqual([])
})

/** `export const a = …, b = …` declares several; everything else one. */
function namesIn({ id, declarations }: Node): string[] {
  const all = Array.isArray(declarations) ? declarations.map((one) => one.id) : [id]
  return all.filter(isNode).map(({ name }) => String(name))
}
