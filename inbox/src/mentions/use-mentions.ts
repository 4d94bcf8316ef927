import type { ConversationRow, Mention } from '@baton/protocol'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useMemo } from 'react'
import { useLooking } from '../conversation/use-attention.ts'
import { callApi } from '../sync/call-api.ts'
import { mentionsQuery } from '../sync/mention-queries.ts'
import { useDesk, useDeskState } from '../sync/use-desk.ts'

/** Says which notes name this person newest, so that a new one is noticed as soon as its row comes. */
export function newestMentions(rows: ReadonlyMap<string, ConversationRow>, me: string): string {
  return [...rows.values()]
    .flatMap(({ id, mentioned }) => (mentioned?.[me] === undefined ? [] : [`${id}.${mentioned[me]}`]))
    .toSorted()
    .join(' ')
}

/** The notes that name this person, live. Undefined until they are known. */
export function useMentions(): readonly Mention[] | undefined {
  const desk = useDesk()
  const rows = useDeskState((state) => state.conversations)
  const newest = useMemo(() => newestMentions(rows, desk.me.id), [rows, desk.me.id])
  return useQuery(mentionsQuery(newest)).data
}

/** What names this person in the conversation that they look at is read. */
export function useReadMentions(mentions: readonly Mention[] | undefined, conversationId: string | null): void {
  const queries = useQueryClient()
  const looking = useLooking()
  const upTo = Math.max(
    -1,
    ...(mentions ?? []).filter((each) => !each.read && each.conversationId === conversationId).map(({ seq }) => seq),
  )
  const read = useCallback(
    async (id: string, seq: number) => {
      // Not read is read again next time: nobody need be told that it could not be said.
      await callApi('readMentions', { body: { conversationId: id, upTo: seq } }).catch(() => undefined)
      await queries.invalidateQueries({ queryKey: ['mentions'] })
    },
    [queries],
  )
  useEffect(() => {
    if (looking && conversationId !== null && upTo >= 0) void read(conversationId, upTo)
  }, [looking, conversationId, upTo, read])
}
