import { useEffect, useState } from 'react'
import { drawPage, type Drawn, type DrawnFrom } from './draw-page.ts'

/** The capture drawn, null until it is. While a newer one is being drawn the older picture stands, and is not `current`. */
export function useDrawnPage(capture: DrawnFrom): { drawn: Drawn | null; current: boolean } {
  const [last, setLast] = useState<{ of: DrawnFrom; drawn: Drawn } | null>(null)
  useEffect(() => {
    let wanted = true
    void drawPage(capture).then((drawn) => {
      if (wanted) setLast({ of: capture, drawn })
    })
    return () => {
      wanted = false
    }
  }, [capture])
  const current = last?.of === capture
  // That an older one could not be drawn says nothing of this one.
  return { drawn: last && (current || last.drawn.kind === 'page') ? last.drawn : null, current }
}
