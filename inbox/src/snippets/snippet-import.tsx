import { useState } from 'react'
import { callApi } from '../sync/call-api.ts'
import { TableImport } from '../tables/table-import.tsx'
import { Segments } from '../ui/segments.tsx'

const example = 'title,body\nRefund,"Hello {{customer.firstName|there}}, your refund is on its way."'
const scopes = [
  { value: 'workspace', name: 'Everybody’s' },
  { value: 'personal', name: 'Only mine' },
] as const

/** Snippets from a table. */
export function SnippetImport({ mayShare, onClose }: { mayShare: boolean; onClose: () => void }) {
  const [scope, setScope] = useState<(typeof scopes)[number]['value']>(mayShare ? 'workspace' : 'personal')
  return (
    <TableImport
      title="Snippets from a table"
      about="CSV with a head line: title, body. Whose title is known is changed. All lines are good, or none is written."
      example={example}
      things={['snippet', 'snippets']}
      reads={['snippets']}
      ask={(table, idempotencyKey) => callApi('importSnippets', { body: { ...table, scope } }, { idempotencyKey })}
      nameOf={({ title }) => title ?? 'no title'}
      renderOptions={(_preview, again) =>
        mayShare && (
          <div>
            <Segments
              label="Whose they become"
              value={scope}
              choices={scopes}
              onChange={(next) => {
                setScope(next)
                again()
              }}
            />
          </div>
        )
      }
      onClose={onClose}
    />
  )
}
