import { createRequire } from 'node:module'

const load = createRequire(import.meta.url)
const SVG = 'data:image/svg+xml,'

/** Twice the width it is shown at in a card. */
const WIDTH = 640

/**
 * An SVG data URI as a PNG data URI, since Teams shows no SVG. The ground is white: the picture's
 * colours are those of a light page, and a card may stand on a dark one.
 */
export function pngOf(uri: string): string {
  if (!uri.startsWith(SVG)) return uri
  const { Resvg } = load('@resvg/resvg-js') as typeof import('@resvg/resvg-js')
  const svg = decodeURIComponent(uri.slice(SVG.length))
  const drawing = new Resvg(svg, { fitTo: { mode: 'width', value: WIDTH }, background: '#ffffff' })
  return `data:image/png;base64,${drawing.render().asPng().toString('base64')}`
}
