/** Keeps the place in a scrolling box over every change of what is in it. */
export interface ScrollKeeper {
  /** Begins to watch; the answer ends it. */
  attach(box: HTMLElement, content: HTMLElement): () => void
  /** After each drawing: at the end it stays at the end. */
  drawn(): void
  /** More was drawn above: what is read stays where it is. */
  drawnAbove(): void
  toEnd(): void
}

/** This near to the end counts as being there. Pixels. */
const near = 60
/** This near to the top asks for what is above. Pixels. */
const atTop = 200

export function keepScroll(told: { away(away: boolean): void; top(): void }): ScrollKeeper {
  let box: HTMLElement | null = null
  let fromEnd = 0

  const place = (distance: number) => {
    if (box) box.scrollTop = box.scrollHeight - box.clientHeight - distance
  }
  const drawn = () => {
    if (fromEnd <= near) place(0)
  }

  return {
    attach(element, content) {
      box = element
      const scrolled = () => {
        fromEnd = element.scrollHeight - element.scrollTop - element.clientHeight
        told.away(fromEnd > near)
        if (element.scrollTop < atTop) told.top()
      }
      element.addEventListener('scroll', scrolled, { passive: true })
      // The keyboard of a phone, a growing composer, a font that arrives late.
      const watch = new ResizeObserver(drawn)
      watch.observe(element)
      watch.observe(content)
      return () => {
        element.removeEventListener('scroll', scrolled)
        watch.disconnect()
        box = null
      }
    },
    drawn,
    drawnAbove: () => place(fromEnd),
    toEnd() {
      fromEnd = 0
      place(0)
    },
  }
}
