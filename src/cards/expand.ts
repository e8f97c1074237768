/** Fills a template (cards/<platform>/<name>.json) with a card's data. */
import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename, join } from 'node:path'
import type { Template } from 'adaptivecards-templating'

/** The templates of one platform by the name of their card. */
export type Templates = ReadonlyMap<string, object>

/** Reads every template in a folder. Throws when a file is not JSON. */
export function loadTemplates(dir: string): Templates {
  const files = readdirSync(dir).filter((file) => file.endsWith('.json'))
  return new Map(
    files.map((file): [string, object] => [
      basename(file, '.json'),
      JSON.parse(readFileSync(join(dir, file), 'utf8')),
    ]),
  )
}

/** A card's name and data, or the same with fewer of its rows. */
export type Fillable = { name: string; data: object }

/** What comes of a template: JSON. */
export type Filled = Record<string, unknown>

const load = createRequire(import.meta.url)
const prepared = new WeakMap<object, Template>()

/** Prepares a template once. The library takes 0.35 s to load, so it waits for the first card. */
function prepare(template: object): Template {
  const known = prepared.get(template)
  if (known) return known
  const library: typeof import('adaptivecards-templating') = load('adaptivecards-templating')
  const made = new library.Template(template)
  prepared.set(template, made)
  return made
}

/**
 * The card in its platform's native form. People's text is never evaluated: a "${…}" in the data
 * comes out as it went in, while one that is left over from the template is an error.
 * Throws for a card without a template and for data that the template asks for and does not get.
 */
export function expand(card: Fillable, templates: Templates): Filled {
  const template = templates.get(card.name)
  if (!template) throw new Error(`no template for the card "${card.name}"`)
  const filled = prepare(template).expand({ $root: withStrings(card.data, shield) })
  return withStrings(withStrings(filled, check), unshield)

  function check(text: string): string {
    const left = /\$\{[^}]*\}?/.exec(text)
    if (left) throw new Error(`the card "${card.name}" lacks data for ${left[0]}`)
    return text
  }
}

/** NUL cannot come from people: PostgreSQL does not store it, and the platforms refuse it. */
const shield = (text: string): string => text.replaceAll('${', '$\0{')
const unshield = (text: string): string => text.replaceAll('$\0{', '${')

/** The same object with each of its strings changed, however deep. */
function withStrings(value: object, change: (text: string) => string): Filled {
  return Object.fromEntries(
    Object.entries(value).map(([key, entry]) => [key, changed(entry, change)]),
  )
}

function changed(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === 'string') return change(value)
  if (Array.isArray(value)) return value.map((entry) => changed(entry, change))
  return typeof value === 'object' && value !== null ? withStrings(value, change) : value
}
