/** The product's mark. */
export function BatonMark({ size = 20 }: { size?: number }) {
  return (
    <svg viewBox="0 0 32 32" width={size} height={size} aria-hidden className="shrink-0">
      <rect width="32" height="32" rx="8" fill="var(--accent)" />
      <path d="M9.5 22.5 22.5 9.5" stroke="var(--on-accent)" strokeWidth="5" strokeLinecap="round" />
      <circle cx="9.5" cy="22.5" r="1.4" fill="var(--accent)" />
      <circle cx="22.5" cy="9.5" r="1.4" fill="var(--accent)" />
    </svg>
  )
}
