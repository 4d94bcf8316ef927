import { useDeskState } from '../sync/use-desk.ts'
import { useNow } from '../ui/use-now.ts'

/** Old news: whoever typed has stopped, or gone. */
const stale = 8000

/** That the customer or the assistant types now; of a colleague the line over the box says it. It keeps its height, so that nothing jumps. */
export function TypingLine({ conversationId, customer }: { conversationId: string; customer: string }) {
  const typing = useDeskState((state) => state.typing.get(conversationId))
  const now = useNow(Date.now, 2000)
  const fresh = typing && now - typing.at < stale
  return (
    <p aria-live="polite" className="mt-2 h-5 text-text-3">
      {fresh && typing.kind !== 'agent' && `${typing.kind === 'customer' ? customer : 'The assistant'} is typing`}
    </p>
  )
}
