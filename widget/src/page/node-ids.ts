/**
 * Numbers of nodes: one keeps its own for as long as the page lives, so that what is pointed at in one picture is found though another was taken
 * since. They begin somewhere else on each page, so that a number from the page before names nothing.
 */
export interface NodeIds {
  of(node: Node): number
  /** For what stands in the picture and not on the page. */
  fresh(): number
  /** The element of that number, where it is still on the page. */
  find(id: number): Element | null
}

export function createNodeIds(first = 1 + Math.floor(Math.random() * 2 ** 30)): NodeIds {
  let next = first
  const ids = new WeakMap<Node, number>()
  const elements = new Map<number, WeakRef<Element>>()
  return {
    of(node) {
      const known = ids.get(node)
      if (known !== undefined) return known
      const id = next++
      ids.set(node, id)
      if (node instanceof Element) elements.set(id, new WeakRef(node))
      // What has left the page leaves the list, now and then.
      if (id % 4096 === 0) for (const [old, ref] of elements) if (!ref.deref()?.isConnected) elements.delete(old)
      return id
    },
    fresh: () => next++,
    find(id) {
      const element = elements.get(id)?.deref()
      return element?.isConnected ? element : null
    },
  }
}
