/**
 * Several delmål with their figures in one line: "1C 97,3, 1D 1.300 og 1E 200". A comma is a decimal's or
 * the list's; which one is seen from what follows it, and where it cannot be seen that is said.
 */

/** One delmål and what was typed after it, not read yet: "1D", "1.300 borgere for 2016". */
export type TypedFigure = { code: string; typed: string }

type TypedFigures =
  | { kind: 'figures'; figures: TypedFigure[] }
  /** "1.300,1E 200": the figure may end before the comma or after it. `meant` has a space after it. */
  | { kind: 'glued'; at: string; meant: string }
  | { kind: 'none' }

const CODE = String.raw`(?:delmål\s+)?(?:[^\s/,;]+/)?\d+\p{L}\d*`
/** After a space alone a code has something after it, since "1e3" is no code but a figure. */
const BEFORE_CODE = new RegExp(
  String.raw`(?:\s*[,;]\s*(?:og\s+)?|\s*\n\s*(?:og\s+)?|\s+og\s+)(?=${CODE}(?:[\s=:]|$))|(?<=\s\S+)\s+(?=${CODE}\s+[\d=])`,
  'iu',
)
const GLUED = /\d,(\d+\p{L}\d*)(?![\p{L}\d])/u
const PARTS = new RegExp(String.raw`^(${CODE})(?:\s*[=:]\s*|\s+|$)(.*)$`, 'isu')
/** How people say what a figure would be. */
const SAID =
  /^(?:(?:er|var|bliver|blev|bli'r|bli|ender på|lander på|kommer på|kom på|stiger til|falder til|is|was|were|becomes)\s+|=\s*)/i
const YEAR_SAID = /\s+(?:i|fra)\s+((?:19|20)\d\d)$/i

/** Reads what stands after "hvad-hvis". */
export function readFiguresTyped(text: string): TypedFigures {
  const line = text.trim().replace(/[?!]+$/, '')
  const glued = GLUED.exec(line)
  if (glued) {
    const [, code = ''] = glued
    const at = glued[0]
    return { kind: 'glued', at, meant: line.replace(at, at.replace(`,${code}`, `, ${code}`)) }
  }
  const figures = line.split(BEFORE_CODE).flatMap((part) => {
    const [, named, typed = ''] = PARTS.exec(part.trim()) ?? []
    return named === undefined
      ? []
      : [{ code: named.replace(/^delmål\s+/i, ''), typed: said(typed) }]
  })
  return figures.length === line.split(BEFORE_CODE).length
    ? { kind: 'figures', figures }
    : { kind: 'none' }
}

const said = (typed: string): string =>
  typed.trim().replace(SAID, '').replace(YEAR_SAID, ' for $1').replace(/[,;]$/, '').trim()

/** The same as it is typed: what a button carries. */
export const typedText = (figures: readonly TypedFigure[]): string =>
  figures.map(({ code, typed }) => `${code} ${typed}`.trim()).join(', ')
