import type { DrillRow as Row } from '@baton/protocol'
import type { ReactNode } from 'react'
import { Play } from 'lucide-react'
import { Button } from '../ui/button.tsx'
import { Panel } from '../ui/panel.tsx'
import { DrillRow } from './drill-row.tsx'
import type { RunWanted } from './drills-screen.tsx'

/** Drills of one source, with what came of each when it was last played. */
export function DrillList({
  title,
  about,
  drills,
  source,
  tools,
  empty = '',
  open,
  busy,
  onOpen,
  onRun,
  onEdit,
}: {
  title: string
  about: string
  drills: readonly Row[]
  source: Row['source']
  tools?: ReactNode
  empty?: string
  /** The name of the one that is open. */
  open: string | null
  /** A run goes on. */
  busy: boolean
  onOpen: (name: string | undefined) => void
  onRun: (wanted: RunWanted) => void
  onEdit: (name: string) => void
}) {
  return (
    <Panel
      title={title}
      about={`${about} ${standing(drills)}`}
      aside={
        <span className="flex flex-col gap-2 desk:flex-row">
          {tools}
          {drills.length > 0 && (
            <Button disabled={busy} onClick={() => onRun({ source })}>
              <Play size={14} aria-hidden />
              Run all {drills.length}
            </Button>
          )}
        </span>
      }
      flush
    >
      {drills.length === 0 ? (
        <p className="px-4 pt-1 pb-5 text-text-2">{empty}</p>
      ) : (
        <ul>
          {drills.map((drill) => (
            <DrillRow
              key={drill.name}
              drill={drill}
              open={open === drill.name}
              busy={busy}
              onOpen={(is) => onOpen(is ? drill.name : undefined)}
              onRun={() => onRun({ names: [drill.name], source })}
              onEdit={() => onEdit(drill.name)}
            />
          ))}
        </ul>
      )}
    </Panel>
  )
}

function standing(drills: readonly Row[]): string {
  const played = drills.filter(({ last }) => last !== null)
  const failed = played.filter(({ last }) => !last?.passed).length
  if (played.length === 0) return ''
  return failed === 0
    ? `${played.length} passed when last played.`
    : `${failed} of ${played.length} failed when last played.`
}
