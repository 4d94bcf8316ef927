import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { callApi, CallRefused } from '../sync/call-api.ts'
import { useDesk } from '../sync/use-desk.ts'
import { deliveriesQuery, type DeliveryRow } from '../sync/webhook-queries.ts'
import { Button } from '../ui/button.tsx'
import { Chip, type Tone } from '../ui/chip.tsx'
import { lengthWords, whenWords } from '../ui/clock-words.ts'
import { Segments } from '../ui/segments.tsx'
import { toast } from '../ui/toaster.tsx'

type Shown = 'all' | DeliveryRow['status']

const states: Record<DeliveryRow['status'], { tone: Tone; words: string }> = {
  waiting: { tone: 'amber', words: 'on the way' },
  delivered: { tone: 'green', words: 'arrived' },
  dead: { tone: 'red', words: 'given up' },
}
const faults: Record<NonNullable<DeliveryRow['fault']>, string> = {
  timeout: 'no answer in time',
  refused: 'nobody answers',
  'http-error': 'answered with an error',
  'not-allowed': 'the address is not allowed',
  'no-key': 'the secret cannot be opened',
}

/** The newest deliveries: what each was of, how it stands, and when it is tried next. */
export function DeliveryList({ id, enabled }: { id: string; enabled: boolean }) {
  const [shown, setShown] = useState<Shown>('all')
  const deliveries = useQuery(deliveriesQuery(id, shown === 'all' ? undefined : shown))
  return (
    <div className="border-t border-line p-4">
      <Segments
        label="Which deliveries"
        value={shown}
        choices={[
          { value: 'all', name: 'All' },
          { value: 'waiting', name: 'On the way' },
          { value: 'dead', name: 'Given up' },
        ]}
        onChange={setShown}
      />
      <div className="mt-2">
        {deliveries.isPending && <p className="text-text-3">Loading …</p>}
        {deliveries.isError && <p className="text-red-text">The deliveries could not be loaded. Try it again.</p>}
        {deliveries.data?.deliveries.length === 0 && (
          <p className="py-2 text-text-3">
            {shown === 'all' ? 'Nothing has happened yet that it is told of.' : 'There is none.'}
          </p>
        )}
        <ul className="divide-y divide-line">
          {deliveries.data?.deliveries.map((delivery) => (
            <Delivery key={delivery.id} delivery={delivery} enabled={enabled} />
          ))}
        </ul>
        {deliveries.data?.next && (
          <p className="pt-2 text-11 text-text-3">Older ones are at GET /v1/webhooks/{id}/deliveries.</p>
        )}
      </div>
    </div>
  )
}

function Delivery({ delivery, enabled }: { delivery: DeliveryRow; enabled: boolean }) {
  const { id, type, status, conversationId, createdAt, tries, fault, httpStatus, ms, nextTryAt } = delivery
  const desk = useDesk()
  const queries = useQueryClient()
  const again = async () => {
    try {
      await callApi('replayWebhookDelivery', { params: { id }, body: {} })
    } catch (error) {
      if (!(error instanceof CallRefused)) throw error
      toast('red', 'It is not sent again', `${error.problem.title}. ${error.problem.next}`)
    }
    await queries.invalidateQueries({ queryKey: ['webhooks'] })
  }
  const wait = nextTryAt ? Date.parse(nextTryAt) - desk.now() : 0
  return (
    <li className="flex min-h-11 flex-wrap items-center gap-x-2 py-1" data-delivery={status}>
      <Chip tone={states[status].tone}>{states[status].words}</Chip>
      <span className="min-w-0 flex-1 basis-40">
        <Link
          to="/c/$conversationId"
          params={{ conversationId }}
          className="font-medium underline-offset-2 hover:underline"
        >
          {type}
        </Link>
        <span className="block text-11 text-text-3 tabular-nums">
          {whenWords(Date.parse(createdAt), desk.now())}
          {tries > 0 && ` · ${tries} ${tries === 1 ? 'try' : 'tries'}`}
          {status === 'delivered' && ms !== null && ` · ${ms} ms`}
          {status !== 'delivered' && fault && ` · ${faults[fault]}${httpStatus ? ` (${httpStatus})` : ''}`}
          {status === 'waiting' && ` · ${wait > 1000 ? `next try in ${lengthWords(wait)}` : 'being sent'}`}
        </span>
      </span>
      {status !== 'waiting' && enabled && (
        <Button look="ghost" onClick={() => void again()}>
          Send again
        </Button>
      )}
    </li>
  )
}
