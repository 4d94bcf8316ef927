/** The page is followed: pictures of it, as often as it changes and not more often than that. */
export interface Following {
  stop(): void
}

export interface FollowParts {
  /** Takes one picture and sends it; resolves when it has been sent, or could not be. */
  send(): Promise<void>
  /** Milliseconds between two pictures at least. */
  everyMs?: number
}

/** Sends a picture now, and another after each change of the page: one at a time, and only of a page that is looked at. */
export function follow({ send, everyMs = 1500 }: FollowParts): Following {
  let changed = true
  let busy = false
  let last = -Infinity
  let timer: ReturnType<typeof setTimeout> | undefined
  let over = false

  const look = () => {
    if (over || busy || !changed || document.visibilityState !== 'visible') return
    const wait = last + everyMs - performance.now()
    clearTimeout(timer)
    if (wait > 0) {
      timer = setTimeout(look, wait)
      return
    }
    changed = false
    busy = true
    last = performance.now()
    void send().finally(() => {
      busy = false
      look()
    })
  }
  const note = () => {
    changed = true
    look()
  }
  const watch = new MutationObserver(note)
  watch.observe(document, { subtree: true, childList: true, attributes: true, characterData: true })
  const events = ['scroll', 'resize', 'transitionend', 'animationend'] as const
  for (const name of events) addEventListener(name, note, { passive: true, capture: true })
  document.addEventListener('visibilitychange', note)
  look()
  return {
    stop() {
      over = true
      clearTimeout(timer)
      watch.disconnect()
      for (const name of events) removeEventListener(name, note, { capture: true })
      document.removeEventListener('visibilitychange', note)
    },
  }
}
