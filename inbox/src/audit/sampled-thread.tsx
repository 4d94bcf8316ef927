import { useQuery } from '@tanstack/react-query'
import { useEffect, useMemo } from 'react'
import { firstName } from '../conversation/customer-name.ts'
import { Thread } from '../conversation/thread.tsx'
import { useDesk, useDeskState } from '../sync/use-desk.ts'
import { useNames } from '../sync/use-names.ts'
import { useTeamName } from '../sync/use-team-name.ts'
import { SkeletonLine } from '../ui/empty.tsx'
import { useTags } from '../tags/tag-names.ts'

/** The conversation of a handoff, to be read beside its package. Reading it here tells nobody that it was seen. */
export function SampledThread({ conversationId }: { conversationId: string }) {
  const desk = useDesk()
  const loaded = useDeskState((state) => state.loaded)
  const row = useDeskState((state) => state.conversations.get(conversationId))
  const timeline = useDeskState((state) => state.timelines.get(conversationId))
  const nameOf = useNames()
  const team = useTeamName()
  useQuery({
    queryKey: ['conversation', conversationId],
    enabled: loaded && !row,
    queryFn: () => desk.find(conversationId),
  })
  useEffect(() => desk.watch(conversationId), [desk, conversationId])
  const tags = useTags()
  const names = useMemo(
    () => ({
      customer: row ? firstName(row) : 'The customer',
      agent: (id: string) => (id === desk.me.id ? 'you' : nameOf(id)),
      team,
      tag: (id: string) => tags.of(id)?.name ?? 'a tag',
    }),
    [row, nameOf, team, tags, desk.me.id],
  )
  return (
    <section
      aria-label="The conversation"
      className="sticky top-6 flex h-[calc(100dvh-96px)] min-w-0 flex-col overflow-hidden rounded-card border border-line bg-surface"
    >
      {row ? (
        <Thread row={row} timeline={timeline} names={names} />
      ) : (
        <output aria-label="Loading the conversation" className="flex flex-col gap-4 p-6">
          <SkeletonLine width={40} />
          <SkeletonLine width={70} />
        </output>
      )}
    </section>
  )
}
