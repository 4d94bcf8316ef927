import { useState } from 'react'
import { SettingField } from '../settings/setting-field.tsx'
import type { ServerRow } from '../sync/action-queries.ts'
import { callApi } from '../sync/call-api.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { useAsk } from './use-ask.ts'

const idFrom = (name: string) =>
  name
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '')
    .slice(0, 40)

/** Where an MCP server is, and what it knows us by. */
export function ServerForm({ server, onClose }: { server?: ServerRow; onClose: () => void }) {
  const [busy, ask] = useAsk('actions')
  const [name, setName] = useState(server?.name ?? '')
  const [url, setUrl] = useState(server?.url ?? '')
  const [header, setHeader] = useState(server?.header ?? '')
  const [secret, setSecret] = useState('')
  const id = server?.id ?? idFrom(name)

  async function save() {
    const kept = await ask('It was not saved', async () => {
      const body = { name: name.trim(), url: url.trim(), header: header.trim() || null, ...(secret ? { secret } : {}) }
      await callApi('putActionServer', { params: { id }, body })
      // What it has is looked at at once; whether that worked stands on its card.
      await callApi('checkActionServer', { params: { id } })
    })
    if (kept) onClose()
  }

  return (
    <Dialog
      title={server ? `Change ${server.name}` : 'New server'}
      about={server ? undefined : 'An MCP server over streamable HTTP. All of its tools are off at first.'}
      width="broad"
      onClose={onClose}
    >
      <form
        noValidate
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault()
          void save()
        }}
      >
        <SettingField label="Name" about="Such as Billing" value={name} onChange={setName} />
        <SettingField label="Address" about="Such as https://billing.example/mcp" value={url} onChange={setUrl} />
        <SettingField
          label="Secret"
          type="password"
          about={
            server?.hasSecret
              ? 'One is kept. Write another to replace it.'
              : 'Sealed, and never shown again. May be empty.'
          }
          value={secret}
          onChange={setSecret}
        />
        <SettingField
          label="Header of the secret"
          about="Empty: Authorization: Bearer <secret>"
          value={header}
          onChange={setHeader}
        />
        <div className="flex justify-end gap-2 border-t border-line pt-4">
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" look="primary" disabled={busy || id === '' || url.trim() === ''}>
            Save, and look at its tools
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
