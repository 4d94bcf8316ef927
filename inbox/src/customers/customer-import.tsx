import { useState } from 'react'
import { callApi } from '../sync/call-api.ts'
import { TableImport } from '../tables/table-import.tsx'

const example = 'id,name,email,tier,company\nc-4711,Dana Roth,dana@mail.example,gold,Acme'

const fields = [
  { value: 'externalId', name: 'your id of them' },
  { value: 'name', name: 'name' },
  { value: 'email', name: 'e-mail' },
  { value: 'tier', name: 'tier' },
  { value: 'skip', name: 'nothing' },
] as const

/** Customers from a table: each column becomes a field, an attribute, or nothing. */
export function CustomerImport({ onClose }: { onClose: () => void }) {
  const [columns, setColumns] = useState<Record<string, string>>({})
  return (
    <TableImport
      title="Customers from a table"
      about="CSV with a head line, at most 5,000 lines. Whose id is known is changed; an empty cell leaves what is there. All lines are good, or none is written. An imported address proves nobody’s identity."
      example={example}
      things={['customer', 'customers']}
      reads={['customers', 'customer']}
      ask={(table, idempotencyKey) => callApi('importCustomers', { body: { ...table, columns } }, { idempotencyKey })}
      nameOf={({ externalId }) => externalId ?? 'no id'}
      columnWords={(column) => (column === 'externalId' ? 'your id' : column)}
      renderOptions={(preview, again) =>
        preview && (
          <fieldset>
            <legend className="mb-1 font-medium">What each column becomes</legend>
            <ul className="grid grid-cols-1 gap-x-4 gap-y-1 desk:grid-cols-2">
              {preview.columns.map(({ name, becomes }) => (
                <li key={name}>
                  <label className="flex min-h-8 items-center gap-2">
                    <span className="min-w-0 flex-1 truncate">{name || 'no name'}</span>
                    <select
                      aria-label={`What ${name || 'this column'} becomes`}
                      value={columns[name] ?? becomes}
                      onChange={(event) => {
                        setColumns({ ...columns, [name]: event.target.value })
                        again()
                      }}
                      className="h-8 w-42 rounded-control border border-line-strong bg-surface px-2"
                    >
                      {fields.map((field) => (
                        <option key={field.value} value={field.value}>
                          {field.name}
                        </option>
                      ))}
                      {name !== '' && name.length <= 60 && <option value={`attribute:${name}`}>an attribute</option>}
                    </select>
                  </label>
                </li>
              ))}
            </ul>
          </fieldset>
        )
      }
      onClose={onClose}
    />
  )
}
