import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { LoadError, PanelsLoading } from '../places/load-state.tsx'
import { PlaceFrame } from '../places/place-frame.tsx'
import { webhooksQuery } from '../sync/webhook-queries.ts'
import { Button } from '../ui/button.tsx'
import { Empty } from '../ui/empty.tsx'
import { ShownOnce } from '../ui/shown-once.tsx'
import { WebhookCard } from './webhook-card.tsx'
import { WebhookForm } from './webhook-form.tsx'

/** Who is told what happens here, whether it arrives, and what did not. */
export function WebhooksScreen() {
  const [making, setMaking] = useState(false)
  return (
    <PlaceFrame
      tools={
        <Button look="primary" onClick={() => setMaking(true)}>
          New webhook
        </Button>
      }
    >
      <Body making={making} onMake={setMaking} />
    </PlaceFrame>
  )
}

function Body({ making, onMake }: { making: boolean; onMake: (making: boolean) => void }) {
  const webhooks = useQuery(webhooksQuery)
  const [secret, setSecret] = useState<string | null>(null)
  if (webhooks.isPending) return <PanelsLoading label="Loading the webhooks" heights={[150, 150]} />
  if (webhooks.isError)
    return (
      <LoadError
        what="The webhooks could not be loaded"
        error={webhooks.error}
        onAgain={() => void webhooks.refetch()}
      />
    )
  return (
    <div className="flex flex-col gap-4" data-ready>
      {webhooks.data.length === 0 && (
        <div className="flex min-h-60 rounded-card border border-line bg-surface">
          <Empty title="Nobody is told yet">
            <p>
              A webhook posts what happens in conversations to a server of yours: signed, and again until it arrives.
            </p>
            <Button className="mt-3" onClick={() => onMake(true)}>
              Make the first
            </Button>
          </Empty>
        </div>
      )}
      {webhooks.data.map((webhook) => (
        <WebhookCard key={webhook.id} webhook={webhook} onSecret={setSecret} />
      ))}
      {making && <WebhookForm onClose={() => onMake(false)} onSecret={setSecret} />}
      {secret !== null && (
        <ShownOnce
          title="The signing secret"
          about="Shown this once. Your server checks with it that what comes is from here, as the Standard Webhooks say."
          copied={['The secret is copied', 'Keep it where your server reads its secrets.']}
          secret={secret}
          onClose={() => setSecret(null)}
        />
      )}
    </div>
  )
}
