/** Keeps blocks within what Slack takes: by splitting and shortening, never by failing. */

export type Block = { type: string; block_id?: string } & Readonly<Record<string, unknown>>
type Text = { type: 'plain_text' | 'mrkdwn'; text: string }
type Element = Readonly<Record<string, unknown>>

const SECTION = 3000
const HEADER = 150
const BUTTON = 75
const VALUE = 2000
const PER_ACTIONS = 25

/** What all blocks together may be. */
export type Room = { blocks: number; size: number; sizeOf: (value: unknown) => number }
/** Slack refuses a message somewhat above 13,200 characters. */
const MESSAGE: Room = { blocks: 50, size: 12_000, sizeOf: characters }
/** Modals and App Home: 250 KB, of which the view around the blocks takes some. */
export const VIEW: Room = {
  blocks: 100,
  size: 240_000,
  sizeOf: (value) => Buffer.byteLength(JSON.stringify(value)),
}

/** Cut at a word, with an ellipsis. */
export function shorten(text: string, longest: number): string {
  if (text.length <= longest) return text
  const cut = text.slice(0, longest - 1)
  const word = cut.lastIndexOf(' ')
  return `${(word > longest / 2 ? cut.slice(0, word) : cut).toWellFormed().trimEnd()}…`
}

/** The blocks as Slack takes them; the closing buttons kept whatever is left out. */
export function fitted(blocks: readonly Block[], room = MESSAGE): Block[] {
  const whole = blocks.flatMap(fitBlock)
  if (whole.length <= room.blocks && room.sizeOf(whole) <= room.size) return whole
  const end = whole.findLastIndex(({ type }) => type !== 'actions') + 1
  const closing = whole.slice(end).slice(-3)
  const tail = [LEFT_OUT, ...closing]
  const kept: Block[] = []
  let used = room.sizeOf(tail)
  for (const block of whole.slice(0, end)) {
    used += room.sizeOf(block)
    if (used > room.size || kept.length + tail.length >= room.blocks) break
    kept.push(block)
  }
  return [...kept, ...tail]
}

const LEFT_OUT: Block = {
  type: 'context',
  elements: [
    {
      type: 'plain_text',
      text: 'Der er mere, end Slack har plads til her. Spørg om lidt ad gangen, fx »/pejl mine« eller »/pejl status 5A«.',
    },
  ],
}

function fitBlock(block: Block): Block[] {
  if (block.type === 'header') return fitHeader(block)
  if (block.type === 'section') return fitSection(block)
  if (block.type === 'context')
    return [
      {
        ...block,
        elements: (block.elements as Text[]).map((text) => shortened(text, SECTION)).slice(0, 10),
      },
    ]
  if (block.type === 'actions') return fitActions(block)
  return [block]
}

/** What is longer than a header may be is no header: its words matter more than their size. */
function fitHeader(block: Block): Block[] {
  const text = block.text as Text
  return text.text.length <= HEADER ? [block] : fitSection({ ...block, type: 'section' })
}

/** A long section goes on in the next; what stands beside it stands beside the first. */
function fitSection({ text, accessory, ...rest }: Block): Block[] {
  const { text: words, type } = text as Text
  const beside = accessory ? fitButtons([accessory as Element]) : []
  return pieces(words).map((piece, index) => ({
    ...rest,
    text: { type, text: piece },
    ...(index === 0 && beside[0] ? { accessory: beside[0] } : {}),
  }))
}

function pieces(text: string): string[] {
  if (text.length <= SECTION) return [text]
  const part = text.slice(0, SECTION)
  const at = Math.max(part.lastIndexOf('\n'), part.lastIndexOf(' '))
  const end = at > SECTION / 2 ? at : SECTION - (part.at(-1)?.isWellFormed() ? 0 : 1)
  return [text.slice(0, end).trimEnd(), ...pieces(text.slice(end).trimStart())]
}

/** A button that carries more than Slack takes is left out: what it does can be typed. */
function fitActions({ elements, ...rest }: Block): Block[] {
  const buttons = withOwnIds(fitButtons(elements as Element[]))
  const rows = Math.ceil(buttons.length / PER_ACTIONS)
  return Array.from({ length: rows }, (_, row) => ({
    ...rest,
    elements: buttons.slice(row * PER_ACTIONS, (row + 1) * PER_ACTIONS),
  }))
}

/** "command", "command:1", "command:2": no two in a row are called the same. */
const withOwnIds = (buttons: readonly Element[]): Element[] =>
  buttons.map((button, at) => {
    const { action_id } = button
    const isFirst = buttons.findIndex((other) => other.action_id === action_id) === at
    return isFirst ? button : { ...button, action_id: `${action_id}:${at}` }
  })

/** What a button with such an id does. */
export const verbOf = (actionId: string): string => actionId.split(':')[0] ?? actionId

const fitButtons = (buttons: readonly Element[]): Element[] =>
  buttons
    .filter(({ value }) => typeof value !== 'string' || value.length <= VALUE)
    .map((button) => ({ ...button, text: shortened(button.text as Text, BUTTON) }))

const shortened = (text: Text, longest: number): Text => ({
  ...text,
  text: shorten(text.text, longest),
})

/** All that is shown, in characters. */
function characters(value: unknown): number {
  if (Array.isArray(value)) return value.reduce((sum: number, one) => sum + characters(one), 0)
  if (typeof value !== 'object' || value === null) return 0
  return Object.entries(value).reduce(
    (sum, [name, inner]) =>
      sum + (name === 'text' && typeof inner === 'string' ? inner.length : characters(inner)),
    0,
  )
}
