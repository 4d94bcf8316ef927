import { useSearch } from '@tanstack/react-router'
import { readDrillsSearch, type DrillsSearch } from '../places/search.ts'

/** Which drill is open. */
export function useDrillSearch(): DrillsSearch {
  return readDrillsSearch(useSearch({ strict: false }))
}
