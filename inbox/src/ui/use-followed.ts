import { useEffect, useRef } from 'react'

/** Does it when the value has changed, at most once in so many milliseconds, and for the last change in any case. */
export function useFollowed(value: unknown, ms: number, act: () => void): void {
  const latest = useRef(act)
  const last = useRef(0)
  const seen = useRef(value)
  useEffect(() => {
    latest.current = act
  })
  useEffect(() => {
    if (seen.current === value) return undefined
    const timer = setTimeout(
      () => {
        seen.current = value
        last.current = Date.now()
        latest.current()
      },
      Math.max(0, last.current + ms - Date.now()),
    )
    return () => clearTimeout(timer)
  }, [value, ms])
}
