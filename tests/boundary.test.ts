import { globSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { expect, test } from 'vitest'

const SRC = join(import.meta.dirname, '../src')

/** What each part may know of, beside itself (README, the arrows). Time and the database are all's. */
const MAY_KNOW: Readonly<Record<string, readonly string[]>> = {
  domain: [],
  store: ['domain', 'generated'],
  outbox: ['domain', 'store', 'generated'],
  cards: ['domain', 'store', 'outbox'],
  loop: ['domain', 'store', 'outbox', 'cards', 'generated', 'clock.ts'],
  commands: ['domain', 'store', 'outbox', 'cards', 'loop', 'generated', 'clock.ts'],
}
const PARTS = Object.keys(MAY_KNOW)
const DOMAIN_LIBRARIES = ['luxon', 'date-holidays']

type File = { path: string; part: string; text: string; imports: string[] }

const files: File[] = globSync('**/*.{ts,js}', { cwd: SRC, exclude: ['generated/**'] }).map(
  (path) => {
    const text = readFileSync(join(SRC, path), 'utf8')
    const found = text.matchAll(/(?:\bfrom|\bimport|\brequire|\bload)\s*\(?\s*['"]([^'"]+)['"]/g)
    return { path, part: partOf(path), text, imports: [...found].map(([, name = '']) => name) }
  },
)

/** "domain/due.ts" is domain's; "platforms/web/index.ts" is platforms/web's; "main.ts" its own. */
function partOf(path: string): string {
  const [first = '', second = ''] = path.split('/')
  return first === 'platforms' ? `${first}/${second}` : first
}

/** The part that an import leads to; null for a library. */
const partKnown = (file: File, name: string): string | null =>
  name.startsWith('.') ? partOf(relative(SRC, join(SRC, dirname(file.path), name))) : null

/** "loop/tick.ts knows platforms/web" for everything that may not be known. */
const strangers = (
  own: readonly File[],
  allowed: (part: string, file: File) => boolean,
): string[] =>
  own.flatMap((file) =>
    file.imports
      .map((name) => partKnown(file, name))
      .filter((part) => part !== null && part !== file.part && !allowed(part, file))
      .map((part) => `${file.path} knows ${part}`),
  )

test('every part is there and has been read', () => {
  const parts = new Set(files.map(({ part }) => part))
  expect([...parts]).toEqual(expect.arrayContaining([...PARTS, 'platforms/web', 'main.ts']))
  expect(files.flatMap(({ imports }) => imports).length).toBeGreaterThan(300)
})

test.each(PARTS)('%s knows only what comes before it', (part) => {
  const own = files.filter((file) => file.part === part)
  expect(own.length).toBeGreaterThan(5)
  expect(strangers(own, (other) => MAY_KNOW[part]?.includes(other) ?? false)).toEqual([])
})

/** What platforms share: their surroundings, the HTTP server, and the error of a bad setting. */
const SHARED = ['platforms/surroundings.ts', 'platforms/http.ts', 'config.ts']

test('a platform knows no other platform and nothing of what starts it', () => {
  const platforms = files.filter(({ part }) => part.startsWith('platforms/'))
  const allowed = [...PARTS, 'generated', ...SHARED]
  expect(strangers(platforms, (other) => allowed.includes(other))).toEqual([])
})

test('only main knows the platforms', () => {
  const others = files.filter(({ part }) => part !== 'main.ts' && !part.startsWith('platforms/'))
  expect(strangers(others, (other) => !other.startsWith('platforms/'))).toEqual([])
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
  const shared = files.filter(({ part }) => PARTS.includes(part))
  const named = shared.filter(({ text }) => /\b(slack|teams|botbuilder|bolt)\b/i.test(text))
  expect(named.map(({ path }) => path)).toEqual([])
})
