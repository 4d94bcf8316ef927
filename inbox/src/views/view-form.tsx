import { ViewFilter, ViewName, type View } from '@baton/protocol'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { useSave } from '../people/use-save.ts'
import { callApi } from '../sync/call-api.ts'
import { newId } from '../sync/new-id.ts'
import { teamsQuery } from '../sync/queries.ts'
import { useDesk, useDeskState } from '../sync/use-desk.ts'
import { useSession } from '../sync/use-session.ts'
import { filterCountQuery } from '../sync/view-queries.ts'
import { useTags } from '../tags/tag-names.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { TextField } from '../ui/text-field.tsx'
import { draftOf, filterOf, type FilterDraft } from './draft.ts'
import { SelectField } from './select-field.tsx'
import { countWords } from './words.ts'

/** A filter under a name: what it narrows by, who sees it, and how many conversations fit it as it stands. */
export function ViewForm({ kept, onClose }: { kept: View | null; onClose: () => void }) {
  const desk = useDesk()
  const navigate = useNavigate()
  const { role } = useSession().agent
  const teams = useQuery(teamsQuery).data ?? []
  const agents = useDeskState((state) => state.agents)
  const myTeams = agents.get(desk.me.id)?.teams ?? []
  const tags = useTags()
  const [name, setName] = useState(kept?.name ?? '')
  const [shared, setShared] = useState(kept ? (kept.scope === 'team' ? `team ${kept.team}` : kept.scope) : 'private')
  const [draft, setDraft] = useState<FilterDraft>(draftOf(kept?.filter ?? { status: 'open' }))
  const [errors, setErrors] = useState<{ name?: string | undefined; waiting?: string | undefined }>({})
  const form = useRef<HTMLFormElement>(null)
  const { busy, save } = useSave(['views', 'view-counts', 'view-rows'])
  const filter = ViewFilter.safeParse(filterOf(draft))
  const count = useQuery({ ...filterCountQuery(filter.data ?? { status: 'open' }), enabled: filter.success })
  const set = (key: keyof FilterDraft) => (value: string) => {
    setDraft({ ...draft, [key]: value })
    if (key === 'waiting') setErrors({ ...errors, waiting: undefined })
  }

  async function send() {
    const wrong = {
      ...(ViewName.safeParse(name.trim()).success ? {} : { name: 'It needs a name of one line.' }),
      ...(filter.success ? {} : { waiting: 'Whole minutes, as in 15.' }),
    }
    // The field that is wrong first, which may be scrolled away.
    flushSync(() => setErrors(wrong))
    form.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus()
    if (!filter.success || 'name' in wrong) return undefined
    const id = kept?.id ?? newId()
    const team = shared.startsWith('team ') ? shared.slice(5) : null
    const scope =
      team === null ? (shared === 'workspace' ? ('workspace' as const) : ('private' as const)) : ('team' as const)
    const body = { name: name.trim(), scope, filter: filter.data, ...(team === null ? {} : { team }) }
    const done = await save('The view is as it was', () => callApi('putView', { params: { id }, body }))
    if (!done) return undefined
    onClose()
    return navigate({ to: '/', search: { view: id } })
  }

  const mayTeam = teams.filter(({ id }) => role !== 'agent' || myTeams.includes(id))
  const people = [...agents.values()].filter(({ id }) => id !== desk.me.id)
  return (
    <Dialog
      title={kept ? 'Edit the view' : 'A new view'}
      about="Conversations that fit all of it, the newest change first."
      width="broad"
      onClose={onClose}
    >
      <form
        ref={form}
        noValidate
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault()
          void send()
        }}
      >
        <TextField
          label="Name"
          value={name}
          maxLength={60}
          error={errors.name}
          onChange={(value) => {
            setName(value)
            setErrors({ ...errors, name: undefined })
          }}
        />
        <div className="grid gap-3 desk:grid-cols-2">
          <SelectField
            label="State"
            value={draft.status}
            onChange={set('status')}
            options={[
              ['open', 'Open'],
              ['resolved', 'Resolved'],
              ['any', 'Open or resolved'],
            ]}
          />
          <SelectField
            label="Who has it"
            value={draft.who}
            onChange={set('who')}
            options={[
              ['', 'Anybody'],
              ['agent me', 'You'],
              ['holder queue', 'It waits for a person'],
              ['holder assistant', 'The assistant'],
              ['holder agent', 'Any person'],
              ...people.map(({ id, name: person }) => [`agent ${id}`, person] as const),
            ]}
          />
          <SelectField
            label="Team"
            value={draft.team}
            onChange={set('team')}
            options={[['', 'Any'], ...teams.map(({ id, name: team }) => [id, team] as const)]}
          />
          <SelectField
            label="Tag"
            value={draft.tag}
            onChange={set('tag')}
            options={[['', 'Any or none'], ...tags.offered.map(({ id, name: tag }) => [id, tag] as const)]}
          />
          <SelectField
            label="Put aside"
            value={draft.aside}
            onChange={set('aside')}
            options={[
              ['', 'Either way'],
              ['none', 'Not put aside'],
              ['time', 'Until a time'],
              ['customer', 'Waiting for the customer'],
            ]}
          />
          <SelectField
            label="Priority"
            value={draft.priority}
            onChange={set('priority')}
            options={[
              ['', 'Any'],
              ['urgent', 'Urgent'],
              ['high', 'High'],
              ['normal', 'Normal'],
              ['low', 'Low'],
            ]}
          />
          <TextField
            label="The customer has waited for so many minutes"
            inputMode="numeric"
            value={draft.waiting}
            error={errors.waiting}
            onChange={set('waiting')}
          />
          <TextField label="Tier" value={draft.tier} maxLength={64} onChange={set('tier')} />
          <TextField label="Language, as de or en" value={draft.language} maxLength={16} onChange={set('language')} />
          <TextField
            label="About, by the intent’s name"
            value={draft.intent}
            maxLength={100}
            onChange={set('intent')}
          />
          <TextField label="Channel" value={draft.channel} maxLength={40} onChange={set('channel')} />
          <TextField label="Words that were said" value={draft.words} maxLength={200} onChange={set('words')} />
        </div>
        <SelectField
          label="Who sees it"
          value={shared}
          onChange={setShared}
          options={[
            ['private', 'Only you'],
            ...mayTeam.map(({ id, name: team }) => [`team ${id}`, `Team ${team}`] as const),
            ...(role === 'agent' ? [] : [['workspace', 'Everybody'] as const]),
          ]}
        />
        <div className="flex items-center justify-end gap-2">
          <output className="min-w-0 flex-1 text-text-2 tabular-nums">
            {filter.success &&
              count.data !== undefined &&
              `${countWords(count.data)} ${count.data === 1 ? 'fits' : 'fit'} now`}
          </output>
          <Button look="ghost" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" look="primary" disabled={busy}>
            Save the view
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
