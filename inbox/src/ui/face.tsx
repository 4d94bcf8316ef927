import { useState } from 'react'
import { classes } from './classes.ts'

const sizes = { small: 'size-5 text-[9px]', normal: 'size-8 text-11', large: 'size-16 text-18' }

/**
 * The face of a person: their picture, or the first letters of their name where there is none, and until it is there. Their name stands beside it.
 */
export function Face({
  name,
  picture = null,
  size = 'normal',
}: {
  name: string
  /** Where it is. */
  picture?: string | null | undefined
  size?: keyof typeof sizes
}) {
  const [loaded, setLoaded] = useState<string | null>(null)
  return (
    <span
      aria-hidden
      className={classes(
        'relative inline-flex shrink-0 items-center justify-center rounded-full bg-accent-tint font-semibold text-accent-text select-none',
        sizes[size],
      )}
    >
      {initials(name)}
      {picture && (
        <img
          key={picture}
          src={picture}
          alt=""
          draggable={false}
          onLoad={() => setLoaded(picture)}
          className={classes(
            'absolute inset-0 size-full rounded-full object-cover',
            loaded === picture ? 'bg-surface' : 'opacity-0',
          )}
        />
      )}
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
