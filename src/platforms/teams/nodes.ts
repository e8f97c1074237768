/** Walks through the JSON of a card. */
export type Node = Record<string, unknown>

/** An object of the JSON; not a list. */
export const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The same without its pictures. */
export const withoutPictures = (card: Node): Node =>
  mapNodes(card, (node) => {
    const kept = Object.entries(node).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.filter((child) => child?.type !== 'Image') : value,
    ])
    return Object.fromEntries(kept)
  })

/** A card with one element more, after the others. */
export const below = ({ body, ...card }: Node, element: Node): Node => ({
  ...card,
  body: [...(Array.isArray(body) ? body : []), element],
})

/** The same with each node changed, from the outside in. */
export function mapNodes(node: Node, change: (node: Node) => Node): Node {
  const below = (value: unknown) => (isNode(value) ? mapNodes(value, change) : value)
  const changed = Object.entries(change(node)).map(([name, value]) => [
    name,
    Array.isArray(value) ? value.map(below) : below(value),
  ])
  return Object.fromEntries(changed)
}

/** A node and all below it. */
export const nodesOf = (node: Node): Node[] => [
  node,
  ...Object.values(node).flat().filter(isNode).flatMap(nodesOf),
]
