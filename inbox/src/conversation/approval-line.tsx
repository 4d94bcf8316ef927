import type { ConversationRow } from '@baton/protocol'
import { useQuery } from '@tanstack/react-query'
import { ShieldQuestion } from 'lucide-react'
import { Values } from '../actions/call-list.tsx'
import { useAsk } from '../actions/use-ask.ts'
import { faultWords } from '../actions/words.ts'
import { actionCallsQuery, type CallRow } from '../sync/action-queries.ts'
import { callApi } from '../sync/call-api.ts'
import { Button } from '../ui/button.tsx'
import { capital } from '../ui/capital.ts'
import { toast } from '../ui/toaster.tsx'

/** Over the box while an action waits for a person: what would be done with which values, and the two ways to go. */
export function ApprovalLine({ row }: { row: ConversationRow }) {
  const calls = useQuery({
    ...actionCallsQuery(row.id),
    enabled: row.holder.kind !== 'assistant' && row.status === 'open',
  })
  const waiting = (calls.data ?? []).filter(({ status }) => status === 'waiting')
  return waiting.map((call) => <Waiting key={call.id} call={call} />)
}

function Waiting({ call }: { call: CallRow }) {
  const [busy, ask] = useAsk('actions')
  const decide = (approve: boolean) =>
    ask('Nothing was decided', async () => {
      const ended = await callApi('decideActionCall', { params: { id: call.id }, body: { approve } })
      if (ended.status === 'done')
        toast('plain', `Done: ${ended.title}`, 'The customer has not been told: write to them.')
      else if (approve)
        toast('red', `Not done: ${ended.title}`, ended.fault === null ? '' : `${capital(faultWords(ended.fault))}.`)
    })
  return (
    <section
      aria-label="An action waits for your word"
      data-approval={call.id}
      className="mb-1.5 flex min-h-9 items-start gap-2 rounded-card border border-line-strong bg-surface px-3 py-2"
    >
      <ShieldQuestion size={14} className="mt-[3px] shrink-0 text-amber-text" aria-hidden />
      <div className="flex min-w-0 flex-1 flex-wrap items-center gap-x-2 gap-y-1.5">
        <div className="min-w-0 flex-1 basis-60">
          <p className="font-medium">{call.title}: approve it?</p>
          <Values call={call} />
        </div>
        <Button disabled={busy} onClick={() => void decide(true)}>
          Approve and do it
        </Button>
        <Button look="ghost" disabled={busy} onClick={() => void decide(false)}>
          Refuse
        </Button>
      </div>
    </section>
  )
}
