import { useEffect, useRef } from 'react'
import { keyDeed, type KeyDeed } from './key-deed.ts'

/** Calls what the pressed key asks for. A deed that is not there leaves the key to the browser. */
export function useKeys(deeds: Partial<Record<KeyDeed, () => void>>): void {
  const latest = useRef(deeds)
  useEffect(() => {
    latest.current = deeds
  })
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing) return
      const deed = keyDeed({
        key: event.key,
        code: event.code,
        alt: event.altKey,
        command: event.metaKey || event.ctrlKey,
        shift: event.shiftKey,
        typing: takesWords(event.target),
        covered: document.querySelector('[role="dialog"],[role="menu"]') !== null,
      })
      const act = deed && latest.current[deed]
      if (!act) return
      event.preventDefault()
      act()
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [])
}

function takesWords(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.matches('textarea, select, input:not([type="radio"], [type="checkbox"])'))
  )
}
