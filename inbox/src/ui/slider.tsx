import { Slider as Radix } from 'radix-ui'

/** A whole number to drag, or to move with the arrow keys. */
export function Slider({
  label,
  value,
  min,
  max,
  onChange,
  className = '',
}: {
  label: string
  value: number
  min: number
  max: number
  onChange: (value: number) => void
  className?: string
}) {
  return (
    <Radix.Root
      min={min}
      max={max}
      step={1}
      value={[value]}
      onValueChange={([next]) => next !== undefined && onChange(next)}
      className={`relative flex h-8 w-full min-w-0 cursor-pointer touch-none items-center select-none ${className}`}
    >
      <Radix.Track className="relative h-1.5 flex-1 rounded-full bg-sunken shadow-[inset_0_0_0_1px_var(--line)]">
        <Radix.Range className="absolute h-full rounded-full bg-accent" />
      </Radix.Track>
      <Radix.Thumb
        aria-label={label}
        className="block size-4 rounded-full border-2 border-accent bg-raised outline-offset-2"
      />
    </Radix.Root>
  )
}
