import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { callApi, CallRefused } from '../sync/call-api.ts'
import { policyQuery } from '../sync/policy-queries.ts'
import { useDesk } from '../sync/use-desk.ts'
import { Button } from '../ui/button.tsx'
import { Chip, type Tone } from '../ui/chip.tsx'
import { whenWords } from '../ui/clock-words.ts'
import { Panel } from '../ui/panel.tsx'
import { toast } from '../ui/toaster.tsx'
import type { Policies, Version } from './policy-screen.tsx'
import { stageWords, writerWords } from './policy-words.ts'

const tones: Readonly<Record<Version['stage'], Tone>> = {
  draft: 'plain',
  shadow: 'amber',
  live: 'green',
  retired: 'plain',
}

/** Every version there was. What was live before comes back with one click. */
export function VersionsPanel({ policies, onEdit }: { policies: Policies; onEdit: (version: number) => void }) {
  const desk = useDesk()
  const queries = useQueryClient()
  const [busy, setBusy] = useState(false)
  const move = async (version: number, as: 'live' | 'retired') => {
    setBusy(true)
    try {
      await callApi('activateEscalationPolicy', { body: { version, as } })
      await queries.invalidateQueries({ queryKey: policyQuery.queryKey, exact: true })
      toast(
        'plain',
        as === 'retired'
          ? `Version ${version} is no longer tried out`
          : version === 0
            ? 'It decides as shipped'
            : `Version ${version} is live`,
        'It holds from the next turn on.',
      )
    } catch (error) {
      if (!(error instanceof CallRefused)) throw error
      toast('red', 'Nothing was changed', `${error.problem.title}. ${error.problem.next}`)
    } finally {
      setBusy(false)
    }
  }
  return (
    <Panel title="Versions" about="Each stays as it was; a decision names the one that made it." flush>
      <ul>
        {policies.versions.map(({ version, stage, document, changedAt, writtenBy }) => (
          <li
            key={version}
            className="flex min-h-12 flex-wrap items-center gap-x-3 gap-y-1 border-t border-line px-4 py-2"
          >
            <span className="font-medium tabular-nums">Version {version}</span>
            <Chip tone={tones[stage]}>{stageWords[stage]}</Chip>
            <span className="min-w-0 flex-1 text-text-2">
              {document.preset} · {whenWords(Date.parse(changedAt), desk.now())}
              {writtenBy && ` · ${writerWords(writtenBy)}`}
            </span>
            {stage === 'retired' && (
              <Button look="ghost" disabled={busy} onClick={() => void move(version, 'live')}>
                Bring back
              </Button>
            )}
            {stage === 'shadow' && (
              <>
                <Button look="ghost" disabled={busy} onClick={() => void move(version, 'retired')}>
                  End the trial
                </Button>
                <Button look="ghost" disabled={busy} onClick={() => void move(version, 'live')}>
                  Make live
                </Button>
              </>
            )}
            {stage !== 'draft' && (
              <Button look="ghost" onClick={() => onEdit(version)}>
                Edit a copy
              </Button>
            )}
          </li>
        ))}
        <li className="flex min-h-12 flex-wrap items-center gap-x-3 gap-y-1 border-t border-line px-4 py-2">
          <span className="font-medium">As shipped</span>
          {policies.live === null && <Chip tone="green">live</Chip>}
          <span className="min-w-0 flex-1 text-text-2">balanced</span>
          {policies.live !== null && (
            <Button look="ghost" disabled={busy} onClick={() => void move(0, 'live')}>
              Bring back
            </Button>
          )}
        </li>
      </ul>
    </Panel>
  )
}
