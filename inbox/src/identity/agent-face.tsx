import { usePicture } from '../sync/use-names.ts'
import { Face } from '../ui/face.tsx'

/** The face of a colleague, as they look now. */
export function AgentFace({ id, name, size }: { id: string; name: string; size?: 'small' | 'normal' }) {
  return <Face name={name} picture={usePicture(id)} {...(size ? { size } : {})} />
}
