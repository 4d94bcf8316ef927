import { SkeletonLine } from '../ui/empty.tsx'

/** The shape of a card whose facts are on their way. */
export function CardLoading() {
  return (
    <output aria-label="Loading the handoff" className="flex flex-col gap-3 px-4 pt-16">
      {[84, 62, 30, 70, 48].map((width) => (
        <SkeletonLine key={width} width={width} />
      ))}
    </output>
  )
}
