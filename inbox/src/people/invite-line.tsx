import type { Person } from '@baton/protocol'
import { useState, type ReactNode } from 'react'
import { faults } from '../conversation/mail-words.ts'
import { callApi } from '../sync/call-api.ts'
import { newId } from '../sync/new-id.ts'
import { useDesk } from '../sync/use-desk.ts'
import { Button } from '../ui/button.tsx'
import { whenWords } from '../ui/clock-words.ts'
import { CopyChip } from '../ui/copy-chip.tsx'
import { useSave } from './use-save.ts'

/** Who has no password cannot sign in: a link lets them choose one. It goes to them by e-mail where that is set up, else it is shown once. */
export function InviteLine({ person, byMail }: { person: Person; byMail: boolean }) {
  const desk = useDesk()
  const { busy, save } = useSave(['people'])
  const [link, setLink] = useState<{ url: string; until: number } | null>(null)
  if (person.hasPassword) return null
  const params = { id: person.id }
  const make = () =>
    save(`${person.name} is not invited`, async () => {
      const { path, expiresAt } = await callApi('inviteAgent', { params, body: {} })
      setLink({ url: `${location.origin}${path}`, until: Date.parse(expiresAt) })
    })
  const mail = () =>
    save(`${person.name} is not invited`, async () => {
      await callApi('mailInvitation', { params, body: {} }, { idempotencyKey: newId() })
      setLink(null)
    })
  if (link !== null)
    return (
      <Line>
        <p className="text-text-2">
          Send this to {person.name}. It opens once, until {whenWords(link.until, desk.now())}, and is not shown again.
        </p>
        <CopyChip name="link" value={link.url} />
      </Line>
    )
  const waits = person.invitation?.status === 'waiting'
  return (
    <Line>
      <p className={person.invitation?.status === 'failed' ? 'text-red-text' : 'text-text-2'} aria-live="polite">
        {stateOf(person, desk.now())}
      </p>
      <div className="flex flex-wrap gap-2">
        {byMail && !waits && (
          <Button disabled={busy} onClick={() => void mail()}>
            {person.invitation ? 'Send it again' : 'Send an invitation'}
          </Button>
        )}
        <Button look={byMail ? 'ghost' : 'plain'} disabled={busy} onClick={() => void make()}>
          Make a link
        </Button>
      </div>
    </Line>
  )
}

/** How far the invitation has come, in a sentence. */
function stateOf({ name, email, invitation }: Person, now: number): string {
  if (!invitation) return `${name} has no password yet and cannot sign in.`
  const { status, fault, at, expiresAt } = invitation
  const why = fault ? (faults as Readonly<Record<string, string>>)[fault] : null
  const when = whenWords(Date.parse(at), now)
  if (status === 'waiting')
    return `The invitation is on its way to ${email}${why ? `. Not yet: ${why}; it is tried again` : ''}.`
  if (status === 'failed') return `The invitation was not sent (${when}): ${why ?? 'the mail server refused it'}.`
  if (expiresAt !== null && Date.parse(expiresAt) <= now)
    return `Invited by e-mail (${when}). The link has run out: send it again.`
  return `Invited by e-mail (${when}), to ${email}.${expiresAt ? ` The link opens once, until ${whenWords(Date.parse(expiresAt), now)}.` : ''}`
}

function Line({ children }: { children: ReactNode }) {
  return (
    <section
      aria-label="Invitation"
      className="mb-4 flex flex-col gap-2 rounded-control border border-line bg-sunken px-3 py-2"
    >
      {children}
    </section>
  )
}
