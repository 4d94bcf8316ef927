import { useNavigate, useSearch } from '@tanstack/react-router'
import type { LevelsSearch } from '../places/search.ts'

/** What is looked at, kept in the address. */
export function useLevelSearch() {
  const { days = 30, per = 'team' }: LevelsSearch = useSearch({ strict: false })
  const navigate = useNavigate()
  const look = (change: LevelsSearch) =>
    void navigate({ to: '/insights/service-levels', search: { days, per, ...change }, replace: true })
  return { days, per, look }
}
