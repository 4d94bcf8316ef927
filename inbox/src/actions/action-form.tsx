import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Ticks } from '../assistants/fields.tsx'
import { SettingField } from '../settings/setting-field.tsx'
import type { ActionRow } from '../sync/action-queries.ts'
import { assistantsQuery } from '../sync/assistant-queries.ts'
import { callApi } from '../sync/call-api.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Choice } from './choice.tsx'
import { confirmWords, scopeWords } from './words.ts'
import { useAsk } from './use-ask.ts'

type Bound = ActionRow['bound'][string] | undefined
const sources = {
  model: 'what the customer wrote',
  customer: 'Baton: your id of the customer',
  conversation: 'Baton: the conversation',
  fixed: 'Baton: always the same',
}

/** What a tool is, as its server says, and what the assistant may do with it. */
export function ActionForm({ server, action, onClose }: { server: string; action: ActionRow; onClose: () => void }) {
  const { tool, definition, hash, state } = action
  const [busy, ask] = useAsk('actions')
  const [title, setTitle] = useState(action.title)
  const [scope, setScope] = useState(action.scope)
  const [confirm, setConfirm] = useState(action.confirm)
  const [customers, setCustomers] = useState(action.customers)
  const [tiers, setTiers] = useState(action.tiers.join(', '))
  const [assistants, setAssistants] = useState(action.assistants)
  const [bound, setBound] = useState(action.bound)
  const there = useQuery(assistantsQuery).data?.assistants ?? []
  // Also those that are named and that are there no longer.
  const gone = action.assistants.filter((id) => !there.some((each) => each.id === id))
  const choices = [...there, ...gone.map((id) => ({ id, name: id }))].map(({ id, name }) => ({ value: id, name }))
  const [perHour, setPerHour] = useState(String(action.perHour))

  async function save(enabled: boolean) {
    const saved = await ask('It is as it was', async () => {
      const body = {
        tool,
        enabled,
        hash,
        title: title.trim(),
        scope,
        confirm: scope === 'destructive' && confirm === 'none' ? 'customer' : confirm,
        customers,
        tiers: listed(tiers),
        assistants,
        bound,
        perHour: Number(perHour),
        timeoutMs: action.timeoutMs,
      }
      await callApi('putAction', { params: { id: server }, body })
    })
    if (saved) onClose()
  }
  const bind = (name: string, to: Bound) => {
    const { [name]: _, ...others } = bound
    setBound(to ? { ...others, [name]: to } : others)
  }

  return (
    <Dialog title={action.title} about={definition.description || undefined} width="broad" onClose={onClose}>
      <form
        noValidate
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault()
          void save(true)
        }}
      >
        {state === 'changed' && (
          <p role="alert" className="text-amber-text">
            Its server describes it otherwise than when it was switched on. Read what it takes now, and switch it on
            again.
          </p>
        )}
        <SettingField label="What the customer reads" value={title} onChange={setTitle} />
        <div className="grid gap-4 desk:grid-cols-2">
          <Choice label="What it does" value={scope} options={scopeWords} onChange={setScope} />
          <Choice label="At whose word" value={confirm} options={confirmWords} onChange={setConfirm} />
          <Choice
            label="For whom"
            value={customers}
            options={{ verified: 'customers whose identity is verified', anyone: 'anyone' }}
            onChange={setCustomers}
          />
          <SettingField label="Tiers" about="With commas. Empty: all." value={tiers} onChange={setTiers} />
          <SettingField label="At most" unit="an hour" narrow value={perHour} onChange={setPerHour} />
        </div>
        <Ticks
          label="Assistants"
          about="None ticked: all of them."
          choices={choices}
          chosen={assistants}
          disabled={busy}
          onChange={setAssistants}
        />
        <fieldset className="flex flex-col gap-3">
          <legend className="mb-1 font-medium">What it takes, and where that comes from</legend>
          {definition.inputs.length === 0 && <p className="text-text-2">Nothing.</p>}
          {definition.inputs.map(({ name, kind, required, description }) => (
            <div key={name} className="grid gap-1 desk:grid-cols-2 desk:items-center desk:gap-4">
              <p className="min-w-0 [overflow-wrap:anywhere]">
                <span className="font-medium">{name}</span>{' '}
                <span className="text-text-3">
                  {kind}
                  {required ? '' : ', may be left out'}
                </span>
                <span className="block text-11 text-text-3">{description}</span>
              </p>
              <div className="flex flex-col gap-1">
                <Choice
                  label={`Where ${name} comes from`}
                  hidden
                  value={bound[name]?.from ?? 'model'}
                  options={sources}
                  onChange={(from) =>
                    bind(name, from === 'model' ? undefined : from === 'fixed' ? { from, value: '' } : { from })
                  }
                />
                {bound[name]?.from === 'fixed' && (
                  <SettingField
                    label={`The value of ${name}`}
                    value={bound[name].value}
                    onChange={(value) => bind(name, { from: 'fixed', value })}
                  />
                )}
              </div>
            </div>
          ))}
        </fieldset>
        <p className="text-11 text-text-3">
          Its server claims: {claims(definition.hints)}. A claim makes an action stricter, never laxer.
        </p>
        <div className="flex flex-wrap justify-end gap-2 border-t border-line pt-4">
          <Button onClick={onClose}>Cancel</Button>
          {state === 'on' && (
            <Button look="danger" disabled={busy} onClick={() => void save(false)}>
              Switch off
            </Button>
          )}
          <Button type="submit" look="primary" disabled={busy || title.trim() === '' || state === 'gone'}>
            {state === 'on' ? 'Save' : 'Switch on'}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}

const listed = (text: string): string[] =>
  text
    .split(',')
    .map((each) => each.trim())
    .filter((each) => each !== '')

function claims({ readOnly, destructive, idempotent }: ActionRow['definition']['hints']): string {
  const said = [
    readOnly === true && 'it changes nothing',
    readOnly === false && 'it changes something',
    destructive === true && 'it is destructive',
    idempotent === true && 'twice is as once',
  ].filter(Boolean)
  return said.join(', ') || 'nothing'
}
