/** pejl's own source, read and parsed once: what each file imports, and the nodes of its syntax tree. */
import { globSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { parseAst } from 'vitest/node'

export const SRC = join(import.meta.dirname, '../../src')

/** A node of a syntax tree (ESTree, with TypeScript's own). */
export type Node = { type: string; start: number; end: number } & Readonly<Record<string, unknown>>

export type File = {
  /** "loop/tick.ts" */
  path: string
  /** "loop"; "platforms/web"; a file beside the folders is a part of its own: "main.ts". */
  part: string
  text: string
  nodes: readonly Node[]
  /** Every module that it imports, as written: values and types, also those that are loaded later. */
  imports: readonly string[]
}

/** What chat platforms share knows nothing of them, and neither do these. */
export const SHARED_PARTS = ['domain', 'store', 'cards', 'outbox', 'loop', 'commands']

export function partOf(path: string): string {
  const [first = '', second = ''] = path.split('/')
  return first === 'platforms' ? `${first}/${second}` : first
}

/** The file that an import leads to, from src; null for a library. */
export const pathOf = (file: Pick<File, 'path'>, name: string): string | null =>
  name.startsWith('.') ? relative(SRC, join(SRC, dirname(file.path), name)) : null

const nodesOf = (text: string, lang: 'ts' | 'js'): Node[] => [...walk(parseAst(text, { lang }))]

function* walk(value: unknown): Generator<Node> {
  if (typeof value !== 'object' || value === null) return
  if (isNode(value)) yield value
  for (const inner of Object.values(value)) yield* walk(inner)
}

export const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && 'type' in value && 'start' in value

/** The text of a literal; null for anything else. */
export const literal = (node: unknown): string | null =>
  isNode(node) && node.type === 'Literal' && typeof node.value === 'string' ? node.value : null

const NAMED = [
  'ImportDeclaration',
  'ExportNamedDeclaration',
  'ExportAllDeclaration',
  'ImportExpression',
  'TSImportType',
]

/** JSDoc names types of other modules in comments, which are no nodes. */
function importsOf(nodes: readonly Node[], text: string): string[] {
  const inComments = [...text.matchAll(/\bimport\('([^']+)'\)/g)].map(([, name = '']) => name)
  const inCode = nodes.flatMap((node) => {
    const { type, callee } = node
    if (NAMED.includes(type)) return literal(node.source) ?? []
    const loads = type === 'CallExpression' && isNode(callee) && callee.type === 'Identifier'
    const [first] = loads && /^(require|load)$/.test(String(callee.name)) ? args(node) : []
    return literal(first) ?? []
  })
  return [...new Set([...inCode, ...inComments])]
}

export const args = ({ arguments: all }: Node): Node[] =>
  Array.isArray(all) ? all.filter(isNode) : []

/** The texts of a template: one more than there are values between them. */
export function quasis({ quasis: all }: Node): string[] {
  return Array.isArray(all) ? all.map(({ value }) => String(value.cooked)) : []
}

/** "loop/tick.ts: what it says there", for a failure that can be acted on. */
export const at = ({ path, text }: File, { start, end }: Node): string =>
  `${path}: ${text.slice(start, end)}`

export const files: readonly File[] = globSync('**/*.{ts,js}', {
  cwd: SRC,
  exclude: ['generated/**'],
}).map((path) => {
  const text = readFileSync(join(SRC, path), 'utf8')
  const nodes = nodesOf(text, path.endsWith('.js') ? 'js' : 'ts')
  return { path, part: partOf(path), text, nodes, imports: importsOf(nodes, text) }
})
