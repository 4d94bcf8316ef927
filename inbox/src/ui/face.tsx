import { classes } from './classes.ts'

/** The face of a person who has sent no picture: the first letters of their name. */
export function Face({ name, size = 'normal' }: { name: string; size?: 'small' | 'normal' }) {
  return (
    <span
      aria-hidden
      className={classes(
        'inline-flex shrink-0 items-center justify-center rounded-full bg-accent-tint font-semibold text-accent-text select-none',
        size === 'small' ? 'size-5 text-[9px]' : 'size-8 text-11',
      )}
    >
      {initials(name)}
    </span>
  )
}

/** At most two letters: of the first and the last word. */
export function initials(name: string): string {
  const words = name.trim().split(/\s+/).filter(Boolean)
  const picked = words.length > 1 ? [words[0], words.at(-1)] : words
  return picked
    .map((word) => Array.from(word ?? '')[0] ?? '')
    .join('')
    .toUpperCase()
}
