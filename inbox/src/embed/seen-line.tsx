import type { Site } from '@baton/protocol'
import { CircleCheck, CircleDashed } from 'lucide-react'
import { useDesk } from '../sync/use-desk.ts'
import { lengthWords } from '../ui/clock-words.ts'
import { useNow } from '../ui/use-now.ts'

/** Whether the chat has been loaded on that site, and when last. */
export function SeenLine({ site: { lastSeenAt, origin } }: { site: Site }) {
  const desk = useDesk()
  const now = useNow(desk.now, 5000)
  const Icon = lastSeenAt === null ? CircleDashed : CircleCheck
  const ago = lastSeenAt === null ? 0 : Math.max(0, now - Date.parse(lastSeenAt))
  return (
    <output className="flex items-center gap-2">
      <Icon size={16} aria-hidden className={lastSeenAt === null ? 'text-text-3' : 'text-green'} />
      {lastSeenAt === null ? (
        <span className="text-text-2">Not loaded there yet. Open a page of {origin} that has the script.</span>
      ) : (
        <span>Loaded there {ago < 60_000 ? 'within the last minute' : `${lengthWords(ago)} ago`}</span>
      )}
    </output>
  )
}
