import { Segments } from '../ui/segments.tsx'
import type { ServerDraft } from './mail-draft.ts'
import { SettingField } from './setting-field.tsx'

/** One mail server: where it is, how it is spoken to, and who signs in. */
export function MailServerFields({
  title,
  at,
  kept,
  draft,
  errors,
  onChange,
}: {
  title: string
  at: 'smtp' | 'imap'
  /** A password is kept. */
  kept: boolean
  draft: ServerDraft
  errors: Readonly<Record<string, string>>
  onChange: (draft: ServerDraft) => void
}) {
  const set = (change: Partial<ServerDraft>) => onChange({ ...draft, ...change })
  return (
    <fieldset className="flex flex-col gap-4 border-t border-line pt-4">
      <legend className="sr-only">{title}</legend>
      <p aria-hidden className="font-semibold">
        {title}
      </p>
      <div className="grid gap-4 desk:grid-cols-[minmax(0,1fr)_auto]">
        <SettingField label="Host" error={errors[`${at}.host`]} value={draft.host} onChange={(host) => set({ host })} />
        <SettingField
          narrow
          label="Port"
          error={errors[`${at}.port`]}
          value={draft.port}
          onChange={(port) => set({ port })}
        />
      </div>
      <div>
        <p className="mb-1 font-medium">Encryption</p>
        <Segments
          label={`Encryption of ${title}`}
          value={draft.security}
          choices={[
            { value: 'tls', name: 'TLS' },
            { value: 'starttls', name: 'STARTTLS' },
            { value: 'none', name: 'None' },
          ]}
          onChange={(security) => set({ security })}
        />
      </div>
      <div className="grid gap-4 desk:grid-cols-2">
        <SettingField label="User" error={errors[`${at}.user`]} value={draft.user} onChange={(user) => set({ user })} />
        <SettingField
          label="Password"
          type="password"
          about={
            kept
              ? 'One is kept, and never shown. Leave this empty to keep it; another host or user needs it anew.'
              : 'Kept encrypted, and never shown again.'
          }
          error={errors[`${at}.password`]}
          value={draft.password}
          onChange={(password) => set({ password })}
        />
      </div>
    </fieldset>
  )
}
