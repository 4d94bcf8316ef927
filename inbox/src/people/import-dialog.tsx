import { callApi } from '../sync/call-api.ts'
import { TableImport } from '../tables/table-import.tsx'

const example =
  'name,email,teams,skills,languages,capacity,calendar\nMara Lind,mara@shop.example,support,billing:4|de,en|de,4,'

/** Agents from a table. */
export function ImportDialog({ onClose }: { onClose: () => void }) {
  return (
    <TableImport
      title="Agents from a table"
      about="CSV with a head line. Whose address is known is changed; an empty cell leaves what is there. All lines are good, or none is written."
      example={example}
      things={['agent', 'agents']}
      reads={['people']}
      ask={(table, idempotencyKey) => callApi('importAgents', { body: table }, { idempotencyKey })}
      nameOf={({ email }) => email ?? 'no address'}
      renderBeneath={({ counts, invited }) =>
        counts.create > 0 && (
          <p className="text-text-2">
            {invited > 0
              ? 'Whoever is new is sent a link by e-mail, to choose a password.'
              : 'Whoever is new has no password yet: make a link for each of them, and send it.'}
          </p>
        )
      }
      also={({ invited }) => (invited > 0 ? ` ${invited} invited by e-mail.` : '')}
      onClose={onClose}
    />
  )
}
