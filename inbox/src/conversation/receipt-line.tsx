import { useDeskState } from '../sync/use-desk.ts'
import type { ThreadItem } from './thread-items.ts'

/** How far a person's reply has got, in words, while it is the last thing in the thread. */
export function ReceiptLine({ conversationId, last }: { conversationId: string; last: ThreadItem | undefined }) {
  const receipts = useDeskState((state) => state.receipts.get(conversationId))
  const said = last?.kind === 'group' && last.author.kind === 'agent' ? last.said.at(-1) : undefined
  if (!receipts || !said || said.outgoing) return null
  const { seen, delivered } = receipts.customer
  const words = seen >= said.seq ? 'Seen' : delivered >= said.seq ? 'Delivered' : 'Sent'
  return <p className="mt-0.5 text-right text-11 text-text-3">{words}</p>
}
