/** Answers that are too long for one message: "side 2 af sammenlign 2014-2017". */
import type { Card } from '../cards/card.ts'
import { type ListData, type ListRow, listCard } from '../cards/list.ts'

/** What is typed, without the page of its answer that is asked for. */
export function readPage(typed: string): { page: number; command: string } {
  const [, page = '1', command = typed] = /^side (\d{1,3}) af (\S.*)$/is.exec(typed) ?? []
  return { page: Number(page), command }
}

/** The page of an answer, with buttons to those beside it; the card itself where all has room. */
export function pageOf(card: Card, command: string, page: number): Card {
  if (card.name !== 'list') return card
  const { title, intro, actions, shareable } = card.data
  const pages = pagesOf(card.data)
  const last = pages.length
  if (last <= 1) return card
  const shown = Math.min(Math.max(page, 1), last)
  const beside = [shown + 1, shown - 1].filter((one) => one >= 1 && one <= last)
  return listCard(
    `${title} (side ${shown} af ${last})`,
    intro,
    pages[shown - 1] ?? [],
    [
      ...beside.map((one) => ({ title: `Side ${one}`, command: `side ${one} af ${command}` })),
      ...actions,
    ],
    { own: !shareable },
  )
}

/** What there is room for at once on every platform: no one of them takes less than 50 blocks and 12,000 characters. */
const BLOCKS = 50
const CHARACTERS = 11_000
const PER_BLOCK = 2500
const BUTTONS_PER_BLOCK = 25

type Size = { blocks: number; characters: number }

/** The rows in their order, as many on each page as have room. */
function pagesOf({ title, intro, rows, actions }: ListData): ListRow[][] {
  const head = sizeOf([title, intro])
  const buttons = actions.reduce((sum, action) => sum + action.title.length, 0)
  const room: Size = {
    // The buttons of the pages, and what a platform puts below for sharing.
    blocks: BLOCKS - head.blocks - Math.ceil((actions.length + 2) / BUTTONS_PER_BLOCK) - 1,
    characters: CHARACTERS - head.characters - buttons,
  }
  const pages: ListRow[][] = []
  let left: Size = { blocks: 0, characters: 0 }
  for (const row of rows) {
    const { blocks, characters } = sizeOf([row.heading, row.command, row.text, row.detail])
    if (blocks > left.blocks || characters > left.characters) {
      pages.push([])
      left = room
    }
    pages.at(-1)?.push(row)
    left = { blocks: left.blocks - blocks, characters: left.characters - characters }
  }
  return pages
}

function sizeOf(texts: readonly string[]): Size {
  const lengths = texts.map(({ length }) => length)
  return {
    blocks: lengths.reduce((sum, length) => sum + Math.ceil(length / PER_BLOCK), 0),
    characters: lengths.reduce((sum, length) => sum + length, 0),
  }
}
