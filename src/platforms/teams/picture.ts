import { createRequire } from 'node:module'

const load = createRequire(import.meta.url)
const SVG = 'data:image/svg+xml,'

/** Twice the width it is shown at in a card. */
const WIDTH = 640

/** How many drawn pictures are kept; a card with all pejlemærker has nine. */
const KEPT = 200
const drawn = new Map<string, string>()

/**
 * An SVG data URI as a PNG data URI, since Teams shows no SVG. The ground is white: the picture's
 * colours are those of a light page, and a card may stand on a dark one. The pictures that were used
 * last are not drawn again.
 */
export function pngOf(uri: string): string {
  if (!uri.startsWith(SVG)) return uri
  const svg = decodeURIComponent(uri.slice(SVG.length))
  const png = drawn.get(svg) ?? draw(svg)
  drawn.delete(svg)
  drawn.set(svg, png)
  const [oldest] = drawn.keys()
  if (drawn.size > KEPT && oldest !== undefined) drawn.delete(oldest)
  return png
}

function draw(svg: string): string {
  const { Resvg }: typeof import('@resvg/resvg-js') = load('@resvg/resvg-js')
  const drawing = new Resvg(svg, { fitTo: { mode: 'width', value: WIDTH }, background: '#ffffff' })
  return `data:image/png;base64,${drawing.render().asPng().toString('base64')}`
}
