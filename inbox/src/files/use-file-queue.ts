import { useSyncExternalStore } from 'react'
import { queueOf, watchQueues, type QueuedFile } from './file-queue.ts'

/** What was chosen for this conversation and is not in its thread yet. */
export const useFileQueue = (conversation: string): readonly QueuedFile[] =>
  useSyncExternalStore(watchQueues, () => queueOf(conversation))
