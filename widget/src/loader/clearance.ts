/** How far the button is moved from its corner, in pixels, so that it covers nothing that the site has pinned there. */
export interface Clearance {
  up: number
  left: number
}

export interface Box {
  left: number
  top: number
  right: number
  bottom: number
}

const gap = 12

/**
 * Where the button may stand. `pinnedAt` gives the site's own fixed or sticky element at a place, if there is one. What covers most of
 * the window is a layer over everything, and no reason to move; what stands in the corner is gone around: over it when it is low,
 * beside it when it is a column.
 */
export function clearanceFor(
  button: Box,
  view: { width: number; height: number },
  pinnedAt: (x: number, y: number) => Box | null,
): Clearance {
  const clearance = { up: 0, left: 0 }
  // Things may be stacked: look again from the new place, a few times at most.
  for (let i = 0; i < 4; i++) {
    const at = {
      left: button.left - clearance.left,
      right: button.right - clearance.left,
      top: button.top - clearance.up,
      bottom: button.bottom - clearance.up,
    }
    const obstacle = places(at)
      .map(([x, y]) => pinnedAt(x, y))
      .find((box) => box !== null)
    if (!obstacle) break
    const low = obstacle.bottom - obstacle.top <= view.height / 2
    const narrow = obstacle.right - obstacle.left <= view.width / 2
    if (low) clearance.up = button.bottom - obstacle.top + gap
    else if (narrow) clearance.left = button.right - obstacle.left + gap
    else break
  }
  const fits = clearance.up <= view.height / 2 && clearance.left <= view.width / 2
  return fits ? clearance : { up: 0, left: 0 }
}

/** The middle and the corners. */
function places({ left, top, right, bottom }: Box): [number, number][] {
  const [x, y] = [(left + right) / 2, (top + bottom) / 2]
  return [
    [x, y],
    [left, top],
    [right, top],
    [left, bottom],
    [right, bottom],
  ]
}

/** The site's own pinned element at a place, looking through `own`; as in a mirror of that width, where one is given. */
export function pinnedElementAt(own: Element, mirror = 0): (x: number, y: number) => Box | null {
  return (x, y) => {
    for (const found of document.elementsFromPoint(mirror ? mirror - x : x, y)) {
      if (found === own) continue
      for (let e: Element | null = found; e && e !== document.body; e = e.parentElement) {
        if (!/fixed|sticky/.test(getComputedStyle(e).position)) continue
        const box = e.getBoundingClientRect()
        const { left, right, top, bottom } = box
        return mirror ? { left: mirror - right, right: mirror - left, top, bottom } : box
      }
      // What lies beneath ordinary content is covered by it already.
      return null
    }
    return null
  }
}
