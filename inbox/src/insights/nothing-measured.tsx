import type { SpanDays } from '../places/search.ts'
import { useSession } from '../sync/use-session.ts'
import { Button } from '../ui/button.tsx'
import { Empty } from '../ui/empty.tsx'
import { useLookedAt } from './use-looked-at.ts'

/** No handoff in the span: what would fill it. */
export function NothingMeasured({ days }: { days: SpanDays }) {
  const { demo } = useSession()
  const { look } = useLookedAt()
  return (
    <div className="flex min-h-80 rounded-card border border-line bg-surface">
      <Empty title={`No handoff in the last ${days} days`}>
        <p>Each conversation that goes to a person is counted here, from the moment that it does.</p>
        <p className="mt-3 flex flex-wrap justify-center gap-2">
          {days < 90 && <Button onClick={() => look({ days: 90 })}>Look at 90 days</Button>}
          {demo && (
            <a
              href="/demo"
              target="_blank"
              rel="noopener"
              className="inline-flex h-8 items-center rounded-control bg-accent px-3 font-medium text-on-accent hover:bg-accent-hover"
            >
              Be a customer in the demo shop
            </a>
          )}
        </p>
      </Empty>
    </div>
  )
}
