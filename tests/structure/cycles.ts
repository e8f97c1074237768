/**
 * The knots of a graph, by Tarjan's algorithm: every group of nodes that can reach each other, and every
 * node that leads to itself. None means that there is no circle.
 */
export function knots(graph: ReadonlyMap<string, readonly string[]>): string[][] {
  const found: string[][] = []
  const numbers = new Map<string, number>()
  const lowest = new Map<string, number>()
  const stack: string[] = []

  function visit(node: string): void {
    numbers.set(node, numbers.size)
    lowest.set(node, numbers.get(node) ?? 0)
    stack.push(node)
    for (const next of graph.get(node) ?? []) {
      if (!numbers.has(next)) visit(next)
      if (stack.includes(next))
        lowest.set(node, Math.min(lowest.get(node) ?? 0, lowest.get(next) ?? 0))
    }
    if (lowest.get(node) !== numbers.get(node)) return
    const group = stack.splice(stack.indexOf(node))
    if (group.length > 1 || graph.get(node)?.includes(node)) found.push(group.sort())
  }

  for (const node of graph.keys()) if (!numbers.has(node)) visit(node)
  return found.sort()
}
