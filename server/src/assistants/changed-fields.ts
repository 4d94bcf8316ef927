import type { AssistantSettings } from '@baton/protocol'

/** The names of what is other between two settings. */
export function changedFields(before: AssistantSettings, after: AssistantSettings): (keyof AssistantSettings)[] {
  const names = Object.keys(after) as (keyof AssistantSettings)[]
  return names.filter((name) => canonical(before[name]) !== canonical(after[name]))
}

/** The database gives keys back in another order. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  )
}
