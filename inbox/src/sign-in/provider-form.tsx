import { useQueryClient } from '@tanstack/react-query'
import { useState, type ReactNode } from 'react'
import { SettingField } from '../settings/setting-field.tsx'
import { callApi, CallRefused } from '../sync/call-api.ts'
import { signInProviderQuery, type SignInState } from '../sync/sign-in-queries.ts'
import { Button } from '../ui/button.tsx'
import { CopyChip } from '../ui/copy-chip.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Panel } from '../ui/panel.tsx'
import { Segments } from '../ui/segments.tsx'
import { toast } from '../ui/toaster.tsx'
import { draftOf, errorsOf, readDraft, type ProviderDraft } from './provider-draft.ts'

/** The provider as it is kept, to be changed and tried. */
export function ProviderForm({ kept: { provider, redirectUri } }: { kept: SignInState }) {
  const queries = useQueryClient()
  const [draft, setDraft] = useState<ProviderDraft>(draftOf(provider))
  const [errors, setErrors] = useState<Readonly<Record<string, string>>>({})
  const [busy, setBusy] = useState(false)
  const [removing, setRemoving] = useState(false)
  const [tried, setTried] = useState<{ ok: boolean; words: string } | null>(null)
  const dirty = JSON.stringify(draft) !== JSON.stringify(draftOf(provider))
  const set = (change: Partial<ProviderDraft>) => {
    setDraft({ ...draft, ...change })
    setErrors(Object.fromEntries(Object.entries(errors).filter(([field]) => !(field in change))))
    setTried(null)
  }

  async function ask(what: string, deed: () => Promise<unknown>): Promise<void> {
    setBusy(true)
    try {
      await deed()
      await queries.invalidateQueries({ queryKey: signInProviderQuery.queryKey })
    } catch (error) {
      if (!(error instanceof CallRefused)) throw error
      setErrors(errorsOf(error.problem.errors ?? []))
      toast('red', what, `${error.problem.title}. ${error.problem.next}`)
    } finally {
      setBusy(false)
    }
  }
  async function save() {
    const read = readDraft(draft)
    if ('errors' in read) return setErrors(read.errors)
    await ask('Signing in is as it was', async () => {
      setDraft(draftOf(await callApi('putSignInProvider', { body: read.input })))
      await attempt()
    })
  }
  const attempt = async () => {
    const { ok, detail } = await callApi('trySignInProvider', { body: {} })
    setTried({ ok, words: ok ? 'The provider answers, and is who it says.' : (detail ?? '') })
  }
  async function remove() {
    setRemoving(false)
    await ask('The provider is still there', async () => {
      await callApi('deleteSignInProvider', {})
      setDraft(draftOf(null))
      setTried(null)
    })
  }

  return (
    <Panel
      title={provider ? `Sign in with ${provider.name}` : 'No provider yet'}
      about="People sign in by your own OpenID Connect provider: Keycloak, Entra ID, Okta, Google and others. Whoever was invited is known by their verified e-mail address."
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
          <p className="mb-1 font-medium">Give this address to the provider first</p>
          <CopyChip name="Redirect URI" value={redirectUri} />
        </div>
        <div className="grid gap-4 desk:grid-cols-2">
          <SettingField
            label="Name"
            about="The button says: Sign in with …"
            error={errors['name']}
            value={draft.name}
            onChange={(name) => set({ name })}
          />
          <SettingField
            label="Issuer"
            about="To the letter as the provider calls itself, as in https://login.example.com"
            error={errors['issuer']}
            value={draft.issuer}
            onChange={(issuer) => set({ issuer })}
          />
          <SettingField
            label="Client ID"
            error={errors['clientId']}
            value={draft.clientId}
            onChange={(clientId) => set({ clientId })}
          />
          <SettingField
            label="Client secret"
            type="password"
            about={secretWords(provider)}
            error={errors['secret']}
            value={draft.secret}
            onChange={(secret) => set({ secret })}
          />
        </div>
        <div className="grid gap-4 desk:grid-cols-2">
          <SettingField
            label="Let in without an invitation"
            about="Domains, as in example.com, shop.example: whoever has a verified address there. Empty: nobody."
            error={errors['domains']}
            value={draft.domains}
            onChange={(domains) => set({ domains })}
          />
          <Choice label="They come in as" about="Who was invited has the role of the invitation.">
            <Segments
              label="What they are then"
              value={draft.defaultRole}
              choices={[
                { value: 'agent', name: 'Agent' },
                { value: 'lead', name: 'Lead' },
              ]}
              onChange={(defaultRole) => set({ defaultRole })}
            />
          </Choice>
          <Choice label="Passwords" about="Admins keep theirs, so that a provider that is down locks nobody out.">
            <Segments
              label="Who may sign in by password"
              value={draft.passwords}
              choices={[
                { value: 'everybody', name: 'For everybody' },
                { value: 'admins', name: 'For admins only' },
              ]}
              onChange={(passwords) => set({ passwords })}
            />
          </Choice>
          <Choice label="The button" about="Off, everything is kept, and passwords work for everybody.">
            <Segments
              label="Whether people sign in by it"
              value={draft.enabled}
              choices={[
                { value: 'on', name: 'On' },
                { value: 'off', name: 'Off' },
              ]}
              onChange={(enabled) => set({ enabled })}
            />
          </Choice>
        </div>
        {errors[''] && (
          <p role="alert" className="text-red-text">
            {errors['']}
          </p>
        )}
        {tried && (
          <output className={tried.ok ? 'text-green-text' : 'text-red-text'}>
            {tried.ok ? '✓ ' : '✕ '}
            {tried.words}
          </output>
        )}
        <div className="flex flex-wrap items-center gap-2 border-t border-line pt-4">
          <Button type="submit" look="primary" disabled={busy || !dirty}>
            Save and try
          </Button>
          <Button look="ghost" disabled={!dirty} onClick={() => set(draftOf(provider))}>
            Discard
          </Button>
          {provider && !dirty && (
            <Button disabled={busy} onClick={() => void ask('It could not be tried', attempt)}>
              Try it
            </Button>
          )}
          <span className="flex-1" />
          {provider && (
            <Button look="danger" disabled={busy} onClick={() => setRemoving(true)}>
              Remove the provider
            </Button>
          )}
        </div>
      </form>
      {removing && (
        <Dialog
          title="Remove the provider?"
          about="People sign in by password again. Who has none needs an invitation: Settings, People. Whoever is signed in stays so."
          onClose={() => setRemoving(false)}
        >
          <div className="flex justify-end gap-2">
            <Button look="ghost" onClick={() => setRemoving(false)}>
              Keep it
            </Button>
            <Button type="submit" look="danger" onClick={() => void remove()}>
              Remove it
            </Button>
          </div>
        </Dialog>
      )}
    </Panel>
  )
}

function Choice({ label, about, children }: { label: string; about: string; children: ReactNode }) {
  return (
    <div className="min-w-0">
      <p className="mb-1 font-medium">{label}</p>
      {children}
      <p className="mt-1 text-11 text-text-3">{about}</p>
    </div>
  )
}

function secretWords(provider: SignInState['provider']): string {
  if (provider?.secretLost) return 'No key opens the one that is kept any more: give it again.'
  return provider?.hasSecret
    ? 'One is kept, and never shown. Leave this empty to keep it; a new site needs it anew.'
    : 'Kept encrypted, and never shown again. A public client has none.'
}
