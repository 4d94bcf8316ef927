import type { Capture, Target } from '@baton/protocol'

/** Something to point at, where it stands in the picture. Pixels of the customer's window, before it is scaled. */
export interface Placed extends Target {
  left: number
  top: number
  /** Within the window as the customer sees it; otherwise further up or down the page. */
  inView: boolean
}

/** The smallest side of an area that can be hit, in pixels of the screen. */
const smallest = 16

/** The targets of a capture in reading order, placed by how far the customer has scrolled. */
export function placeTargets({
  targets,
  scroll,
  viewport,
}: Pick<Capture, 'targets' | 'scroll' | 'viewport'>): Placed[] {
  return targets
    .filter(({ width, height }) => width > 0 && height > 0)
    .map((target) => {
      const left = target.x - scroll.x
      const top = target.y - scroll.y
      const inView =
        left < viewport.width && left + target.width > 0 && top < viewport.height && top + target.height > 0
      return { ...target, left, top, inView }
    })
    .toSorted((a, b) => a.top - b.top || a.left - b.left)
}

/** The area of a target on the screen, at this scale: never too small to be hit. */
export function areaOf({ left, top, width, height }: Placed, scale: number) {
  const wide = Math.max(width * scale, smallest)
  const high = Math.max(height * scale, smallest)
  return {
    left: (left + width / 2) * scale - wide / 2,
    top: (top + height / 2) * scale - high / 2,
    width: wide,
    height: high,
  }
}
