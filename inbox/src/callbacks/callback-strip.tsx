import type { ConversationRow } from '@baton/protocol'
import { Link } from '@tanstack/react-router'
import { Clock3 } from 'lucide-react'
import { useEffect } from 'react'
import { customerName } from '../conversation/customer-name.ts'
import { useDesk, useDeskState } from '../sync/use-desk.ts'
import { chime } from '../ui/chime.ts'
import { lengthWords, timeWords } from '../ui/clock-words.ts'
import { useNow } from '../ui/use-now.ts'
import { nearnessOf } from './words.ts'

/** Wherever they are in the inbox: a time that is booked with them is near. Heard once. It says as well what would keep it from reaching them. */
export function CallbackStrip({ rows }: { rows: readonly ConversationRow[] }) {
  const desk = useDesk()
  const now = useNow(desk.now, 5000)
  const presence = useDeskState((state) => state.agents.get(desk.me.id)?.presence)
  const near = rows.flatMap((row) => {
    const { callback } = row.handoff ?? {}
    const at = callback ? Date.parse(callback.at) : Infinity
    return callback?.agentId === desk.me.id && nearnessOf(at, now) !== 'far' ? [{ row, at }] : []
  })
  const next = near[0] && `${near[0].row.id} ${near[0].at}`
  useEffect(() => {
    if (next) chime()
  }, [next])
  return near.map(({ row, at }) => (
    <Link
      key={row.id}
      to="/c/$conversationId"
      params={{ conversationId: row.id }}
      data-callback-strip={row.id}
      className="flex min-h-11 items-start gap-2 border-b border-line bg-amber-tint px-3 py-1.5"
    >
      <Clock3 size={14} aria-hidden className="mt-1 shrink-0 text-amber-text" />
      <output className="min-w-0 flex-1">
        <span className="block truncate font-medium">
          <bdi>{customerName(row)}</bdi> has a time with you
        </span>
        <span className="block text-11 text-amber-text tabular-nums">
          {now >= at ? `since ${timeWords(at)}` : `at ${timeWords(at)}, in ${lengthWords(at - now)}`}
          {presence !== 'online' && ' · you are not online: it would go to somebody else'}
        </span>
      </output>
    </Link>
  ))
}
