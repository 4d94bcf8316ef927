import { useEffect, useState } from 'react'

/** The time now, ms, told again every `every` ms while the page is looked at. */
export function useNow(clock: () => number, every: number): number {
  const [now, setNow] = useState(clock)
  useEffect(() => {
    const tick = () => {
      if (document.visibilityState === 'visible') setNow(clock())
    }
    const timer = setInterval(tick, every)
    document.addEventListener('visibilitychange', tick)
    return () => {
      clearInterval(timer)
      document.removeEventListener('visibilitychange', tick)
    }
  }, [clock, every])
  return now
}
