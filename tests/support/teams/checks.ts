/** What Teams refuses about an activity itself: its size, and cards newer than 1.5 or malformed. */
import { children, type Json } from './json.ts'
import { Refusal } from './refusals.ts'

export const CARD = 'application/vnd.microsoft.card.adaptive'
const CARD_BYTES = 80 * 1024
const MESSAGE_BYTES = 100 * 1024

const TYPES_IN_1_5 = new Set([
  ...['AdaptiveCard', 'ActionSet', 'Container', 'ColumnSet', 'Column', 'FactSet', 'Image'],
  ...['ImageSet', 'Media', 'RichTextBlock', 'TextRun', 'Table', 'TableRow', 'TableCell'],
  ...['TextBlock', 'Input.ChoiceSet', 'Input.Date', 'Input.Number', 'Input.Text', 'Input.Time'],
  ...['Input.Toggle', 'Data.Query', 'Action.Execute', 'Action.OpenUrl', 'Action.ShowCard'],
  ...['Action.Submit', 'Action.ToggleVisibility'],
])

/** Throws the refusal that Teams would answer with. */
export function checkActivity(activity: Json): void {
  const attachments = (activity.attachments ?? []) as Json[]
  const cards = attachments.filter(({ contentType }) => contentType === CARD)
  if (bytes(activity) > MESSAGE_BYTES || cards.some(({ content }) => bytes(content) > CARD_BYTES))
    throw new Refusal('MessageSizeTooBig')
  if (activity.type === 'message' && !activity.text && attachments.length === 0)
    throw new Refusal('BadArgument', { message: 'A message must have text or attachments.' })
  for (const { content } of cards) {
    const problem = cardProblem(content as Json)
    if (problem) throw new Refusal('BadArgument', { message: `Bad adaptive card: ${problem}` })
  }
}

function cardProblem(card: Json | undefined): string | undefined {
  if (card?.type !== 'AdaptiveCard') return 'type must be AdaptiveCard'
  if (!/^1\.[0-5]$/.test(String(card.version))) return `version ${card.version}`
  return unknownType(card)
}

/** The first element that 1.5 does not have and that gives no fallback. */
function unknownType(node: Json): string | undefined {
  if (typeof node.type === 'string' && !TYPES_IN_1_5.has(node.type) && !node.fallback)
    return `unknown element ${node.type}`
  for (const name of ['body', 'items', 'columns', 'rows', 'cells', 'inlines', 'actions', 'card'])
    for (const child of children(node[name])) {
      const problem = unknownType(child)
      if (problem) return problem
    }
  return undefined
}

const bytes = (value: unknown): number => Buffer.byteLength(JSON.stringify(value ?? null))
