import type { ConversationEvent } from '@baton/protocol'
import type { CallApi } from './call-api.ts'

/** Every event after a number that the caller may read, page by page. */
export async function readLog(
  call: CallApi,
  id: string,
  after = 0,
): Promise<{ events: ConversationEvent[]; upTo: number }> {
  const events: ConversationEvent[] = []
  let upTo = after
  for (;;) {
    const page = await call('readEvents', { params: { id }, query: { after: upTo, limit: 1000 } })
    events.push(...page.events)
    upTo = page.upTo
    if (page.caughtUp) return { events, upTo }
  }
}
