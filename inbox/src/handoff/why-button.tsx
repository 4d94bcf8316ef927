import { Kbd } from '../ui/kbd.tsx'

/** The way to the numbers behind a decision. */
export function WhyButton({ about, onClick, withKey }: { about: string; onClick: () => void; withKey?: boolean }) {
  return (
    <button
      type="button"
      onClick={onClick}
      aria-label={`Why: ${about}`}
      className="-my-2 inline-flex h-8 items-center gap-1 rounded-control px-1.5 text-11 font-medium text-accent-text hover:bg-hover"
    >
      why
      {withKey && <Kbd>W</Kbd>}
    </button>
  )
}
