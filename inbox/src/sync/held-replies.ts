import { createSetting } from '../ui/setting.ts'

/** Whether a reply is held for a moment before it goes out, so that it can be taken back. */
export const undoReplies = createSetting('baton.undo', ['on', 'off'])

/** How long a reply can be taken back. Milliseconds. */
export const undoMs = 5000

export interface HeldReplies {
  /** Holds it, until the time has passed or somebody cannot wait. */
  hold(clientId: string, conversationId: string): void
  /** Takes it back. False where it is on its way already. */
  takeBack(clientId: string): boolean
  /** Everything that is held, or of one conversation alone, goes out now. True where something was. */
  release(conversationId?: string): boolean
}

/** What was sent and can still be taken back. `go` sends one; each goes once, in the order in which it was written. */
export function createHeldReplies(go: (clientId: string) => void, ms = undoMs): HeldReplies {
  const held = new Map<string, { conversationId: string; timer: ReturnType<typeof setTimeout> }>()

  function end(clientId: string): boolean {
    const it = held.get(clientId)
    if (!it) return false
    clearTimeout(it.timer)
    return held.delete(clientId)
  }

  return {
    hold(clientId, conversationId) {
      const timer = setTimeout(() => end(clientId) && go(clientId), ms)
      held.set(clientId, { conversationId, timer })
    },
    takeBack: end,
    release(conversationId) {
      const now = [...held].filter(([, it]) => conversationId === undefined || it.conversationId === conversationId)
      for (const [clientId] of now) if (end(clientId)) go(clientId)
      return now.length > 0
    },
  }
}
