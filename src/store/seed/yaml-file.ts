/** Reads a YAML file against a schema; what is wrong is said with file, line and field. */
import { type Document, isMap, isNode, isScalar, LineCounter, parseDocument, visit } from 'yaml'
import { z } from 'zod'

export type YamlRead<T> = { ok: true; value: T } | { ok: false; errors: string[] }

const danish = z.locales.da().localeError

/** What is wrong with a field, in Danish. */
const message: z.core.$ZodErrorMap = (issue) => {
  if (issue.input === undefined) return 'Feltet mangler'
  if (issue.input !== null) return danish(issue)
  return issue.path?.length ? 'Feltet er tomt' : 'Filen er tom'
}

/**
 * The value of a YAML text, or every error in it, each as "people.yaml, linje 12, persons[3].email: …".
 * A schema's own checks (`superRefine`) get the line of the path that they name; their texts are Danish.
 */
export function readYaml<T>(text: string, file: string, schema: z.ZodType<T>): YamlRead<T> {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false })
  const at = (offset: number): string => `${file}, linje ${lines.linePos(offset).line}`
  const unread = [...unreadable(text), ...invalid(document), ...unclear(document)]
  if (unread.length > 0)
    return {
      ok: false,
      errors: [...new Set(unread.map(([offset, why]) => `${at(offset)}: ${why}`))],
    }
  const parsed = schema.safeParse(document.toJS(), { error: message })
  if (parsed.success) return { ok: true, value: parsed.data }
  const errors = parsed.error.issues.map((issue) => {
    const place =
      issue.code === 'unrecognized_keys' ? [...issue.path, issue.keys[0] ?? ''] : issue.path
    return `${at(offsetOf(document, place))}${fieldText(issue.path)}: ${issue.message}`
  })
  return { ok: false, errors }
}

/** What is wrong with the text itself, and where. */
type Unread = [offset: number, why: string]

/** Letters that were lost, or that no text has: the file was saved as something else than UTF-8. */
function unreadable(text: string): Unread[] {
  const offset = text.search(/[\uFFFD\0]/)
  return offset < 0
    ? []
    : [[offset, 'Filen er ikke gemt som UTF-8. Gem den som UTF-8, og prøv igen']]
}

/** What to do about what is invalid, by the name that the library has for it. */
const ADVICE: Readonly<Record<string, string>> = {
  TAB_AS_INDENT: 'Brug mellemrum i stedet for tabulator',
  DUPLICATE_KEY: 'Feltet står to gange: slet det ene',
  MULTIPLE_DOCS: 'Skriv kun ét dokument i filen: fjern linjen ---',
  TAG_RESOLVE_FAILED: 'Fjern mærket, der begynder med !',
}

const invalid = ({ errors, warnings }: Document.Parsed): Unread[] =>
  [...errors, ...warnings].map(({ pos, code, message: why }) => [
    pos[0],
    [`Filen er ikke gyldig YAML (${why})`, ADVICE[code] ?? '']
      .filter((part) => part !== '')
      .join('. '),
  ])

/** "690.000" is read as 690, and a Dane may have meant either. */
const AMBIGUOUS = /^[-+]?\d{1,3}\.\d\d0$/

/** What could mean something else than it is read as, or stands for something that is not there. */
function unclear(document: Document.Parsed): Unread[] {
  const found: Unread[] = []
  visit(document, {
    Alias: (_, alias) => {
      const why = `*${alias.source} står for noget længere oppe: skriv det ud her`
      found.push([alias.range?.[0] ?? 0, why])
    },
    Scalar: (_, { value, source = '', range }) => {
      if (typeof value !== 'number' || !AMBIGUOUS.test(source)) return
      const why = `${source} læses som ${value}. Skriv ${source.replace('.', '')}, hvis det er tusinder, og ellers ${value}`
      found.push([range?.[0] ?? 0, why])
    },
  })
  return found
}

/** "people.yaml, linje 12, persons[3].email", for what is found wrong when several files have been read. */
export function placeIn(text: string, file: string, path: readonly PropertyKey[]): string {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines })
  return `${file}, linje ${lineOf(document, lines, path)}${fieldText(path)}`
}

const lineOf = (document: Document, lines: LineCounter, path: readonly PropertyKey[]): number =>
  lines.linePos(offsetOf(document, path)).line

const fieldText = (path: readonly PropertyKey[]): string =>
  path.length > 0 ? `, ${z.core.toDotPath(path)}` : ''

/** Where a field stands; for one that is missing, where the thing that lacks it begins. */
function offsetOf(document: Document, path: readonly PropertyKey[]): number {
  for (let length = path.length; length > 0; length--) {
    const place = path.slice(0, length)
    const parent = document.getIn(place.slice(0, -1), true)
    const pair =
      isMap(parent) && parent.items.find(({ key }) => isScalar(key) && key.value === place.at(-1))
    const node = pair ? pair.key : document.getIn(place, true)
    if (isNode(node) && node.range) return node.range[0]
  }
  return document.contents?.range?.[0] ?? 0
}
