import { Navigate } from '@tanstack/react-router'
import { useSession } from '../sync/use-session.ts'
import { useMedia } from '../ui/use-media.ts'
import { usePlace, usePlaces } from './place.ts'

/** The beginning of a section: the first of its screens, where there is room for one beside the list. */
export function SectionStart() {
  const { section } = usePlace()
  const places = usePlaces(useSession().agent.role)
  const beside = useMedia('(min-width: 768px)')
  const first = places.find((place) => place.section === section)
  return beside && first ? <Navigate to={first.path} replace /> : null
}
