/** Reads a YAML file against a schema; what is wrong is said with file, line and field. */
import { type Document, isMap, isNode, isScalar, LineCounter, parseDocument } from 'yaml'
import { z } from 'zod'

export type YamlRead<T> = { ok: true; value: T } | { ok: false; errors: string[] }

const danish = z.locales.da().localeError

/** What is wrong with a field, in Danish. */
const message: z.core.$ZodErrorMap = (issue) =>
  issue.input === undefined ? 'Feltet mangler' : danish(issue)

/**
 * The value of a YAML text, or every error in it, each as "people.yaml, linje 12, persons[3].email: …".
 * A schema's own checks (`superRefine`) get the line of the path that they name; their texts are Danish.
 */
export function readYaml<T>(text: string, file: string, schema: z.ZodType<T>): YamlRead<T> {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false })
  if (document.errors.length > 0) {
    const errors = document.errors.map(
      ({ pos, message }) =>
        `${file}, linje ${lines.linePos(pos[0]).line}: Filen er ikke gyldig YAML (${message})`,
    )
    return { ok: false, errors }
  }
  const parsed = schema.safeParse(document.toJS(), { error: message })
  if (parsed.success) return { ok: true, value: parsed.data }
  const errors = parsed.error.issues.map((issue) => {
    const place =
      issue.code === 'unrecognized_keys' ? [...issue.path, issue.keys[0] ?? ''] : issue.path
    return `${file}, linje ${lineOf(document, lines, place)}${fieldText(issue.path)}: ${issue.message}`
  })
  return { ok: false, errors }
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
