import type { AgentRow } from '@baton/protocol'

type Status = AgentRow['presence']

export const presenceWords: Record<Status, { name: string; about: string }> = {
  online: { name: 'Online', about: 'Handoffs are offered to you' },
  away: { name: 'Away', about: 'Nothing new; what is yours stays yours' },
  offline: { name: 'Offline', about: 'Nothing new; your day is over' },
}

/** Full, half and empty: three shapes that differ without colour. */
export function PresenceMark({ status }: { status: Status }) {
  return (
    <svg viewBox="0 0 10 10" width="10" height="10" aria-hidden className="shrink-0">
      {status === 'online' && <circle cx="5" cy="5" r="4.5" fill="var(--green)" />}
      {status === 'away' && (
        <>
          <circle cx="5" cy="5" r="4" fill="none" stroke="var(--amber)" strokeWidth="1.25" />
          <path d="M5 1a4 4 0 0 1 0 8z" fill="var(--amber)" />
        </>
      )}
      {status === 'offline' && <circle cx="5" cy="5" r="4" fill="none" stroke="var(--text-3)" strokeWidth="1.5" />}
    </svg>
  )
}
