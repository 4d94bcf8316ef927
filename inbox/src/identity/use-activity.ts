import { useEffect } from 'react'
import { useDesk } from '../sync/use-desk.ts'

const touches = ['pointerdown', 'pointermove', 'keydown', 'wheel'] as const

/** Whoever touches the page is there. */
export function useActivity(): void {
  const desk = useDesk()
  useEffect(() => {
    const options = { passive: true, capture: true }
    for (const touch of touches) addEventListener(touch, desk.active, options)
    return () => {
      for (const touch of touches) removeEventListener(touch, desk.active, options)
    }
  }, [desk])
}
