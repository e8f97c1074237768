import { expect, test } from 'vitest'
import {
  args,
  at,
  type File,
  files,
  isNode,
  literal,
  type Node,
  quasis,
  SHARED_PARTS,
} from './source.ts'

/** Where names are made, printed and read: a figure's and a recipient's, a message's, a form's fields. */
const FIGURES = 'domain/figure-key.ts'
const RECIPIENTS = 'domain/recipient.ts'
const KEYS = 'loop/message-keys.ts'
const FORM = 'cards/figure-form.ts'
const QUESTION_FORM = 'cards/question-form.ts'
/** The claim of pejl's first start, which is no figure's. */
const CLAIMS = 'store/claims.ts'
/** Slack's ids of buttons ("command:1"), made and read there. */
const BUTTONS = 'platforms/slack/fit.ts'

const found = (makers: readonly string[], wanted: (node: Node, file: File) => boolean) =>
  files
    .filter(({ path }) => !makers.includes(path))
    .flatMap((file) =>
      file.nodes.filter((node) => wanted(node, file)).map((node) => at(file, node)),
    )

const isTemplate = ({ type }: Node): boolean =>
  type === 'TemplateLiteral' || type === 'TSTemplateLiteralType'

/** What a text begins with, be it a literal, a template or a type. */
const begins = (node: Node): string => (isTemplate(node) ? quasis(node)[0] : literal(node)) ?? ''

test('a recipient is made and read in one file', () => {
  const named = (node: Node) => /^(person|channel):/.test(begins(node))
  expect(found([RECIPIENTS], named)).toEqual([])
})

test("a form's fields are named in its own file", () => {
  const named = (node: Node) =>
    isTemplate(node) &&
    /^(figure|comment|evidence|reason|expectedOn|choice|when|other):$/.test(begins(node))
  expect(found([FORM, QUESTION_FORM], named)).toEqual([])
})

test('two names are joined by "/", ":" or "@" in one file', () => {
  const joins = (node: Node) => {
    const [first = '', ...rest] = isTemplate(node) ? quasis(node) : []
    return !first.includes('://') && rest.slice(0, -1).some((text) => /^[/:@]$/.test(text))
  }
  expect(found([FIGURES, RECIPIENTS, FORM, BUTTONS], joins)).toEqual([])
})

test('and taken apart there: no other file splits at them or looks for them', () => {
  const CUTS = [
    'split',
    'indexOf',
    'lastIndexOf',
    'startsWith',
    'replace',
    'replaceAll',
    'includes',
  ]
  const cuts = (node: Node, { path }: File) => {
    const { callee } = node
    if (path.startsWith('platforms/web/page/')) return false
    if (node.type !== 'CallExpression' || !isNode(callee) || !isNode(callee.property)) return false
    const [first] = args(node)
    return (
      CUTS.includes(String(callee.property.name)) && /^[/:@]$|^\w+:$/.test(literal(first) ?? '')
    )
  }
  expect(found([FIGURES, RECIPIENTS, FORM, BUTTONS], cuts)).toEqual([])
})

/** Dates, links, "/pejl", reasons, emoji by their names and what PostgreSQL says have such marks too. */
const OTHER_MARKS = [
  'domain/time/danish-date.ts',
  'domain/answer/judge.ts',
  'commands/plan/answer-step.ts',
  'commands/documents/background.ts',
  'commands/documents/change-proposal.ts',
  'commands/plan/plan-meant.ts',
  'commands/parse.ts',
  'commands/small-talk.ts',
  'store/seed/goal-set-schema.ts',
  'store/engine/embedded.ts',
]

test('nor has a pattern with them in it, in the parts that all platforms share', () => {
  const reads = ({ regex }: Node, { part }: File) => {
    if (!SHARED_PARTS.includes(part) || !isRegex(regex)) return false
    const outsideClasses = regex.pattern.replace(/\(\?[:=!<]+/g, '(')
    return /[/:@]/.test(outsideClasses)
  }
  expect(found([FIGURES, RECIPIENTS, ...OTHER_MARKS], reads)).toEqual([])
})

const isRegex = (value: unknown): value is { pattern: string } =>
  typeof value === 'object' && value !== null && 'pattern' in value

test('the key of a message or claim is made in one file', () => {
  const made = (node: Node) => {
    const { type, key, value } = node
    if (type !== 'Property' || !isNode(key) || !isNode(value)) return false
    if (!['key', 'rootKey'].includes(String(key.name))) return false
    const text = literal(value)
    return isTemplate(value) || (text !== null && !['asc', 'desc'].includes(text))
  }
  expect(found([KEYS, CLAIMS], made)).toEqual([])
})

test('and so is what a key begins with', () => {
  const KINDS =
    /^(reminder|announcement|change|baseline|reflection|shared reflection|digest|problem|sample|remind|plan|plan reminder|step|adopted|prolonged|final|restated|closing|closing reflection) $/
  const inLoop = (node: Node, { part }: File) =>
    (part === 'loop' || part === 'store') && isTemplate(node) && KINDS.test(begins(node))
  expect(found([KEYS], inLoop)).toEqual([])
})
