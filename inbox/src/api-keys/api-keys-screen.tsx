import { useQuery } from '@tanstack/react-query'
import { KeyRound } from 'lucide-react'
import { useState } from 'react'
import { useSave } from '../people/use-save.ts'
import { LoadError, PanelsLoading } from '../places/load-state.tsx'
import { PlaceFrame } from '../places/place-frame.tsx'
import { callApi, type CallAnswer } from '../sync/call-api.ts'
import { newId } from '../sync/new-id.ts'
import { apiKeysQuery } from '../sync/workspace-queries.ts'
import { Button } from '../ui/button.tsx'
import { momentWords, whenWords } from '../ui/clock-words.ts'
import { Dialog } from '../ui/dialog.tsx'
import { Empty } from '../ui/empty.tsx'
import { Panel } from '../ui/panel.tsx'
import { ShownOnce } from '../ui/shown-once.tsx'
import { TextField } from '../ui/text-field.tsx'
import { toast } from '../ui/toaster.tsx'
import { useNow } from '../ui/use-now.ts'

type Key = CallAnswer<'listKeys'>['keys'][number]

/** The keys that let other systems in: made, shown once, revoked. */
export function ApiKeysScreen() {
  const [making, setMaking] = useState(false)
  const [made, setMade] = useState<string | null>(null)
  return (
    <PlaceFrame
      tools={
        <Button look="primary" onClick={() => setMaking(true)}>
          New key
        </Button>
      }
    >
      <Body onMake={() => setMaking(true)} />
      {making && <NewKey onMade={setMade} onClose={() => setMaking(false)} />}
      {made !== null && (
        <ShownOnce
          title="The new key"
          about="Shown this once. Who has it may do everything in this workspace but what only a person may."
          copied={['The key is copied', 'Keep it where your server reads its secrets.']}
          secret={made}
          onClose={() => setMade(null)}
        />
      )}
    </PlaceFrame>
  )
}

function Body({ onMake }: { onMake: () => void }) {
  const keys = useQuery(apiKeysQuery)
  const now = useNow(Date.now, 60_000)
  const [revoking, setRevoking] = useState<Key | null>(null)
  if (keys.isPending) return <PanelsLoading label="Loading the keys" heights={[200]} />
  if (keys.isError)
    return <LoadError what="The keys could not be loaded" error={keys.error} onAgain={() => void keys.refetch()} />
  return (
    <div data-ready>
      {keys.data.length === 0 ? (
        <div className="flex min-h-60 rounded-card border border-line bg-surface">
          <Empty title="No key" icon={<KeyRound size={24} aria-hidden />}>
            <p>Your servers need one to tell of customers, hand conversations in, and read what happens.</p>
            <Button className="mt-3" onClick={onMake}>
              Make the first
            </Button>
          </Empty>
        </div>
      ) : (
        <Panel
          title={`${keys.data.length} ${keys.data.length === 1 ? 'key' : 'keys'}`}
          about="Give each system its own, so that one can be revoked without the others. Baton keeps a hash and cannot show them again."
          flush
        >
          <ul>
            {keys.data.map((key) => (
              <li key={key.id} className="flex items-center gap-2 border-t border-line px-4 py-2 first:border-t-0">
                <KeyRound size={14} aria-hidden className="shrink-0 text-text-3" />
                <div className="min-w-0 flex-1">
                  <p className="truncate font-medium">{key.name}</p>
                  <p className="truncate text-11 text-text-3">
                    <code>{key.id}</code> · made{' '}
                    <time dateTime={key.createdAt} title={momentWords(Date.parse(key.createdAt))}>
                      {whenWords(Date.parse(key.createdAt), now)}
                    </time>
                  </p>
                </div>
                <Button look="danger" aria-label={`Revoke ${key.name}`} onClick={() => setRevoking(key)}>
                  Revoke
                </Button>
              </li>
            ))}
          </ul>
        </Panel>
      )}
      {revoking && <Revoke apiKey={revoking} onClose={() => setRevoking(null)} />}
    </div>
  )
}

function NewKey({ onMade, onClose }: { onMade: (key: string) => void; onClose: () => void }) {
  const [name, setName] = useState('')
  const [once] = useState(newId)
  const { busy, save } = useSave(['api-keys'])
  async function make() {
    const done = await save('No key is made', async () => {
      onMade((await callApi('createKey', { body: { name: name.trim() } }, { idempotencyKey: once })).key)
    })
    if (done) onClose()
  }
  return (
    <Dialog title="New key" about="Named after the system that will have it." onClose={onClose}>
      <form
        className="flex flex-col gap-3"
        onSubmit={(event) => {
          event.preventDefault()
          if (name.trim() !== '') void make()
        }}
      >
        <TextField label="Name" value={name} onChange={setName} maxLength={100} hint="Such as: shop backend" />
        <div className="flex justify-end gap-2">
          <Button look="ghost" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" look="primary" disabled={busy || name.trim() === ''}>
            Make the key
          </Button>
        </div>
      </form>
    </Dialog>
  )
}

function Revoke({ apiKey, onClose }: { apiKey: Key; onClose: () => void }) {
  const { busy, save } = useSave(['api-keys'])
  async function revoke() {
    const done = await save('The key still works', () => callApi('revokeKey', { params: { id: apiKey.id } }))
    if (!done) return
    toast('plain', `“${apiKey.name}” is revoked`, 'What used it is refused from now on.')
    onClose()
  }
  return (
    <Dialog
      title={`Revoke “${apiKey.name}”?`}
      about="Whatever uses it is refused at once, open connections too. It cannot be brought back: make a new key first if something still needs one."
      onClose={onClose}
    >
      <div className="flex justify-end gap-2">
        <Button look="ghost" onClick={onClose}>
          Keep it
        </Button>
        <Button type="submit" look="danger" disabled={busy} onClick={() => void revoke()}>
          Revoke the key
        </Button>
      </div>
    </Dialog>
  )
}
