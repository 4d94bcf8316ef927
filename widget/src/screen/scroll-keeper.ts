/** Keeps the place in a scrolling box over every change of what is in it. */
export interface ScrollKeeper {
  /** Begins to watch; the answer ends it. */
  attach(box: HTMLElement, content: HTMLElement): () => void
  /** After each drawing: who follows the thread goes on to what is new. */
  drawn(): void
  /** More was drawn above: what is read stays where it is. */
  drawnAbove(): void
  /** Follow again. */
  follow(): void
}

/** This near to the end counts as being there. Pixels. */
const near = 60
/** This near to the top asks for what is above. Pixels. */
const atTop = 200
/** Room above the beginning of a long message. Pixels. */
const room = 12

/**
 * `newest` finds what has come last, if it is to be read from its beginning: a long answer is not scrolled past its first line.
 * Whoever scrolls away is left alone until they come back to the end.
 */
export function keepScroll(told: {
  away(away: boolean): void
  top(): void
  newest(content: HTMLElement): HTMLElement | null
}): ScrollKeeper {
  let box: HTMLElement | null = null
  let content: HTMLElement | null = null
  let following = true
  let fromEnd = 0
  let placedAt = 0

  const go = (top: number) => {
    if (!box) return
    box.scrollTop = top
    placedAt = box.scrollTop
    fromEnd = box.scrollHeight - box.clientHeight - placedAt
  }
  const place = () => {
    if (!box || !content) return
    const end = box.scrollHeight - box.clientHeight
    const newest = told.newest(content)
    go(newest ? Math.min(end, newest.offsetTop - room) : end)
  }
  const drawn = () => {
    if (following) place()
  }

  return {
    attach(element, inside) {
      box = element
      content = inside
      const scrolled = () => {
        fromEnd = element.scrollHeight - element.scrollTop - element.clientHeight
        // Our own moves come back as events too.
        if (Math.abs(element.scrollTop - placedAt) > 1) {
          following = fromEnd <= near
          placedAt = -1
        }
        told.away(!following)
        if (element.scrollTop < atTop) told.top()
      }
      element.addEventListener('scroll', scrolled, { passive: true })
      // The keyboard of a phone, a growing composer, a font that arrives late.
      const watch = new ResizeObserver(drawn)
      watch.observe(element)
      watch.observe(inside)
      return () => {
        element.removeEventListener('scroll', scrolled)
        watch.disconnect()
        box = content = null
      }
    },
    drawn,
    drawnAbove: () => {
      if (box) go(box.scrollHeight - box.clientHeight - fromEnd)
    },
    follow() {
      following = true
      told.away(false)
      place()
    },
  }
}
