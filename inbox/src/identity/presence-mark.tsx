import type { AgentRow } from '@baton/protocol'

type Status = AgentRow['presence']

export const presenceWords: Record<Status, { name: string; line: string; about: string }> = {
  online: { name: 'Online', line: 'online', about: 'Handoffs are offered to you' },
  away: { name: 'Away', line: 'away', about: 'Nothing new; what is yours stays yours' },
  'do-not-disturb': { name: 'Do not disturb', line: 'not to be disturbed', about: 'Nothing new until it ends' },
  'wrap-up': { name: 'Wrapping up', line: 'wrapping up', about: 'A moment for the case that was just solved' },
  offline: { name: 'Offline', line: 'offline', about: 'Nothing new; your day is over' },
}

/** Full, half, barred, a clock's hand and empty: shapes that differ without colour. */
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
      {status === 'do-not-disturb' && (
        <>
          <circle cx="5" cy="5" r="4" fill="none" stroke="var(--red)" strokeWidth="1.25" />
          <path d="M2.75 5h4.5" stroke="var(--red)" strokeWidth="1.5" />
        </>
      )}
      {status === 'wrap-up' && (
        <>
          <circle cx="5" cy="5" r="4" fill="none" stroke="var(--amber)" strokeWidth="1.25" />
          <path d="M5 2.5V5l1.75 1" fill="none" stroke="var(--amber)" strokeWidth="1.25" />
        </>
      )}
      {status === 'offline' && <circle cx="5" cy="5" r="4" fill="none" stroke="var(--text-3)" strokeWidth="1.5" />}
    </svg>
  )
}
