/** What is wrong with an expanded Adaptive Card 1.5, beyond what the parser itself notices. */
import AC from 'adaptivecards/dist/adaptivecards.js'

type Node = Readonly<Record<string, unknown>>

/** Parsed outside the schemas: where other elements stand, and what belongs to no element. */
const CHILDREN = new Set(['body', 'items', 'columns', 'inlines', 'actions', 'card', 'fallback'])

/** Every problem as one line with the path it was found at; none for a card that Teams takes. */
export function cardProblems(card: object): string[] {
  const root = card as Node
  const problems = [...walk(root, '$', 'AdaptiveCard')]
  if (root.type !== 'AdaptiveCard') problems.push('$: type is not AdaptiveCard')
  if (root.version !== '1.5') problems.push('$: version is not 1.5')
  const context = new AC.SerializationContext(AC.Versions.v1_5)
  const parsed = new AC.AdaptiveCard()
  parsed.parse(card, context)
  const validation = parsed.validateProperties()
  for (let at = 0; at < context.eventCount; at++) problems.push(context.getEventAt(at).message)
  return [...problems, ...validation.validationEvents.map((event) => event.message)]
}

function* walk(node: Node, path: string, defaultType = ''): Generator<string> {
  const type = (node.type as string | undefined) ?? defaultType
  const schema = schemaOf(type)
  if (!schema) {
    yield `${path}: unknown type "${type}"`
    return
  }
  yield* ownProblems(type, node, path)
  for (const [name, value] of Object.entries(node)) {
    const since = schema.get(name)
    if (since && since.compareTo(AC.Versions.v1_5) > 0) yield `${path}.${name}: newer than 1.5`
    if (!since && !CHILDREN.has(name)) yield `${path}: ${type} has no "${name}"`
    if (!CHILDREN.has(name)) continue
    const children = (Array.isArray(value) ? value : [value]) as unknown[]
    for (const [at, child] of children.entries())
      if (typeof child === 'object' && child !== null)
        yield* walk(child as Node, `${path}.${name}[${at}]`, name === 'columns' ? 'Column' : '')
  }
}

function* ownProblems(type: string, node: Node, path: string): Generator<string> {
  if (type === 'Input.Number') yield `${path}: Input.Number misreads Danish figures`
  if (type.startsWith('Input.') && !node.label) yield `${path}: an input without a label`
  if (type === 'Image' && !node.altText) yield `${path}: an image without altText`
  if (type === 'TextBlock' && node.wrap !== true) yield `${path}: a TextBlock that does not wrap`
  if (type === 'Action.Execute') yield* executeProblems(node, path)
}

/** Hosts without Action.Execute get an Action.Submit that says the same. */
function* executeProblems(node: Node, path: string): Generator<string> {
  const data = node.data as Node
  if (!Object.values(data).every((value) => typeof value === 'string'))
    yield `${path}: data that is not text`
  const fallback = node.fallback as Node | undefined
  const wanted = { verb: node.verb, ...data }
  if (fallback?.type !== 'Action.Submit' || fallback.title !== node.title)
    yield `${path}: no Action.Submit as fallback`
  else if (JSON.stringify(fallback.data) !== JSON.stringify(wanted))
    yield `${path}: the fallback's data differ`
}

type Version = InstanceType<typeof AC.Version>

/** The properties of a type, each with the version it came with, from the library's own schemas. */
function schemaOf(type: string): ReadonlyMap<string, Version> | undefined {
  const own = { AdaptiveCard: AC.AdaptiveCard, Column: AC.Column, TextRun: AC.TextRun }[type]
  const known =
    AC.GlobalRegistry.defaultElements.findByName(type) ??
    AC.GlobalRegistry.defaultActions.findByName(type)
  if (known && known.schemaVersion.compareTo(AC.Versions.v1_5) > 0) return undefined
  const make = own ?? known?.objectType
  if (!make) return undefined
  const schema = new make().getSchema()
  const names = new Map<string, Version>()
  for (let at = 0; at < schema.getCount(); at++) {
    const property = schema.getItemAt(at)
    names.set(property.name, property.targetVersion)
  }
  return names
}
