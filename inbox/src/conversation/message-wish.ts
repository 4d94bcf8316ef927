import { createStore } from '../sync/store.ts'

/** The message at which a conversation was asked to be opened, by whoever opened it last. */
export const messageWish = createStore<{ conversationId: string; messageId: string } | null>(null)
