import { useDesk, useDeskState } from '../sync/use-desk.ts'
import { useNow } from '../ui/use-now.ts'

/** Old news: whoever typed has stopped, or gone. */
const stale = 8000

/** Who is typing now. The line keeps its height, so that nothing jumps. */
export function TypingLine({ conversationId, customer }: { conversationId: string; customer: string }) {
  const desk = useDesk()
  const typing = useDeskState((state) => state.typing.get(conversationId))
  const now = useNow(Date.now, 2000)
  const fresh = typing && now - typing.at < stale
  const mine = typing?.kind === 'agent' && typing.name === desk.me.name
  const who = typing?.kind === 'customer' ? customer : typing?.kind === 'assistant' ? 'The assistant' : typing?.name
  return (
    <p aria-live="polite" className="mt-2 h-5 text-text-3">
      {fresh && !mine && `${who ?? 'Somebody'} is typing`}
    </p>
  )
}
