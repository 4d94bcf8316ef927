import { useNavigate, useSearch } from '@tanstack/react-router'
import type { CompletenessSearch } from '../places/search.ts'

/** What is looked at, kept in the address: it can be sent to somebody, and a reload shows the same. */
export function useLookedAt() {
  const { days = 30, by = 'part', of }: CompletenessSearch = useSearch({ strict: false })
  const navigate = useNavigate()
  const look = (change: CompletenessSearch) =>
    void navigate({ to: '/insights/completeness', search: { days, by, of, ...change }, replace: true })
  return { days, by, of, look }
}
