import { leastConversations } from '@baton/engine'
import type { StoredVersion } from './versions.ts'

/** When a candidate is made, and when it is judged. */
export interface LearningLimits {
  /** Labelled conversations since the last candidate that make the next one. */
  labels: number
  /** Conversations that a candidate is compared on before it can be found better, and decisions that must differ. */
  conversations: number
  different: number
  /** A candidate that was compared on so many and is not better gives way to the next. */
  patience: number
  labelsLacking(labelled: number, versions: readonly StoredVersion[]): number
}

export function createLimits({
  labels = 200,
  conversations = leastConversations,
  different = 30,
  patience = 3 * leastConversations,
}: Partial<Omit<LearningLimits, 'labelsLacking'>> = {}): LearningLimits {
  return {
    labels,
    conversations,
    different,
    patience,
    labelsLacking(labelled, versions) {
      const [newest] = versions
      return Math.max(0, labels - (labelled - (newest?.conversations ?? 0)))
    },
  }
}
