import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { callApi, CallRefused, type CallAnswer } from '../sync/call-api.ts'
import { accountSourceQuery } from '../sync/health-queries.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Panel } from '../ui/panel.tsx'
import { Segments } from '../ui/segments.tsx'
import { toast } from '../ui/toaster.tsx'
import { draftOf, emptyDraft, errorsOf, readDraft, type AccountDraft } from './account-draft.ts'
import { AccountTry } from './account-try.tsx'
import { dayWords } from './account-words.ts'
import { SettingField } from './setting-field.tsx'

/** The source as it is kept, to be changed; and the way to try it. */
export function AccountForm({ kept: { source, lastDay } }: { kept: CallAnswer<'getAccountSource'> }) {
  const queries = useQueryClient()
  const [draft, setDraft] = useState<AccountDraft>(draftOf(source))
  const [errors, setErrors] = useState<Readonly<Record<string, string>>>({})
  const [busy, setBusy] = useState(false)
  const [removing, setRemoving] = useState(false)
  const dirty = JSON.stringify(draft) !== JSON.stringify(draftOf(source))
  const set = (change: Partial<AccountDraft>) => {
    setDraft({ ...draft, ...change })
    setErrors(Object.fromEntries(Object.entries(errors).filter(([field]) => !(field in change))))
  }

  async function ask(what: string, deed: () => Promise<unknown>): Promise<boolean> {
    setBusy(true)
    try {
      await deed()
      await queries.invalidateQueries({ queryKey: accountSourceQuery.queryKey })
      return true
    } catch (error) {
      if (!(error instanceof CallRefused)) throw error
      setErrors(errorsOf(error.problem.errors ?? []))
      toast('red', what, `${error.problem.title}. ${error.problem.next}`)
      return false
    } finally {
      setBusy(false)
    }
  }
  async function save(): Promise<boolean> {
    const read = readDraft(draft)
    if ('errors' in read) {
      setErrors(read.errors)
      return false
    }
    const done = await ask('The source is as it was', async () => {
      setDraft(draftOf(await callApi('putAccountSource', { body: read.input })))
    })
    if (done) toast('plain', 'The source is saved', 'It holds from the next conversation on.')
    return done
  }
  async function remove() {
    setRemoving(false)
    const done = await ask('The source is still there', () => callApi('deleteAccountSource', {}))
    if (!done) return
    setDraft(emptyDraft)
    toast('plain', 'Nothing is looked up any more', 'What was looked up is forgotten.')
  }

  const mcp = draft.kind === 'mcp'
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-4 wide:grid-cols-[minmax(0,1fr)_380px]" data-ready>
      <Panel
        title={source ? 'Where customers are looked up' : 'No source yet'}
        about={
          source
            ? dayWords(lastDay)
            : 'Handoffs carry what you push. Name your own system here, and they carry what it knows of the customer, too.'
        }
      >
        <form
          noValidate
          className="flex flex-col gap-4 pt-1"
          onSubmit={(event) => {
            event.preventDefault()
            void save()
          }}
        >
          <div>
            <p className="mb-1 font-medium">What it is</p>
            <Segments
              label="What it is"
              value={draft.kind}
              choices={[
                { value: 'http', name: 'HTTP endpoint' },
                { value: 'mcp', name: 'MCP tool' },
              ]}
              onChange={(kind) => set({ kind })}
            />
          </div>
          <SettingField
            label="Address"
            about={
              mcp
                ? 'Of the MCP server (streamable HTTP).'
                : 'It is asked by GET. {externalId} stands where the customer’s id goes, as in https://crm.example.com/customers/{externalId}'
            }
            error={errors['url']}
            value={draft.url}
            onChange={(url) => set({ url })}
          />
          {mcp && (
            <SettingField
              label="Tool"
              about="It is called with {externalId}."
              error={errors['tool']}
              value={draft.tool}
              onChange={(tool) => set({ tool })}
            />
          )}
          <div className="grid gap-4 desk:grid-cols-2">
            <SettingField
              label="Secret"
              type="password"
              about={
                source?.hasSecret
                  ? 'One is kept, and never shown. Leave this empty to keep it; a new site needs it anew.'
                  : 'Kept encrypted, and never shown again.'
              }
              error={errors['secret']}
              value={draft.secret}
              onChange={(secret) => set({ secret })}
            />
            <SettingField
              label="Header"
              about="That carries the secret. Empty: Authorization: Bearer …"
              error={errors['header']}
              value={draft.header}
              onChange={(header) => set({ header })}
            />
          </div>
          <div className="grid gap-4 desk:grid-cols-3">
            <SettingField
              narrow
              label="Give up after"
              unit="ms"
              about="No conversation waits for it; the handoff says that it timed out."
              error={errors['timeoutMs']}
              value={draft.timeoutMs}
              onChange={(timeoutMs) => set({ timeoutMs })}
            />
            <SettingField
              narrow
              label="Use again for"
              unit="s"
              about="An answer this young serves the customer’s next conversation, too."
              error={errors['cacheSeconds']}
              value={draft.cacheSeconds}
              onChange={(cacheSeconds) => set({ cacheSeconds })}
            />
            <SettingField
              narrow
              label="Ask anew after"
              unit="s"
              about="An older one is asked for again at the customer’s next message."
              error={errors['staleSeconds']}
              value={draft.staleSeconds}
              onChange={(staleSeconds) => set({ staleSeconds })}
            />
          </div>
          {errors[''] && (
            <p role="alert" className="text-red-text">
              {errors['']}
            </p>
          )}
          <div className="flex flex-wrap items-center gap-2 border-t border-line pt-4">
            <Button type="submit" look="primary" disabled={busy || !dirty}>
              Save the source
            </Button>
            <Button
              look="ghost"
              disabled={!dirty}
              onClick={() => {
                setDraft(source ? draftOf(source) : emptyDraft)
                setErrors({})
              }}
            >
              Discard
            </Button>
            <span className="flex-1" />
            {source && (
              <Button look="danger" disabled={busy} onClick={() => setRemoving(true)}>
                Look nothing up any more
              </Button>
            )}
          </div>
        </form>
      </Panel>
      <AccountTry ready={source !== null} dirty={dirty} onSave={save} />
      {removing && (
        <Dialog
          title="Look nothing up any more?"
          about="The source and its secret are deleted, and what was looked up is forgotten. Handoffs that are written keep what they have."
          onClose={() => setRemoving(false)}
        >
          <div className="flex justify-end gap-2">
            <Button look="ghost" onClick={() => setRemoving(false)}>
              Keep it
            </Button>
            <Button type="submit" look="danger" onClick={() => void remove()}>
              Delete the source
            </Button>
          </div>
        </Dialog>
      )}
    </div>
  )
}
