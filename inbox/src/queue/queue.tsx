import { useEffect, useMemo, useSyncExternalStore } from 'react'
import { isUnread, readMarks } from '../conversation/read-marks.ts'
import { useDesk, useDeskState } from '../sync/use-desk.ts'
import { useNames } from '../sync/use-names.ts'
import { shownRows } from '../sync/take-frame.ts'
import { chime } from '../ui/chime.ts'
import { SkeletonLine } from '../ui/empty.tsx'
import { useNow } from '../ui/use-now.ts'
import { bookedWith } from '../callbacks/words.ts'
import { QueueRow } from './queue-row.tsx'
import { QueueSection } from './queue-section.tsx'
import { sortIntoSections, type Section } from './sections.ts'

/** So many of what is done are shown; the rest is found by searching. */
const resolvedShown = 30

/** All conversations of the workspace, sorted into what is to be done with them. */
export function Queue({ selectedId }: { selectedId: string | null }) {
  const desk = useDesk()
  const rows = useDeskState(shownRows)
  const agents = useDeskState((state) => state.agents)
  const nameOf = useNames()
  const loaded = useDeskState((state) => state.loaded)
  const teams = agents.get(desk.me.id)?.teams
  const marks = useSyncExternalStore(readMarks.subscribe, readMarks.get)
  const now = useNow(desk.now, 5000)
  // The order of what waits changes as time goes on; twice a minute is soon enough for whoever reads it.
  const sortedAt = Math.floor(now / 30_000) * 30_000
  const sections = useMemo(
    () => sortIntoSections(rows.values(), desk.me.id, teams, sortedAt),
    [rows, desk.me.id, teams, sortedAt],
  )
  const asked = sections.find(({ name }) => name === 'asked')?.rows[0]?.id
  useEffect(() => {
    if (asked) chime()
  }, [asked])
  if (!loaded) return <QueueLoading />
  return (
    <nav aria-label="Queue" className="min-h-0 flex-1 overflow-y-auto" data-queue>
      {sections.map((section) => (
        <QueueSection
          key={section.name}
          name={section.name}
          count={section.rows.length}
          folded={section.name === 'resolved' || section.name === 'aside'}
          keepOpen={section.rows.some(({ id }) => id === selectedId)}
        >
          {visible(section, selectedId).map((row) => (
            <QueueRow
              key={row.id}
              row={row}
              selected={row.id === selectedId}
              unread={section.name === 'yours' && row.id !== selectedId && isUnread(row, marks)}
              now={now}
              asked={section.name === 'waiting' && row.handoff?.offer ? nameOf(row.handoff.offer.agentId) : null}
              booked={section.name === 'booked' ? bookedWith(row, desk.me.id, nameOf) : null}
            />
          ))}
        </QueueSection>
      ))}
    </nav>
  )
}

function visible({ name, rows }: Section, selectedId: string | null): Section['rows'] {
  return name === 'resolved' ? rows.filter(({ id }, index) => index < resolvedShown || id === selectedId) : rows
}

function QueueLoading() {
  return (
    <output aria-label="Loading the queue" className="block flex-1 overflow-hidden pt-8">
      {[64, 48, 72, 56, 60, 44, 68].map((width) => (
        <div key={width} className="flex flex-col gap-2 px-3 py-3 pl-9">
          <SkeletonLine width={width - 20} />
          <SkeletonLine width={width + 20} />
        </div>
      ))}
    </output>
  )
}
