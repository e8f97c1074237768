import { describe, expect, test } from 'vitest'
import { knots } from './cycles.ts'
import { type File, files, partOf, pathOf } from './source.ts'

/** What each part may know of, beside itself (src/README.md, the arrows). */
const MAY_KNOW: Readonly<Record<string, readonly string[]>> = {
  domain: [],
  cards: ['domain'],
  store: ['domain', 'generated'],
  outbox: ['domain', 'cards', 'store'],
  loop: ['domain', 'cards', 'store', 'outbox', 'clock.ts'],
  commands: ['domain', 'cards', 'store', 'loop'],
}
const PARTS = Object.keys(MAY_KNOW)

/** A platform delivers for the outbox and brings in commands; the loop it never sees. */
const OF_PLATFORMS = [
  ...['domain', 'cards', 'store', 'outbox', 'commands'],
  ...['platforms/platform-context.ts', 'platforms/http.ts', 'config.ts'],
]
/** The one table that is a platform's own (tests/structure/store.test.ts). */
const OWN_TABLE = ['platforms/web/posts.ts']

/** "loop/tick.ts knows platforms/web" for everything that may not be known. */
const strangers = (
  own: readonly File[],
  allowed: (part: string, file: File) => boolean,
): string[] =>
  own.flatMap((file) =>
    file.imports
      .map((name) => pathOf(file, name))
      .filter((path) => path !== null)
      .map(partOf)
      .filter((part) => part !== file.part && !allowed(part, file))
      .map((part) => `${file.path} knows ${part}`),
  )

test('every part is there and has been read', () => {
  const parts = new Set(files.map(({ part }) => part))
  expect([...parts]).toEqual(expect.arrayContaining([...PARTS, 'platforms/web', 'main.ts']))
  expect(files.flatMap(({ imports }) => imports).length).toBeGreaterThan(900)
})

test.each(PARTS)('%s knows only what comes before it', (part) => {
  const own = files.filter((file) => file.part === part)
  expect(own.length).toBeGreaterThan(7)
  expect(strangers(own, (other) => MAY_KNOW[part]?.includes(other) ?? false)).toEqual([])
})

test('a platform knows no other platform, nothing of the loop and nothing of what starts it', () => {
  const platforms = files.filter(({ path }) => /^platforms\/[^/]+\//.test(path))
  const allowed = (other: string, { path }: File) =>
    OF_PLATFORMS.includes(other) || (other === 'generated' && OWN_TABLE.includes(path))
  expect(platforms.length).toBeGreaterThan(50)
  expect(strangers(platforms, allowed)).toEqual([])
})

test('only main knows the platforms', () => {
  const others = files.filter(({ part }) => part !== 'main.ts' && !part.startsWith('platforms/'))
  expect(strangers(others, (other) => !other.startsWith('platforms/'))).toEqual([])
})

describe('no circle of imports, types included', () => {
  test('in src', () => {
    const graph = new Map(
      files.map((file) => [
        file.path,
        file.imports.map((name) => pathOf(file, name)).filter((path) => path !== null),
      ]),
    )
    expect(knots(graph)).toEqual([])
  })

  test.each([
    ['none', { a: ['b', 'c'], b: ['d'], c: ['d'], d: [] }, []],
    ['two files', { a: ['b'], b: ['a'], c: ['a'] }, [['a', 'b']]],
    ['a long way round', { a: ['b'], b: ['c'], c: ['d', 'e'], d: [], e: ['b'] }, [['b', 'c', 'e']]],
    ['a file that imports itself', { a: ['a'] }, [['a']]],
    [
      'two knots',
      { a: ['b', 'c'], b: ['a'], c: ['d'], d: ['c'] },
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
  ])('the finder finds %s', (_, graph: Record<string, string[]>, expected) => {
    expect(knots(new Map(Object.entries(graph)))).toEqual(expected)
  })
})
