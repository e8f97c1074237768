import { expect, test } from 'vitest'
import { at, type File, files, isNode, type Node } from './source.ts'

/** The table of the web chat's posts: the one that is a platform's own. */
const OWN_TABLE = ['platforms/web/posts.ts']

const outside = files.filter(({ path, part }) => part !== 'store' && !OWN_TABLE.includes(path))

test("only the store, and a platform's own table, know the database client", () => {
  const known = files.filter(({ imports }) =>
    imports.some((name) => /(^|\/)generated\/|^@prisma\/|prisma-adapter/.test(name)),
  )
  expect(known.filter(({ part }) => part !== 'store').map(({ path }) => path)).toEqual(OWN_TABLE)
})

test('only they ask it for anything: elsewhere a db or tx is passed on and never looked into', () => {
  expect(outside.flatMap((file) => asked(file))).toEqual([])
})

/** `db.person`, `pejl.db.person`, `tx.$queryRaw`: whatever is taken of a database. */
const asked = (file: File): string[] =>
  file.nodes
    .filter((node) => node.type === 'MemberExpression' && (isClient(node.object) || isSql(node)))
    .map((node) => at(file, node))

function isClient(node: unknown): boolean {
  if (!isNode(node)) return false
  const { name } = node.type === 'MemberExpression' && isNode(node.property) ? node.property : node
  return name === 'db' || name === 'tx'
}

const isSql = ({ property }: Node): boolean =>
  isNode(property) && /^\$[a-z]|^find(Many|Unique|First)|Many(AndReturn)?$/.test(`${property.name}`)

/** What could open another transaction, or ask the store beside the one that is open. */
const OPENS = ['Pejl', 'Db', 'Clock', 'PrismaClient', 'Outbox']

/** The embedded store has one connection: inside a transaction anything else would wait for ever. */
test('what takes a transaction takes nothing that could open another, the clock included', () => {
  const takers = files.flatMap((file) =>
    file.nodes.flatMap((node) => {
      const types = parameterTypes(node, file)
      return types.includes('Tx') ? [{ file, node, types }] : []
    }),
  )
  expect(takers.length).toBeGreaterThan(60)
  const both = takers.filter(({ types }) => types.some((type) => OPENS.includes(type)))
  expect(both.map(({ file, node }) => at(file, node))).toEqual([])
})

/** The types of a function's parameters, each as it is written. */
function parameterTypes({ type, params }: Node, { text }: File): string[] {
  if (!/Function/.test(type) || !Array.isArray(params)) return []
  return params.flatMap(({ typeAnnotation }) =>
    isNode(typeAnnotation) ? text.slice(typeAnnotation.start + 1, typeAnnotation.end).trim() : [],
  )
}
