import { useRef, useState, type KeyboardEvent } from 'react'
import { classes } from '../ui/classes.ts'
import { maskedWords } from './masked-words.ts'
import { areaOf, type Placed } from './on-picture.ts'

const steps: Readonly<Record<string, (index: number, count: number) => number>> = {
  ArrowDown: (index) => index + 1,
  ArrowRight: (index) => index + 1,
  ArrowUp: (index) => index - 1,
  ArrowLeft: (index) => index - 1,
  Home: () => 0,
  End: (_, count) => count - 1,
}

/** Over the picture: an area for each thing that can be pointed at. One stop for Tab; the arrow keys go from one to the next. */
export function TargetAreas({
  targets,
  scale,
  chosenId,
  onChoose,
}: {
  targets: readonly Placed[]
  scale: number
  chosenId: number | null
  onChoose: (id: number) => void
}) {
  const group = useRef<HTMLFieldSetElement>(null)
  const [current, setCurrent] = useState(0)
  const stop = Math.min(current, targets.length - 1)
  const onKeyDown = (event: KeyboardEvent) => {
    const step = steps[event.key]
    if (!step) return
    event.preventDefault()
    const next = Math.max(0, Math.min(step(stop, targets.length), targets.length - 1))
    setCurrent(next)
    group.current?.querySelectorAll('button')[next]?.focus()
  }
  return (
    <fieldset ref={group} aria-label="What can be pointed at" className="absolute inset-0">
      {targets.map((target, index) => (
        <button
          key={target.id}
          type="button"
          tabIndex={index === stop ? 0 : -1}
          aria-pressed={target.id === chosenId}
          aria-label={targetName(target)}
          title={targetName(target)}
          onFocus={() => setCurrent(index)}
          onKeyDown={onKeyDown}
          onClick={() => onChoose(target.id)}
          style={areaOf(target, scale)}
          className={classes(
            'absolute rounded-chip transition-colors duration-[120ms]',
            target.id === chosenId
              ? 'bg-accent/15 shadow-[0_0_0_2px_var(--accent)]'
              : 'shadow-[0_0_0_1px_color-mix(in_oklch,var(--accent)_40%,transparent)] hover:bg-accent/15 hover:shadow-[0_0_0_2px_var(--accent)]',
          )}
        />
      ))}
    </fieldset>
  )
}

/** What it is and what stands on it. */
export function targetName({ role, label }: Pick<Placed, 'role' | 'label'>): string {
  const words = maskedWords(label).trim()
  return words ? `${words}, ${role || 'element'}` : `unnamed ${role || 'element'}`
}
