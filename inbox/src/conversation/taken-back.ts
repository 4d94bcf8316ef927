import { createStore } from '../sync/store.ts'

/** The words that were taken back last: they go back into the box of their conversation. */
export const takenBack = createStore<{ conversationId: string; text: string } | null>(null)
