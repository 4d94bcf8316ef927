import { follow } from './follow.ts'
import { findNamed } from './find-named.ts'
import { freeze, type Frozen } from './freeze.ts'
import { showIndicator } from './indicator.ts'
import { createNodeIds } from './node-ids.ts'
import { point, stopPointing } from './point.ts'

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

/** Shows where to look; false where that is no longer on the page. */
export function show(
  what: { node: number | null; label: string | null },
  says: { note: string; by: string; close: string; theme: string | null; accent: string },
): boolean {
  const element = what.node === null ? findNamed(what.label ?? '') : ids.find(what.node)
  if (!element) return false
  point({ element, ...says })
  return true
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
