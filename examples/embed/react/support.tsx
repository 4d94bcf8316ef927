import { useEffect, useSyncExternalStore } from 'react'
import { baton, loadBaton } from '../baton.ts'

let unread = 0
const watchers = new Set<() => void>()
baton('on', 'unread', (count) => {
  unread = count
  for (const run of watchers) run()
})
function watch(run: () => void) {
  watchers.add(run)
  return () => void watchers.delete(run)
}

/** The chat is there for as long as this stands in the tree; `view` is what the agent sees of where the customer is. */
export function Support({ view }: { view: string }) {
  const count = useSyncExternalStore(watch, () => unread)
  useEffect(() => {
    loadBaton()
    return () => baton('shutdown')
  }, [])
  useEffect(() => baton('setContext', { feature: view }), [view])
  return (
    <button type="button" onClick={() => baton('open')}>
      Help{count > 0 && ` (${count})`}
    </button>
  )
}
