import type { Priority } from '@baton/engine'
import type { Tone } from '../ui/chip.tsx'

/** The tone that goes with a priority's word. */
export function priorityTone(priority: Priority): Tone {
  return priority === 'urgent' ? 'red' : priority === 'high' ? 'amber' : 'plain'
}
