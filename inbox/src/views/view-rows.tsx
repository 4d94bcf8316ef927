import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useMemo } from 'react'
import { LoadError } from '../places/load-state.tsx'
import { QueueRow } from '../queue/queue-row.tsx'
import { useDesk, useDeskState } from '../sync/use-desk.ts'
import { shownRows } from '../sync/take-frame.ts'
import { viewRowsQuery, viewsQuery } from '../sync/view-queries.ts'
import { Button } from '../ui/button.tsx'
import { Empty, SkeletonLine } from '../ui/empty.tsx'
import { useFollowed } from '../ui/use-followed.ts'
import { useNow } from '../ui/use-now.ts'
import { useFilterNames } from './use-filter-names.ts'
import { countWords, filterWords } from './words.ts'

/** What fits a view, newest change first. It is read again as the desk changes, and each row stands as the desk has it. */
export function ViewRows({ viewId, selectedId }: { viewId: string; selectedId: string | null }) {
  const desk = useDesk()
  const views = useQuery(viewsQuery)
  const view = views.data?.find(({ id }) => id === viewId)
  const names = useFilterNames()
  const queries = useQueryClient()
  const live = useDeskState(shownRows)
  const now = useNow(desk.now, 5000)
  const filter = view?.filter
  const found = useInfiniteQuery({ ...viewRowsQuery(filter ?? { status: 'open' }), enabled: filter !== undefined })
  useFollowed(live, 1000, () => void queries.invalidateQueries({ queryKey: ['view-rows'] }))
  const rows = useMemo(() => {
    const pages = found.data?.pages.flatMap(({ conversations }) => conversations) ?? []
    return pages.map((row) => {
      const known = live.get(row.id)
      return known && known.version >= row.version ? known : row
    })
  }, [found.data, live])

  if (views.isSuccess && !view)
    return (
      <Empty title="There is no such view">
        It was deleted, or is somebody else’s.{' '}
        <Link to="/" className="text-accent-text underline">
          Back to the queue
        </Link>
      </Empty>
    )
  if (found.isError)
    return <LoadError what="The view could not be loaded" error={found.error} onAgain={() => void found.refetch()} />
  if (!view || found.isPending)
    return (
      <output aria-label="Loading the view" className="block flex-1 pt-8">
        {[64, 48, 72].map((width) => (
          <div key={width} className="flex flex-col gap-2 px-3 py-3 pl-9">
            <SkeletonLine width={width - 20} />
            <SkeletonLine width={width + 20} />
          </div>
        ))}
      </output>
    )
  const count = found.data.pages[0]?.count ?? 0
  return (
    <nav aria-label={view.name} className="min-h-0 flex-1 overflow-y-auto" data-queue data-view-rows={viewId}>
      <p className="sticky top-0 z-10 border-b border-line bg-surface px-3 py-1.5 text-11 text-text-3">
        <span className="text-text-2 tabular-nums">{countWords(count)}</span> · {filterWords(view.filter, names)}
      </p>
      {rows.length === 0 && (
        <Empty title="Nothing fits now">
          <p>What comes to fit it appears here by itself.</p>
        </Empty>
      )}
      {rows.map((row) => (
        <QueueRow
          key={row.id}
          row={row}
          selected={row.id === selectedId}
          unread={false}
          now={now}
          asked={null}
          booked={null}
        />
      ))}
      {found.hasNextPage && (
        <div className="flex justify-center p-2">
          <Button look="ghost" disabled={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
            Show more
          </Button>
        </div>
      )}
    </nav>
  )
}
