import { follow } from './follow.ts'
import { findNamed } from './find-named.ts'
import { freeze, type Frozen } from './freeze.ts'
import { showIndicator } from './indicator.ts'
import { createNodeIds } from './node-ids.ts'
import { point, stopPointing, type Pointing } from './point.ts'

/** What the loader gives along when it needs the page looked at. */
export interface AboutPage {
  url: string
  title: string
  secrets: readonly string[]
}

const ids = createNodeIds()

/** A picture of the page as it is now. */
export function picture(about: AboutPage, allow: readonly string[]): Promise<Frozen> {
  return freeze({ ids, allow, ...about })
}

/** What is pointed at, by its number or by what it is called; null where it is no longer on the page. */
export function find(what: { node: number | null; label: string | null }): Element | null {
  return what.node === null ? findNamed(what.label ?? '') : ids.find(what.node)
}

/** Shows where to look. */
export function show(element: Element, says: Omit<Pointing, 'element'>): void {
  point({ element, ...says })
}

/** Follows the page live until it is told to stop, with a line on the page that says so. */
export function live(
  parts: {
    says: string
    stop: string
    allow: readonly string[]
    about(): AboutPage
    send(json: string): Promise<void>
  },
  onStop: () => void,
): () => void {
  const indicator = showIndicator(parts.says, parts.stop, onStop)
  const following = follow({
    send: async () => {
      const { json } = await picture(parts.about(), parts.allow)
      await parts.send(json)
    },
  })
  return () => {
    following.stop()
    indicator.remove()
  }
}

export { stopPointing }
