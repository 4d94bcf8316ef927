import type { DrillResult, DrillRow } from '@baton/protocol'
import { useQuery } from '@tanstack/react-query'
import { drillRunQuery } from '../sync/drill-queries.ts'
import { classes } from '../ui/classes.ts'
import { SkeletonLine } from '../ui/empty.tsx'

type By = DrillResult['transcript'][number]['by']

const speakers: Record<By, string> = { customer: 'Customer', assistant: 'Assistant', desk: 'Told by the desk' }

/** What was not as it must be, and the whole conversation. */
export function DrillResultView({
  runId,
  name,
  source,
  language,
}: {
  runId: string
  name: string
  source: DrillRow['source']
  language: DrillRow['language']
}) {
  const run = useQuery(drillRunQuery(runId))
  if (run.isPending) return <SkeletonLine width={60} />
  const result = run.data?.results.find((each) => each.name === name && each.source === source)
  if (!result) return <p className="text-text-2">What was said is not kept any more. Run it again.</p>
  return (
    <div className="flex flex-col gap-3">
      {result.broken.length > 0 && (
        <ul
          aria-label="What failed"
          className="flex flex-col gap-1 rounded-control bg-red-tint px-3 py-2 text-red-text"
        >
          {result.broken.map(({ what, wanted, found }) => (
            <li key={what}>
              <span className="font-medium">{what}</span>: wanted {wanted}, found {found}
            </li>
          ))}
        </ul>
      )}
      <ol aria-label="The conversation" className="flex flex-col gap-2" lang={language}>
        {result.transcript.map(({ by, text }, index) => (
          <li key={`${index} ${by}`} className={classes('flex flex-col', by !== 'customer' && 'pl-6')}>
            <span lang="en" className="text-11 text-text-3">
              {speakers[by]}
            </span>
            <span
              dir="auto"
              className={classes('max-w-160 break-words whitespace-pre-line', by === 'desk' && 'text-text-2 italic')}
            >
              {text}
            </span>
          </li>
        ))}
      </ol>
    </div>
  )
}
