import { CallRefused } from '../sync/call-api.ts'
import { Button } from '../ui/button.tsx'
import { Empty, SkeletonLine } from '../ui/empty.tsx'

/** What could not be had, why, and what to do. */
export function LoadError({ what, error, onAgain }: { what: string; error: unknown; onAgain: () => void }) {
  const problem = error instanceof CallRefused ? error.problem : null
  return (
    <div role="alert" className="flex min-h-60">
      <Empty title={what}>
        <p>{problem ? `${problem.title}. ${problem.next}` : 'Reload the page; when it comes again, tell an admin.'}</p>
        <Button className="mt-3" onClick={onAgain}>
          Try again
        </Button>
      </Empty>
    </div>
  )
}

/** The shapes of panels that are not there yet, each as high as it will be, in px. */
export function PanelsLoading({ label, heights }: { label: string; heights: readonly number[] }) {
  return (
    <output aria-label={label} className="flex flex-col gap-4">
      {heights.map((height, index) => (
        <span
          key={`${index} ${height}`}
          className="flex flex-col gap-4 rounded-card border border-line bg-surface p-4"
          style={{ height }}
        >
          <SkeletonLine width={22} />
          <SkeletonLine width={64} />
          <SkeletonLine width={48} />
        </span>
      ))}
    </output>
  )
}
