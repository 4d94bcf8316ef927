import type { ConversationRow } from '@baton/protocol'
import { memo } from 'react'
import { TagMark } from './tag-mark.tsx'
import { useTags } from './tag-names.ts'

/** A conversation’s tags, small: the first by name, and how many more. */
export const RowTags = memo(function RowTags({ tags }: Pick<ConversationRow, 'tags'>) {
  const names = useTags()
  const [first, ...more] = names.on({ tags })
  if (!first) return null
  const all = [first, ...more].map(({ name }) => name).join(', ')
  return (
    <span title={all} className="inline-flex max-w-20 shrink-0 items-center gap-1 text-11 text-text-3">
      <TagMark mark={first.mark} />
      <span className="sr-only">Tags: {all}</span>
      <span aria-hidden className="truncate">
        {first.name}
      </span>
      {more.length > 0 && (
        <span aria-hidden className="tabular-nums">
          +{more.length}
        </span>
      )}
    </span>
  )
})
