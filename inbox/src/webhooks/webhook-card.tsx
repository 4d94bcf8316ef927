import { useQueryClient } from '@tanstack/react-query'
import type { WebhookEvent } from '@baton/protocol'
import { useState } from 'react'
import { callApi, CallRefused, type CallAnswer } from '../sync/call-api.ts'
import { useDesk } from '../sync/use-desk.ts'
import type { WebhookRow } from '../sync/webhook-queries.ts'
import { Button } from '../ui/button.tsx'
import { Chip, type Tone } from '../ui/chip.tsx'
import { whenWords } from '../ui/clock-words.ts'
import { toast } from '../ui/toaster.tsx'
import { DeliveryList } from './delivery-list.tsx'
import { WebhookForm } from './webhook-form.tsx'

/** One address that is told: whether it is reached, a test, its deliveries, and what was given up. */
export function WebhookCard({ webhook, onSecret }: { webhook: WebhookRow; onSecret: (secret: string) => void }) {
  const { id, url, description, events, enabled, lastDay } = webhook
  const queries = useQueryClient()
  const [changing, setChanging] = useState(false)
  const [open, setOpen] = useState(false)
  const [busy, setBusy] = useState(false)
  const [tested, setTested] = useState<CallAnswer<'testWebhook'> | null>(null)

  async function ask(what: string, deed: () => Promise<void>) {
    setBusy(true)
    try {
      await deed()
      await queries.invalidateQueries({ queryKey: ['webhooks'] })
    } catch (error) {
      if (!(error instanceof CallRefused)) throw error
      toast('red', what, `${error.problem.title}. ${error.problem.next}`)
    } finally {
      setBusy(false)
    }
  }
  const params = { id }
  const test = () => ask('It was not tested', async () => setTested(await callApi('testWebhook', { params, body: {} })))
  const turn = () =>
    ask('It is as it was', async () => {
      // What it tells is among what there is to tell: it came from there.
      const body = { url, description, events: events as WebhookEvent[], enabled: !enabled }
      await callApi('putWebhook', { params, body })
    })
  const renew = () =>
    ask('The secret is as it was', async () =>
      onSecret((await callApi('renewSigningSecret', { params, body: {} })).secret),
    )
  const remove = async () => {
    if (window.confirm(`Remove ${url}? What waits for it is not sent.`))
      await ask('It is still there', async () => void (await callApi('deleteWebhook', { params })))
  }
  const replay = () =>
    ask('Nothing is sent again', async () => {
      const { replayed } = await callApi('replayDeadDeliveries', { params, body: {} })
      toast('plain', `${replayed} ${replayed === 1 ? 'event is' : 'events are'} sent again`)
    })

  return (
    <section aria-label={url} className="rounded-card border border-line bg-surface" data-webhook={id}>
      <div className="p-4">
        <div className="flex flex-wrap items-center gap-2">
          <h3 className="min-w-0 flex-1 basis-60 font-semibold [overflow-wrap:anywhere]">{url}</h3>
          <State webhook={webhook} />
        </div>
        {description && <p className="text-text-2">{description}</p>}
        <p className="mt-2 flex flex-wrap gap-1">
          {events.map((event) => (
            <Chip key={event}>{event}</Chip>
          ))}
        </p>
        <Trouble webhook={webhook} />
        <p className="mt-2 text-text-2 tabular-nums">
          The last day: {lastDay.delivered} arrived · {lastDay.waiting} on the way · {lastDay.dead} given up
        </p>
        <div className="mt-3 flex flex-wrap gap-2">
          <Button disabled={busy} onClick={() => void test()}>
            Send a test
          </Button>
          <Button aria-expanded={open} onClick={() => setOpen(!open)}>
            {open ? 'Hide deliveries' : 'Deliveries'}
          </Button>
          {lastDay.dead > 0 && enabled && (
            <Button disabled={busy} onClick={() => void replay()}>
              Send again what was given up
            </Button>
          )}
          <Button look="ghost" onClick={() => setChanging(true)}>
            Change
          </Button>
          <Button look="ghost" disabled={busy} onClick={() => void turn()}>
            {enabled ? 'Switch off' : 'Switch on'}
          </Button>
          <Button look="ghost" disabled={busy} onClick={() => void renew()}>
            New secret
          </Button>
          <Button look="danger" disabled={busy} onClick={() => void remove()}>
            Remove
          </Button>
        </div>
        <p aria-live="polite" className="mt-2 empty:hidden">
          {tested && (
            <span className={tested.ok ? 'text-green-text' : 'text-red-text'}>
              {tested.ok
                ? `✓ The test arrived (${tested.ms} ms).`
                : `✕ The test did not arrive. ${tested.advice ?? ''}`}
            </span>
          )}
        </p>
      </div>
      {open && <DeliveryList id={id} enabled={enabled} />}
      {changing && <WebhookForm webhook={webhook} onClose={() => setChanging(false)} onSecret={onSecret} />}
    </section>
  )
}

function State({ webhook: { enabled, failingSince, lastDay } }: { webhook: WebhookRow }) {
  const [tone, words]: [Tone, string] = !enabled
    ? ['plain', 'off']
    : failingSince
      ? ['amber', 'does not arrive']
      : lastDay.delivered > 0
        ? ['green', 'arrives']
        : ['plain', 'on']
  return <Chip tone={tone}>{words}</Chip>
}

/** Why it is off, or since when nothing has arrived, and what to do. */
function Trouble({ webhook: { enabled, offBecause, offAt, failingSince } }: { webhook: WebhookRow }) {
  const desk = useDesk()
  const when = (at: string) => whenWords(Date.parse(at), desk.now())
  if (!enabled && offBecause)
    return (
      <p className="mt-2 text-red-text">
        {offBecause === 'gone'
          ? 'Switched off: the address says that it is gone for good (410). '
          : 'Switched off: nothing arrived for three days. '}
        {offAt && `${when(offAt)}. `}Mend the receiver, send a test, and switch it on; then send again what was given
        up.
      </p>
    )
  if (enabled && failingSince)
    return (
      <p className="mt-2 text-amber-text">
        Nothing has arrived since {when(failingSince)}. It is tried again, and switched off after three days.
      </p>
    )
  return null
}
