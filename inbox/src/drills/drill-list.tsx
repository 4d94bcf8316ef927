import type { DrillRow as Row } from '@baton/protocol'
import type { ReactNode } from 'react'
import { Play } from 'lucide-react'
import { Button } from '../ui/button.tsx'
import { Panel } from '../ui/panel.tsx'
import { DrillRow } from './drill-row.tsx'
import { guardWords } from './words.ts'
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
        groupsOf(drills).map(({ guards, members }) => (
          <section key={guards ?? ''} aria-label={guards === null ? title : guardWords(guards)}>
            {guards !== null && (
              <div className="flex items-center justify-between gap-2 border-t border-line bg-canvas py-1 pr-2 pl-4">
                <h3 className="min-w-0 text-text-2">
                  <span className="font-medium text-text">{guardWords(guards)}</span> {standing(members)}
                </h3>
                <Button
                  disabled={busy}
                  onClick={() => onRun({ names: members.map(({ name }) => name), source })}
                  aria-label={`Run ${members.length} of ${guardWords(guards)}`}
                >
                  Run {members.length}
                </Button>
              </div>
            )}
            <ul>
              {members.map((drill) => (
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
          </section>
        ))
      )}
    </Panel>
  )
}

interface Group {
  /** Null for those that do not say; alone where none does. */
  guards: string | null
  members: readonly Row[]
}

/** By what they guard, each where its first one stands; those that do not say come last. */
export function groupsOf(drills: readonly Row[]): readonly Group[] {
  const groups = new Map<string | null, Row[]>()
  for (const drill of drills) groups.set(drill.guards, [...(groups.get(drill.guards) ?? []), drill])
  if (groups.size === 1 && groups.has(null)) return [{ guards: null, members: drills }]
  const other = groups.get(null)
  groups.delete(null)
  const named = [...groups].map(([guards, members]) => ({ guards, members }))
  return other ? [...named, { guards: 'other', members: other }] : named
}

function standing(drills: readonly Row[]): string {
  const played = drills.filter(({ last }) => last !== null)
  const failed = played.filter(({ last }) => !last?.passed).length
  if (played.length === 0) return ''
  return failed === 0
    ? `${played.length} passed when last played.`
    : `${failed} of ${played.length} failed when last played.`
}
