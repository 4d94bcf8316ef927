import type { ConversationRow } from '@baton/protocol'
import { Users } from 'lucide-react'
import { useDesk, useDeskState } from '../sync/use-desk.ts'
import { writerKey } from '../sync/take-frame.ts'
import { useNow } from '../ui/use-now.ts'
import { firstName } from './customer-name.ts'

/** Whoever typed has stopped, or gone. Milliseconds. */
const stale = 8000

/** Somebody else writes to the same customer at this moment: said before two answers go out. */
export function CollisionLine({ row, answering }: { row: ConversationRow; answering: boolean }) {
  const desk = useDesk()
  const writer = useDeskState((state) => state.typing.get(writerKey(row.id)))
  const now = useNow(Date.now, 2000)
  const other =
    writer && now - writer.at < stale && writer.name !== desk.me.name ? (writer.name ?? 'A colleague') : null
  return (
    <output className="block text-amber-text empty:hidden">
      {other && (
        <span className="mb-1.5 flex items-start gap-1.5">
          <Users size={14} aria-hidden className="mt-[3px] shrink-0" />
          <span>
            {other} is writing to {firstName(row)} at this moment.
            {answering && ' If both of you send, they get two answers.'}
          </span>
        </span>
      )}
    </output>
  )
}
