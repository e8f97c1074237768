import { existsSync, globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'

const ROOT = join(import.meta.dirname, '../..')
const documents = globSync('**/*.md', {
  cwd: ROOT,
  exclude: ['node_modules/**', 'data/**', 'src/generated/**'],
})
const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8')

test('they are there', () => {
  expect(documents).toEqual(expect.arrayContaining(['README.md', 'src/README.md']))
})

describe.each(documents)('%s', (path) => {
  const text = read(path)

  test('has only links that lead somewhere', () => {
    const links = [...text.matchAll(/\]\(([^)\s]+)\)/g)].map(([, target = '']) => target)
    const relative = links.filter((target) => !/^(https?:|#)/.test(target))
    const dead = relative.filter(
      (target) => !existsSync(join(ROOT, dirname(path), target.replace(/#.*$/, ''))),
    )
    expect(dead).toEqual([])
  })

  test('has only links to headings that are there', () => {
    const anchored = [...text.matchAll(/\]\(([^)\s:]*)#([^)\s]+)\)/g)]
    const dead = anchored.filter(([, target = '', anchor = '']) => {
      const other = target === '' ? path : join(dirname(path), target)
      return !anchorsOf(existsSync(join(ROOT, other)) ? read(other) : '').includes(anchor)
    })
    expect(dead.map(([link]) => link)).toEqual([])
  })

  test('names only files that are there', () => {
    const names = [...text.matchAll(/`([\w./<>*-]+\.(?:ts|js|yaml|json|prisma|svg|md))`/g)]
    const missing = names
      .map(([, name = '']) => name)
      .filter((name) => !/[<>*]/.test(name) && !isThere(dirname(path), name))
    expect(missing).toEqual([])
  })
})

/** "## The JSON of status" is reached by "the-json-of-status". */
const anchorsOf = (text: string): string[] =>
  [...text.matchAll(/^#+ (.+)$/gm)].map(([, title = '']) =>
    title
      .toLowerCase()
      .replace(/[^\p{L}\p{N} -]/gu, '')
      .replaceAll(' ', '-'),
  )

/** A file beside the document, in the project, or (in src/README.md) in a folder that was just named. */
function isThere(folder: string, name: string): boolean {
  if ([folder, '.', 'src'].some((from) => existsSync(join(ROOT, from, name)))) return true
  return globSync(`{src,tests,prisma,manifests}/**/${name}`, { cwd: ROOT }).length > 0
}

test('README.md is what a newcomer needs: at most 150 lines', () => {
  expect(read('README.md').trimEnd().split('\n').length).toBeLessThanOrEqual(150)
})
