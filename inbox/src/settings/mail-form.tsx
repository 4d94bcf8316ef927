import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { callApi, CallRefused, type CallAnswer } from '../sync/call-api.ts'
import { mailQuery } from '../sync/mail-queries.ts'
import { Button } from '../ui/button.tsx'
import { Panel } from '../ui/panel.tsx'
import { Segments } from '../ui/segments.tsx'
import { toast } from '../ui/toaster.tsx'
import { draftOf, errorsOf, readDraft, type MailDraft } from './mail-draft.ts'
import { MailServerFields } from './mail-server-fields.tsx'
import { MailSide } from './mail-side.tsx'
import { SettingField } from './setting-field.tsx'

/** The settings as they are kept, to be changed; beside them, whether they work. */
export function MailForm({ kept }: { kept: CallAnswer<'getMail'> }) {
  const { settings, platform } = kept
  const queries = useQueryClient()
  const [draft, setDraft] = useState<MailDraft>(draftOf(settings))
  const [errors, setErrors] = useState<Readonly<Record<string, string>>>({})
  const [busy, setBusy] = useState(false)
  const dirty = JSON.stringify(draft) !== JSON.stringify(draftOf(settings))
  const set = (change: Partial<MailDraft>) => {
    setDraft({ ...draft, ...change })
    setErrors({})
  }

  async function save() {
    const read = readDraft(draft)
    if ('errors' in read) return setErrors(read.errors)
    setBusy(true)
    try {
      setDraft(draftOf(await callApi('putMail', { body: read.input })))
      await queries.invalidateQueries({ queryKey: mailQuery.queryKey })
      toast('plain', 'The settings are saved', 'Test them: a mail shows whether they work.')
    } catch (error) {
      if (!(error instanceof CallRefused)) throw error
      setErrors(errorsOf(error.problem.errors ?? []))
      toast('red', 'The settings are as they were', `${error.problem.title}. ${error.problem.next}`)
    } finally {
      setBusy(false)
    }
  }

  return (
    <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-4 wide:grid-cols-[minmax(0,1fr)_380px]" data-ready>
      <Panel
        title={settings ? 'How answers follow by e-mail' : 'No e-mail yet'}
        about={
          settings
            ? 'What was not read in the chat is sent from this address, and answers come back into the same thread.'
            : 'Without it, whoever leaves the chat has to come back for the answer. Name a support address and its servers.'
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
          <div className="grid gap-4 desk:grid-cols-2">
            <SettingField
              label="Support address"
              error={errors['address']}
              value={draft.address}
              onChange={(address) => set({ address })}
            />
            <SettingField
              label="Name beside it"
              error={errors['fromName']}
              value={draft.fromName}
              onChange={(fromName) => set({ fromName })}
            />
          </div>
          <SettingField
            narrow
            label="Follows after"
            unit="min"
            about="Not read in the chat for so long."
            error={errors['afterMinutes']}
            value={draft.afterMinutes}
            onChange={(afterMinutes) => set({ afterMinutes })}
          />
          {platform && (
            <Choice
              label="Sent by"
              value={draft.own ? 'own' : 'platform'}
              choices={[
                { value: 'own', name: 'Your own server' },
                { value: 'platform', name: 'The platform' },
              ]}
              onChange={(sent) => set({ own: sent === 'own' })}
            />
          )}
          {draft.own && (
            <MailServerFields
              title="Server that sends (SMTP)"
              at="smtp"
              kept={settings?.smtp?.hasPassword ?? false}
              draft={draft.smtp}
              errors={errors}
              onChange={(smtp) => set({ smtp })}
            />
          )}
          <Choice
            label="Answers come back"
            value={draft.inbound}
            choices={[
              { value: 'none', name: 'Not at all' },
              { value: 'imap', name: 'From a mailbox' },
              { value: 'webhook', name: 'By webhook' },
            ]}
            onChange={(inbound) => set({ inbound })}
          />
          {draft.inbound === 'imap' && (
            <>
              <MailServerFields
                title="Mailbox (IMAP)"
                at="imap"
                kept={settings?.imap?.hasPassword ?? false}
                draft={draft.imap}
                errors={errors}
                onChange={(imap) => set({ imap: { ...draft.imap, ...imap } })}
              />
              <SettingField
                label="Folder"
                error={errors['imap.folder']}
                value={draft.imap.folder}
                onChange={(folder) => set({ imap: { ...draft.imap, folder } })}
              />
            </>
          )}
          {draft.inbound !== 'none' && (
            <>
              <Choice
                label="Answers are known by"
                value={draft.plusAddresses ? 'plus' : 'heads'}
                choices={[
                  { value: 'plus', name: 'An address of their own' },
                  { value: 'heads', name: 'Their heads alone' },
                ]}
                onChange={(by) => set({ plusAddresses: by === 'plus' })}
              />
              <SettingField
                label="Server that vouches for senders"
                about="As it begins its Authentication-Results. Empty: new mail is from somebody unknown."
                error={errors['trustedServer']}
                value={draft.trustedServer}
                onChange={(trustedServer) => set({ trustedServer })}
              />
            </>
          )}
          <div className="flex flex-wrap items-center gap-2 border-t border-line pt-4">
            <Button type="submit" look="primary" disabled={busy || !dirty}>
              Save the settings
            </Button>
            <Button look="ghost" disabled={!dirty} onClick={() => set(draftOf(settings))}>
              Discard
            </Button>
          </div>
        </form>
      </Panel>
      <MailSide kept={kept} dirty={dirty} />
    </div>
  )
}

function Choice<T extends string>(props: {
  label: string
  value: T
  choices: { value: T; name: string }[]
  onChange: (value: T) => void
}) {
  return (
    <div>
      <p className="mb-1 font-medium">{props.label}</p>
      <Segments {...props} />
    </div>
  )
}
