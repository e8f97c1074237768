/** Cards in Block Kit: a template, filled in, escaped and kept within Slack's limits. */
import { join } from 'node:path'
import { z } from 'zod'
import type { Card } from '../../cards/card.ts'
import { expand, loadTemplates } from '../../cards/expand.ts'
import { type Block, fitted, shorten } from './fit.ts'

const templates = loadTemplates(join(import.meta.dirname, '../../../cards/slack'))

/** What a message shows: blocks, and the same in words for notifications and screen readers. */
export type SlackMessage = { text: string; blocks: Block[] }

const blockSchema = z.looseObject({ type: z.string(), block_id: z.string().optional() })
/** A template repeats several blocks together as {"$data": …, "group": […]}. */
const groupSchema = z.object({ group: z.array(blockSchema) }).transform(({ group }) => group)
const partSchema = z.union([blockSchema.transform((block) => [block]), groupSchema])
const templateSchema = z.object({ blocks: z.array(partSchema) })

const LONGEST_TEXT = 3000

/** `more` stands below the card. */
export function messageOf(card: Card, more: readonly Block[] = []): SlackMessage {
  return {
    text: escaped(shorten(card.text, LONGEST_TEXT)),
    blocks: fitted([...blocksOf(card), ...more]),
  }
}

/** A card's blocks before they are fitted in. */
export function blocksOf(card: Card): Block[] {
  return templateSchema.parse(finish(expand(card, templates))).blocks.flat()
}

/** Slack reads &, < and > as its own marks. */
export const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

const linkedSchema = z.object({ before: z.string(), text: z.string(), url: z.string() })

/** Words that lead somewhere; the words alone where there is no address. */
function linked({ before, text, url }: z.infer<typeof linkedSchema>) {
  const words = url === '' ? escaped(text) : `<${escaped(url)}|${escaped(text)}>`
  return { type: 'mrkdwn', text: escaped(before) + words }
}

/** Escapes what Slack would read marks in, and puts what a button carries in its value as JSON. */
function finish(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(finish)
  if (typeof value !== 'object' || value === null) return value
  const { type, text }: { type?: unknown; text?: unknown } = value
  if (type === 'linked') return linked(linkedSchema.parse(value))
  // A backtick means something to the template itself, so letters of equal width are asked for by name.
  if (type === 'code') return { type: 'mrkdwn', text: `\`${text}\`` }
  if (type === 'mrkdwn') return { ...value, text: escaped(String(text)) }
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [
      name,
      name === 'value' && typeof inner === 'object' ? JSON.stringify(inner) : finish(inner),
    ]),
  )
}
