import type { Person } from '@baton/protocol'
import { useState } from 'react'
import { callApi } from '../sync/call-api.ts'
import { useDesk } from '../sync/use-desk.ts'
import { Button } from '../ui/button.tsx'
import { whenWords } from '../ui/clock-words.ts'
import { CopyChip } from '../ui/copy-chip.tsx'
import { useSave } from './use-save.ts'

/** Who has no password cannot sign in: a link that is shown once lets them choose one. */
export function InviteLine({ person }: { person: Person }) {
  const desk = useDesk()
  const { busy, save } = useSave([])
  const [link, setLink] = useState<{ url: string; until: number } | null>(null)
  if (person.hasPassword) return null
  const invite = () =>
    save(`${person.name} is not invited`, async () => {
      const { path, expiresAt } = await callApi('inviteAgent', { params: { id: person.id }, body: {} })
      setLink({ url: `${location.origin}${path}`, until: Date.parse(expiresAt) })
    })
  return (
    <section aria-label="Invitation" className="mb-4 rounded-control border border-line bg-sunken px-3 py-2">
      {link === null ? (
        <div className="flex flex-wrap items-center gap-2">
          <p className="min-w-0 flex-1 basis-60 text-text-2">{person.name} has no password yet and cannot sign in.</p>
          <Button disabled={busy} onClick={() => void invite()}>
            Make a link
          </Button>
        </div>
      ) : (
        <div className="flex flex-col gap-2">
          <p className="text-text-2">
            Send this to {person.name}. It opens once, until {whenWords(link.until, desk.now())}, and is not shown
            again.
          </p>
          <CopyChip name="link" value={link.url} />
        </div>
      )}
    </section>
  )
}
