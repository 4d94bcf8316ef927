import type { ConversationEvent } from '@baton/protocol'
import { useDeskState } from '../sync/use-desk.ts'

/** How far the last reply of a person has got: delivered or seen, in words. */
export function ReceiptLine({
  conversationId,
  events,
  waiting,
}: {
  conversationId: string
  events: readonly ConversationEvent[]
  waiting: boolean
}) {
  const receipts = useDeskState((state) => state.receipts.get(conversationId))
  const last = events.findLast(
    ({ type }) => type === 'AgentReplied' || type === 'MessageReceived' || type === 'AssistantSaid',
  )
  if (!receipts || waiting || last?.type !== 'AgentReplied') return null
  const { seen, delivered } = receipts.customer
  const words = seen >= last.seq ? 'Seen' : delivered >= last.seq ? 'Delivered' : 'Sent'
  return <p className="mt-0.5 text-right text-11 text-text-3">{words}</p>
}
