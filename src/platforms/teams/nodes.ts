/** Walks through the JSON of a card. */
export type Node = Record<string, unknown>

/** The same without its pictures. */
export const withoutPictures = (card: Node): Node =>
  mapNodes(card, (node) => {
    const kept = Object.entries(node).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.filter((child) => child?.type !== 'Image') : value,
    ])
    return Object.fromEntries(kept)
  })

/** The same with each node changed, from the outside in. */
export function mapNodes(node: Node, change: (node: Node) => Node): Node {
  const changed = Object.entries(change(node)).map(([name, value]) => [
    name,
    Array.isArray(value)
      ? value.map(below((child) => mapNodes(child, change)))
      : below((child) => mapNodes(child, change))(value),
  ])
  return Object.fromEntries(changed)
}

const below =
  (change: (node: Node) => Node) =>
  (value: unknown): unknown =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? change(value as Node)
      : value

/** A node and all below it. */
export function nodesOf(node: Node): Node[] {
  const children = Object.values(node).flatMap((value) => (Array.isArray(value) ? value : [value]))
  return [
    node,
    ...children
      .filter((child): child is Node => typeof child === 'object' && child !== null)
      .flatMap(nodesOf),
  ]
}
