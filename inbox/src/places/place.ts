import { useMatches, useRouter } from '@tanstack/react-router'
import type { LucideIcon } from 'lucide-react'
import { useMemo } from 'react'

export type Role = 'agent' | 'lead' | 'admin'
export type SectionName = 'queue' | 'insights' | 'settings'

/** What a route says of itself: which part of the inbox it is in and, for a screen, what it is called and who may see it. */
export interface PlaceData {
  section: SectionName
  /** Null for the list of the section's screens. */
  screen: {
    title: string
    about: string
    icon: LucideIcon
    roles: readonly Role[]
    /** Under which heading it stands; absent: under the last one. */
    group?: PlaceGroup
    /** It is about something that its address names: no list has it. */
    unlisted?: true
  } | null
}

/** The headings of the settings, in their order. */
export const placeGroups = [
  'You',
  'Customers',
  'Conversations',
  'People',
  'Assistant',
  'Channels',
  'Connections',
  'Workspace',
] as const
export type PlaceGroup = (typeof placeGroups)[number]

/** A screen that can be gone to. */
export interface Place extends NonNullable<PlaceData['screen']> {
  path: string
  section: SectionName
}

declare module '@tanstack/react-router' {
  interface StaticDataRouteOption {
    place?: PlaceData
  }
}

/** Where we are; the queue where a route says nothing. */
export function usePlace(): PlaceData {
  const matches = useMatches()
  return matches.at(-1)?.staticData.place ?? { section: 'queue', screen: null }
}

/** The screens that this role may see, in the order of the route list. */
export function usePlaces(role: Role): readonly Place[] {
  const router = useRouter()
  return useMemo(() => placesOf(Object.values(router.routesByPath), role), [router, role])
}

interface RouteLike {
  fullPath: string
  options: { staticData?: { place?: PlaceData } }
}

export function placesOf(routes: readonly RouteLike[], role: Role): readonly Place[] {
  return routes.flatMap(({ fullPath, options }) => {
    const place = options.staticData?.place
    return place?.screen?.roles.includes(role) && !place.screen.unlisted
      ? [{ path: fullPath, section: place.section, ...place.screen }]
      : []
  })
}
