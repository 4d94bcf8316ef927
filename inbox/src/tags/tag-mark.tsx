import type { TagMark as Mark } from '@baton/protocol'

const shapes: Record<Exclude<Mark, 'plain'>, { path: string; color: string }> = {
  accent: { path: 'M4 1a3 3 0 1 1 0 6a3 3 0 1 1 0-6z', color: 'var(--accent)' },
  amber: { path: 'M4 1l3.4 6h-6.8z', color: 'var(--amber)' },
  red: { path: 'M1.2 1.2h5.6v5.6h-5.6z', color: 'var(--red)' },
  green: { path: 'M4 .5l3.5 3.5l-3.5 3.5l-3.5-3.5z', color: 'var(--green)' },
}

/** What the marks are called where one is chosen. */
export const markWords: Record<Mark, string> = {
  plain: 'None',
  accent: 'Dot',
  amber: 'Triangle',
  red: 'Square',
  green: 'Diamond',
}

/** A shape before a tag’s name; its colour never stands alone. Nothing for a plain one. */
export function TagMark({ mark }: { mark: Mark }) {
  if (mark === 'plain') return null
  const { path, color } = shapes[mark]
  return (
    <svg viewBox="0 0 8 8" width={8} height={8} aria-hidden className="shrink-0">
      <path d={path} fill={color} />
    </svg>
  )
}
