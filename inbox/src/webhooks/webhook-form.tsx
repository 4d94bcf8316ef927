import { webhookEvents, type WebhookEvent } from '@baton/protocol'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { SettingField } from '../settings/setting-field.tsx'
import { callApi, CallRefused } from '../sync/call-api.ts'
import type { WebhookRow } from '../sync/webhook-queries.ts'
import { Button } from '../ui/button.tsx'
import { capital } from '../ui/capital.ts'
import { Dialog } from '../ui/dialog.tsx'

const names = Object.keys(webhookEvents) as WebhookEvent[]
const choices = names.map((name) => ({ name, about: capital(webhookEvents[name]) }))
const usual: readonly WebhookEvent[] = ['Escalated', 'OfferAccepted', 'Resolved']

/** Where to, and what is told: a new webhook, or one that is there. */
export function WebhookForm({
  webhook,
  onClose,
  onSecret,
}: {
  webhook?: WebhookRow
  onClose: () => void
  onSecret: (secret: string) => void
}) {
  const queries = useQueryClient()
  const [url, setUrl] = useState(webhook?.url ?? '')
  const [description, setDescription] = useState(webhook?.description ?? '')
  const [events, setEvents] = useState<ReadonlySet<string>>(new Set(webhook?.events ?? usual))
  const [errors, setErrors] = useState<Readonly<Record<string, string>>>({})
  const [busy, setBusy] = useState(false)

  async function save() {
    const body = { url: url.trim(), description: description.trim(), events: names.filter((name) => events.has(name)) }
    if (body.events.length === 0) return setErrors({ events: 'Choose one at least.' })
    setBusy(true)
    try {
      if (webhook)
        await callApi('putWebhook', { params: { id: webhook.id }, body: { ...body, enabled: webhook.enabled } })
      else onSecret((await callApi('createWebhook', { body })).secret)
      await queries.invalidateQueries({ queryKey: ['webhooks'] })
      onClose()
    } catch (error) {
      if (!(error instanceof CallRefused)) throw error
      const { errors: faults = [], title, next } = error.problem
      const byPath = Object.fromEntries(faults.map(({ path, message }) => [path.split('.')[0], capital(message)]))
      setErrors(faults.length > 0 ? byPath : { whole: `${title}. ${next}` })
    } finally {
      setBusy(false)
    }
  }

  const toggle = (name: string) => {
    const next = new Set(events)
    if (!next.delete(name)) next.add(name)
    setEvents(next)
    setErrors({})
  }

  return (
    <Dialog
      title={webhook ? 'Change the webhook' : 'New webhook'}
      about={webhook ? undefined : 'It is told what happens from now on. Its secret is shown once, when it is made.'}
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
        <SettingField
          label="Address"
          about="https, on the public internet, such as https://example.com/hooks/baton"
          error={errors['url']}
          value={url}
          onChange={setUrl}
        />
        <SettingField
          label="What it is for"
          about="For whoever comes after you. May be empty."
          error={errors['description']}
          value={description}
          onChange={setDescription}
        />
        <fieldset>
          <legend className="mb-1 font-medium">What is told</legend>
          <div className="grid gap-x-4 gap-y-1 desk:grid-cols-2">
            {choices.map(({ name, about }) => (
              <label key={name} className="flex min-h-9 cursor-pointer items-center gap-2">
                <input
                  type="checkbox"
                  checked={events.has(name)}
                  onChange={() => toggle(name)}
                  className="size-4 shrink-0 accent-accent"
                />
                <span className="min-w-0">
                  {about}
                  <span className="block text-11 text-text-3">{name}</span>
                </span>
              </label>
            ))}
          </div>
          {errors['events'] && <p className="mt-1 text-11 text-red-text">{errors['events']}</p>}
        </fieldset>
        {errors['whole'] && (
          <p role="alert" className="text-red-text">
            {errors['whole']}
          </p>
        )}
        <div className="flex justify-end gap-2 border-t border-line pt-4">
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" look="primary" disabled={busy || url.trim() === ''}>
            {webhook ? 'Save the webhook' : 'Make the webhook'}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
