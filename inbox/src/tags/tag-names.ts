import type { ConversationRow, Tag } from '@baton/protocol'
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { tagsQuery } from '../sync/tag-queries.ts'

export interface TagNames {
  /** The tag as it goes on now; undefined where it is not known yet. */
  of(id: string): Tag | undefined
  /** Those of a conversation, each once, by name. */
  on(row: Pick<ConversationRow, 'tags'>): readonly Tag[]
  /** Those that may be given. */
  offered: readonly Tag[]
}

/** Tags by id: one that was merged is the one that it goes on as. */
export function tagNames(all: readonly Tag[]): TagNames {
  const byId = new Map(all.map((tag) => [tag.id, tag]))
  const of = (id: string) => byId.get(byId.get(id)?.mergedInto ?? id)
  return {
    of,
    on: ({ tags = [] }) =>
      [...new Set(tags.map(of))]
        .filter((tag) => tag !== undefined)
        .sort((a, b) => a.name.localeCompare(b.name, 'en', { sensitivity: 'base' })),
    offered: all.filter(({ archived, mergedInto }) => !archived && mergedInto === null),
  }
}

const none: readonly Tag[] = []

export function useTags(): TagNames {
  const { data = none } = useQuery(tagsQuery)
  return useMemo(() => tagNames(data), [data])
}
