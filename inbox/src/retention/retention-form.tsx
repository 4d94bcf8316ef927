import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { SettingField } from '../settings/setting-field.tsx'
import { callApi, CallRefused } from '../sync/call-api.ts'
import { retentionQuery, type RetentionPreview, type RetentionState } from '../sync/retention-queries.ts'
import { Button } from '../ui/button.tsx'
import { Panel } from '../ui/panel.tsx'
import { toast } from '../ui/toaster.tsx'
import { RemovedList } from './removed-list.tsx'
import { draftOf, readDraft, type DayField, type RetentionDraft, type RetentionInput } from './retention-draft.ts'

const fields: readonly { field: DayField; label: string; about: string }[] = [
  { field: 'resolvedDays', label: 'Resolved conversations', about: 'After nothing happened in them for so long.' },
  { field: 'openDays', label: 'Open conversations', about: 'Untouched for so long, they end with it.' },
  { field: 'fileDays', label: 'Files', about: 'Sent by customers and people.' },
  { field: 'captureDays', label: 'Frozen pages', about: 'What customers saw when a person was asked for.' },
  { field: 'auditDays', label: 'Audit trail', about: 'Who changed what. 90 days at least.' },
  { field: 'deliveryDays', label: 'Webhook deliveries', about: 'Those that ended. Empty: 30 days.' },
]

/** How long what is kept; beside it what that removes, and what was removed last. */
export function RetentionForm({ kept }: { kept: RetentionState }) {
  const queries = useQueryClient()
  const [draft, setDraft] = useState<RetentionDraft>(draftOf(kept.settings))
  const [errors, setErrors] = useState<Readonly<Record<string, string>>>({})
  const [busy, setBusy] = useState(false)
  const [foreseen, setForeseen] = useState<RetentionPreview | null>(null)
  const dirty = JSON.stringify(draft) !== JSON.stringify(draftOf(kept.settings))
  const set = (change: Partial<RetentionDraft>) => {
    setDraft({ ...draft, ...change })
    setErrors(Object.fromEntries(Object.entries(errors).filter(([field]) => !(field in change))))
    setForeseen(null)
  }

  async function withInput(what: string, deed: (input: { body: RetentionInput }) => Promise<void>) {
    const read = readDraft(draft)
    if ('errors' in read) return setErrors(read.errors)
    setBusy(true)
    try {
      await deed({ body: read.input })
    } catch (error) {
      if (!(error instanceof CallRefused)) throw error
      toast('red', what, `${error.problem.title}. ${error.problem.next}`)
    } finally {
      setBusy(false)
    }
  }
  const look = () =>
    withInput('It could not be looked', async (input) => setForeseen(await callApi('previewRetention', input)))
  const save = () =>
    withInput('Everything is kept as before', async (input) => {
      const saved = await callApi('putRetention', input)
      queries.setQueryData(retentionQuery.queryKey, saved)
      setDraft(draftOf(saved.settings))
      setForeseen(null)
      if (saved.nextRunAt === null) toast('plain', 'Everything is kept', 'Nothing is removed any more.')
      else toast('plain', 'Saved', 'The first removal begins in an hour. Change it back before, and nothing is lost.')
    })

  return (
    <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-4 wide:grid-cols-[minmax(0,1fr)_380px]" data-ready>
      <Panel
        title="How long what is kept"
        about="In days; empty keeps it. The words of a conversation go with its files and pages, for good. Who did what and when stays, without words."
      >
        <form
          noValidate
          className="flex flex-col gap-4 pt-1"
          onSubmit={(event) => {
            event.preventDefault()
            void save()
          }}
        >
          <div className="grid gap-4 desk:grid-cols-2">
            {fields.map(({ field, label, about }) => (
              <SettingField
                key={field}
                narrow
                label={label}
                unit="days"
                about={about}
                error={errors[field]}
                value={draft[field]}
                onChange={(value) => set({ [field]: value })}
              />
            ))}
          </div>
          <SettingField
            label="Channels with another time"
            about="For their resolved conversations, as in: email 730, api keep"
            error={errors['channels']}
            value={draft.channels}
            onChange={(channels) => set({ channels })}
          />
          <div className="flex flex-wrap items-center gap-2 border-t border-line pt-4">
            <Button type="submit" look="primary" disabled={busy || !dirty}>
              Save
            </Button>
            <Button disabled={busy} onClick={() => void look()}>
              What would go?
            </Button>
            <Button look="ghost" disabled={!dirty} onClick={() => set(draftOf(kept.settings))}>
              Discard
            </Button>
          </div>
        </form>
      </Panel>
      <div className="flex flex-col gap-4">
        {foreseen && (
          <Panel title="What would go now" about={oldestWords(foreseen)}>
            <RemovedList counts={foreseen} />
          </Panel>
        )}
        <Panel title="What was removed" about={runWords(kept)}>
          {kept.lastRun && <RemovedList counts={kept.lastRun.removed} />}
          {kept.lastRun?.fault && <p className="mt-2 text-red-text">{kept.lastRun.fault}</p>}
          {kept.held > 0 && (
            <p className="mt-2 text-text-3">
              {kept.held === 1 ? 'One conversation is' : `${kept.held} conversations are`} under legal hold.
            </p>
          )}
        </Panel>
      </div>
    </div>
  )
}

const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric' })
const moment = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' })

function oldestWords({ oldestAt, held }: RetentionPreview): string {
  const oldest = oldestAt ? `The oldest conversation is from ${day.format(new Date(oldestAt))}.` : ''
  const spared = held > 0 ? `${held} more would, and ${held === 1 ? 'is' : 'are'} under legal hold.` : ''
  return [oldest, spared].filter(Boolean).join(' ')
}

function runWords({ lastRun, nextRunAt }: RetentionState): string {
  const next = nextRunAt ? `The next removal begins ${moment.format(new Date(nextRunAt))}.` : 'Everything is kept.'
  if (!lastRun) return `Nothing yet. ${next}`
  if (lastRun.endedAt === null) return `Since ${moment.format(new Date(lastRun.beganAt))}, and it goes on:`
  return `${moment.format(new Date(lastRun.endedAt))}. ${next}`
}
