import { ToggleGroup } from 'radix-ui'
import { classes } from './classes.ts'

/** One of a few, side by side. Arrow keys move between them. */
export function Segments<T extends string>({
  label,
  value,
  choices,
  onChange,
}: {
  label: string
  value: T
  choices: readonly { value: T; name: string }[]
  onChange: (value: T) => void
}) {
  return (
    <ToggleGroup.Root
      type="single"
      aria-label={label}
      value={value}
      onValueChange={(next) => {
        const chosen = choices.find((choice) => choice.value === next)
        if (chosen) onChange(chosen.value)
      }}
      className="inline-flex rounded-control bg-hover p-0.5 shadow-[inset_0_0_0_1px_var(--line)]"
    >
      {choices.map((choice) => (
        <ToggleGroup.Item
          key={choice.value}
          value={choice.value}
          className={classes(
            'h-8 rounded-control px-3 whitespace-nowrap text-text-2 hover:text-text',
            'data-[state=on]:bg-raised data-[state=on]:font-medium data-[state=on]:text-text data-[state=on]:shadow-[0_0_0_1px_var(--line)]',
          )}
        >
          {choice.name}
        </ToggleGroup.Item>
      ))}
    </ToggleGroup.Root>
  )
}
