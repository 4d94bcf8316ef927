/** Runs when the page has nothing better to do, within two seconds. */
export function whenIdle(run: () => void): void {
  if ('requestIdleCallback' in window) requestIdleCallback(run, { timeout: 2000 })
  else setTimeout(run, 200)
}

/** Runs in idle time after the page has been drawn, so that reading its layout costs no second one. */
export function whenDrawn(run: () => void): void {
  requestAnimationFrame(() => whenIdle(run))
}

/** Runs once after the last call of many. */
export function settled(ms: number, run: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  return () => {
    clearTimeout(timer)
    timer = setTimeout(run, ms)
  }
}

/** Runs soon after a call: at once where the last run is `ms` ago, and never more often than that. Calls that never stop do not hold it up. */
export function paced(ms: number, run: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  let next = 0
  return () => {
    timer ??= setTimeout(
      () => {
        timer = undefined
        next = performance.now() + ms
        run()
      },
      Math.max(0, next - performance.now()),
    )
  }
}
