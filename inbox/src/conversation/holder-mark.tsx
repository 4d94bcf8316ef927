import type { ConversationRow } from '@baton/protocol'

type Kind = ConversationRow['holder']['kind']

const words: Record<Kind, string> = {
  assistant: 'The assistant has it',
  queue: 'Waits for a person',
  agent: 'A person has it',
  nobody: 'Nobody has it',
}

/**
 * Who holds the conversation, in one glance: assistant, queue, person, nobody. Four shapes that differ without colour.
 * `label` says more than the kind where more is known; null where the words stand beside it.
 */
export function HolderMark({ kind, label, size = 16 }: { kind: Kind; label?: string | null; size?: number }) {
  const named = label === null ? { 'aria-hidden': true } : { role: 'img', 'aria-label': label ?? words[kind] }
  return (
    <svg viewBox="0 0 16 16" width={size} height={size} className="shrink-0" {...named}>
      {shapes[kind]}
    </svg>
  )
}

const shapes = {
  assistant: (
    <g>
      <rect x="1.75" y="3.25" width="12.5" height="9.5" rx="3" fill="none" stroke="var(--text-2)" strokeWidth="1.5" />
      <circle cx="5.75" cy="8" r="1.15" fill="var(--text-2)" />
      <circle cx="10.25" cy="8" r="1.15" fill="var(--text-2)" />
    </g>
  ),
  queue: (
    <g fill="var(--amber)">
      <rect x="1.5" y="2.5" width="13" height="2.6" rx="1.3" />
      <rect x="3.5" y="6.7" width="9" height="2.6" rx="1.3" />
      <rect x="5.5" y="10.9" width="5" height="2.6" rx="1.3" />
    </g>
  ),
  agent: (
    <g fill="var(--accent)">
      <circle cx="8" cy="4.9" r="3.1" />
      <path d="M1.9 14.2a6.1 5.2 0 0 1 12.2 0z" strokeLinejoin="round" />
    </g>
  ),
  nobody: (
    <circle
      cx="8"
      cy="8"
      r="5.6"
      fill="none"
      stroke="var(--text-3)"
      strokeWidth="1.5"
      strokeDasharray="2.2 2.2"
      strokeLinecap="round"
    />
  ),
}
