import type { ServiceTarget } from '@baton/protocol'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Plus, Trash2 } from 'lucide-react'
import { useId, useState } from 'react'
import { LoadError, PanelsLoading } from '../places/load-state.tsx'
import { PlaceFrame } from '../places/place-frame.tsx'
import { callApi, CallRefused } from '../sync/call-api.ts'
import { targetsQuery } from '../sync/level-queries.ts'
import { teamsQuery } from '../sync/queries.ts'
import { Button } from '../ui/button.tsx'
import { classes } from '../ui/classes.ts'
import { IconButton } from '../ui/icon-button.tsx'
import { Panel } from '../ui/panel.tsx'
import { toast } from '../ui/toaster.tsx'
import { draftOf, minuteFields, targetOf, wrongWith, type MinuteField, type TargetDraft } from './target-draft.ts'

/** What is promised to whom: a row each, saved together. */
export function TargetsScreen() {
  return (
    <PlaceFrame>
      <Body />
    </PlaceFrame>
  )
}

function Body() {
  const targets = useQuery(targetsQuery)
  if (targets.isPending) return <PanelsLoading label="Loading the targets" heights={[320]} />
  if (targets.isError)
    return (
      <LoadError what="The targets could not be loaded" error={targets.error} onAgain={() => void targets.refetch()} />
    )
  return <Editor kept={targets.data.targets} />
}

const columns: Readonly<Record<MinuteField, string>> = {
  firstResponse: 'First response',
  nextResponse: 'Next response',
  resolution: 'Resolution',
}

function Editor({ kept }: { kept: readonly ServiceTarget[] }) {
  const queries = useQueryClient()
  const [draft, setDraft] = useState<TargetDraft[] | null>(null)
  const [saving, setSaving] = useState(false)
  const rows = draft ?? kept.map(draftOf)
  const wrong = rows.some((row) => Object.keys(wrongWith(row, rows)).length > 0)
  const change = (key: number, part: Partial<TargetDraft>) =>
    setDraft(rows.map((row) => (row.key === key ? { ...row, ...part } : row)))
  const add = () =>
    setDraft([...rows, draftOf({ team: null, tier: null }, rows.reduce((most, { key }) => Math.max(most, key), 0) + 1)])

  const save = async () => {
    setSaving(true)
    try {
      const answer = await callApi('putServiceTargets', { body: { targets: rows.map(targetOf) } })
      queries.setQueryData(targetsQuery.queryKey, answer)
      setDraft(null)
      toast('plain', 'The targets are saved', 'Every clock is counted by them from now on, those that run too.')
      void queries.invalidateQueries({ queryKey: ['service-levels', 'health'] })
    } catch (error) {
      if (!(error instanceof CallRefused)) throw error
      toast('red', 'The targets are as they were', `${error.problem.title}. ${error.problem.next}`)
    } finally {
      setSaving(false)
    }
  }

  return (
    <div data-ready>
      <Panel
        title="Targets"
        about="Minutes in which the team is open. For each clock the row that says most holds: team and tier, else tier, else team, else everybody."
        flush
      >
        <form
          onSubmit={(event) => {
            event.preventDefault()
            if (!wrong) void save()
          }}
        >
          {rows.length === 0 ? (
            <p className="px-4 py-4 text-text-2">Nothing is promised. Add a target, and its clocks are counted.</p>
          ) : (
            <ul aria-label="Targets">
              {rows.map((row) => (
                <Row
                  key={row.key}
                  row={row}
                  all={rows}
                  onChange={(part) => change(row.key, part)}
                  onRemove={() => setDraft(rows.filter(({ key }) => key !== row.key))}
                />
              ))}
            </ul>
          )}
          <div className="sticky bottom-0 flex flex-wrap items-center gap-2 rounded-b-card border-t border-line bg-surface px-4 py-3">
            <Button type="submit" look="primary" disabled={draft === null || wrong || saving}>
              Save targets
            </Button>
            <Button look="ghost" disabled={draft === null} onClick={() => setDraft(null)}>
              Discard
            </Button>
            <span className="flex-1" />
            <Button look="ghost" onClick={add} disabled={rows.length >= 500}>
              <Plus size={14} aria-hidden /> Add a target
            </Button>
          </div>
        </form>
      </Panel>
    </div>
  )
}

function Row({
  row,
  all,
  onChange,
  onRemove,
}: {
  row: TargetDraft
  all: readonly TargetDraft[]
  onChange: (part: Partial<TargetDraft>) => void
  onRemove: () => void
}) {
  const id = useId()
  const teams = useQuery(teamsQuery).data ?? []
  const wrong = wrongWith(row, all)
  const control =
    'block h-9 w-full min-w-0 rounded-control border border-line-strong bg-surface px-2 aria-invalid:border-red pointer-coarse:text-[16px]'
  const whom =
    [row.team && `team ${row.team}`, row.tier && `tier ${row.tier}`].filter(Boolean).join(', ') || 'everybody'
  return (
    <li className="border-t border-line px-4 py-3 first:border-t-0" data-target={whom}>
      <div className="grid grid-cols-2 items-end gap-2 desk:grid-cols-[1fr_1fr_repeat(3,7rem)_auto]">
        <Labelled id={`${id}-team`} label="Team">
          <select
            id={`${id}-team`}
            value={row.team}
            onChange={(event) => onChange({ team: event.target.value })}
            className={control}
          >
            <option value="">Any team</option>
            {teams.map((team) => (
              <option key={team.id} value={team.id}>
                {team.name}
              </option>
            ))}
            {row.team && !teams.some((team) => team.id === row.team) && <option value={row.team}>{row.team}</option>}
          </select>
        </Labelled>
        <Labelled id={`${id}-tier`} label="Tier">
          <input
            id={`${id}-tier`}
            value={row.tier}
            maxLength={100}
            placeholder="Any tier"
            autoComplete="off"
            onChange={(event) => onChange({ tier: event.target.value })}
            className={control}
          />
        </Labelled>
        {minuteFields.map((field) => (
          <Labelled key={field} id={`${id}-${field}`} label={`${columns[field]}, min`}>
            <input
              id={`${id}-${field}`}
              value={row[field]}
              inputMode="numeric"
              placeholder="none"
              autoComplete="off"
              aria-invalid={wrong[field] !== undefined}
              aria-describedby={`${id}-wrong`}
              onChange={(event) => onChange({ [field]: event.target.value })}
              className={classes(control, 'text-right tabular-nums')}
            />
          </Labelled>
        ))}
        <span className="justify-self-end">
          <IconButton label={`Remove the target for ${whom}`} onClick={onRemove}>
            <Trash2 size={16} />
          </IconButton>
        </span>
      </div>
      <output id={`${id}-wrong`} className="mt-1 block text-11 text-red-text empty:hidden">
        {wrong.whole ??
          minuteFields.map((field) => wrong[field] && `${columns[field]}: ${wrong[field]}.`).find(Boolean)}
      </output>
    </li>
  )
}

function Labelled({ id, label, children }: { id: string; label: string; children: React.ReactNode }) {
  return (
    <div className="min-w-0">
      <label htmlFor={id} className="mb-1 block truncate text-11 font-semibold text-text-3">
        {label}
      </label>
      {children}
    </div>
  )
}
