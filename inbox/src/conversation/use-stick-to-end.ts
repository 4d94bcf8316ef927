import { useCallback, useEffect, useLayoutEffect, useRef, useState, type RefObject } from 'react'

const near = 80

/**
 * Keeps a scrolled place at its end while the reader is there. Scrolled up, it stays where it is, and `behind` says that something
 * new stands below. `key` names what is shown: another key starts at the end.
 */
export function useStickToEnd(
  key: string,
  length: number,
): {
  place: RefObject<HTMLDivElement | null>
  behind: boolean
  toEnd: () => void
} {
  const place = useRef<HTMLDivElement>(null)
  const atEnd = useRef(true)
  const shown = useRef({ key, length })
  const [behind, setBehind] = useState(false)

  const toEnd = useCallback(() => {
    const it = place.current
    if (it) it.scrollTop = it.scrollHeight
    atEnd.current = true
    setBehind(false)
  }, [])

  useLayoutEffect(() => {
    const before = shown.current
    shown.current = { key, length }
    if (before.key !== key) atEnd.current = true
    if (atEnd.current) toEnd()
    else if (length > before.length) setBehind(true)
  }, [key, length, toEnd])

  useEffect(() => {
    const it = place.current
    if (!it) return undefined
    const onScroll = () => {
      atEnd.current = it.scrollHeight - it.scrollTop - it.clientHeight < near
      if (atEnd.current) setBehind(false)
    }
    it.addEventListener('scroll', onScroll, { passive: true })
    // The composer grows, a picture loads, the window changes: the end is somewhere else.
    const watcher = new ResizeObserver(() => {
      if (atEnd.current) it.scrollTop = it.scrollHeight
    })
    watcher.observe(it)
    return () => {
      it.removeEventListener('scroll', onScroll)
      watcher.disconnect()
    }
  }, [])

  return { place, behind, toEnd }
}
