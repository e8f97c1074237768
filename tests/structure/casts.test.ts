import { expect, test } from 'vitest'
import { at, files, isNode, type Node } from './source.ts'

/**
 * A cast says "believe me". What comes from the store, from a card, from people or from a network is
 * parsed instead, with a schema. These are left, all where a library's own types say less or more than
 * is so; a new one belongs in this list only when a schema cannot do it.
 */
const LEFT: Readonly<Record<string, readonly string[]>> = {
  // Bot Framework's SDK is typed for its own client, of which a part is used; what was posted is
  // checked by its signature.
  'platforms/teams/sdk.ts': [
    'object',
    'unknown',
    'Parameters<typeof auth.createConnectorFactory>[0]',
    'Activity',
    'unknown',
    'Conversations',
  ],
  // Bolt's views are unions of every kind of block; pejl's come from a template as plain JSON.
  'platforms/slack/modal.ts': ['unknown', 'types.ModalView', 'unknown', 'types.ModalView'],
  'platforms/slack/home.ts': ['unknown', 'types.HomeView'],
  // A block of a template: its type says which fields it has, and the tests draw every template.
  'platforms/slack/fit.ts': ['Text', 'Text[]', 'Text', 'Element', 'Element[]', 'Text'],
  // One map for work of every type: under a key stands what was begun under it.
  'platforms/slack/once.ts': ['Promise<T>'],
  // A server that listens on a port has an address with a port; Node types a socket's too.
  'platforms/web/guard.ts': ['{ port: number }'],
  // Fastify types a header as one text or several; none of pejl's has several.
  'platforms/web/routes.ts': ['Record<string, string>'],
  // Which columns a row has, whoever asked knows; PGlite says only that they have names.
  'store/engine/prepared.ts': ['Results<T>'],
  // Fastify does not say that the reply of a framework error is an ordinary one.
  'platforms/http.ts': ['FastifyReply'],
}

const isCast = ({ type, typeAnnotation }: Node): boolean =>
  type === 'TSTypeAssertion' ||
  type === 'TSNonNullExpression' ||
  (type === 'TSAsExpression' && !isConst(typeAnnotation))

const isConst = (node: unknown): boolean =>
  isNode(node) && isNode(node.typeName) && node.typeName.name === 'const'

const casts = files.flatMap((file) =>
  file.nodes.filter(isCast).map((node) => ({ file, node, where: at(file, node) })),
)

test('no cast but those that have a reason', () => {
  const unknown = casts.filter(({ file: { path, text }, node: { typeAnnotation } }) => {
    const type = isNode(typeAnnotation) && text.slice(typeAnnotation.start, typeAnnotation.end)
    return !LEFT[path]?.some((left) => left === type)
  })
  expect(unknown.map(({ where }) => where)).toEqual([])
  const counts = Map.groupBy(casts, ({ file }) => file.path)
  expect(Object.fromEntries([...counts].map(([path, own]) => [path, own.length]))).toEqual(
    Object.fromEntries(Object.entries(LEFT).map(([path, own]) => [path, own.length])),
  )
})

test('JSON that is read is parsed by a schema, or it is a file of pejl itself', () => {
  const unparsed = files.flatMap((file) => {
    const parsed = /\.(parse|safeParse)\(\s*JSON\.parse\(/g
    const reads = [...file.text.matchAll(/JSON\.parse\(/g)].length
    return reads > [...file.text.matchAll(parsed)].length ? [file.path] : []
  })
  expect(unparsed.sort()).toEqual([
    'cards/expand.ts', // the templates under cards/
    'platforms/teams/errors.ts', // an error's code, taken as text whatever it is
    'platforms/web/page/api.js', // the page believes the server it came from
  ])
})
