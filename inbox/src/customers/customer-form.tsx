import type { CustomerPage } from '@baton/protocol'
import { Plus, X } from 'lucide-react'
import { useState } from 'react'
import { useSave } from '../people/use-save.ts'
import { callApi } from '../sync/call-api.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { IconButton } from '../ui/icon-button.tsx'
import { TextField } from '../ui/text-field.tsx'
import { readValue } from './words.ts'

interface Line {
  key: number
  name: string
  text: string
}

const field =
  'h-9 min-w-0 rounded-control border border-line-strong bg-surface px-3 pointer-coarse:text-[16px] aria-invalid:border-red'

/** What people may change of a customer: what they are called, and their attributes. */
export function CustomerForm({ customer, onClose }: { customer: CustomerPage['customer']; onClose: () => void }) {
  const before = Object.entries(customer.attributes).filter(([, value]) => value !== null)
  const [name, setName] = useState(customer.name ?? '')
  const [lines, setLines] = useState<Line[]>(() =>
    before.map(([each, value], key) => ({ key, name: each, text: String(value) })),
  )
  const [next, setNext] = useState(before.length)
  const { busy, save } = useSave(['customer', 'customers'])
  const twice = lines.find(
    (line, i) => line.name.trim() !== '' && lines.findIndex((l) => l.name.trim() === line.name.trim()) !== i,
  )
  const change = (key: number, part: Partial<Line>) =>
    setLines(lines.map((line) => (line.key === key ? { ...line, ...part } : line)))

  async function keep() {
    const named = lines.filter((line) => line.name.trim() !== '' && line.text.trim() !== '')
    const told = named.map((line) => {
      const trait = line.name.trim()
      return [trait, readValue(line.text.trim(), customer.attributes[trait])] as const
    })
    const gone = before
      .filter(([each]) => !told.some(([trait]) => trait === each))
      .map(([each]) => [each, null] as const)
    const done = await save('The customer is as before', () =>
      callApi('changeCustomer', {
        params: { externalId: customer.externalId },
        body: { name: name.trim() === '' ? null : name.trim(), attributes: Object.fromEntries([...told, ...gone]) },
      }),
    )
    if (done) onClose()
  }

  return (
    <Dialog
      title="Edit the customer"
      about="Tier, address and open issues come from your own system, and so may these: what it tells next replaces them."
      onClose={onClose}
    >
      <form
        className="flex flex-col gap-3"
        onSubmit={(event) => {
          event.preventDefault()
          if (!twice) void keep()
        }}
      >
        <TextField label="Name" value={name} onChange={setName} maxLength={200} />
        <fieldset>
          <legend className="mb-1 text-11 font-semibold text-text-3">Attributes</legend>
          <ul className="flex flex-col gap-1.5">
            {lines.map((line) => (
              <li key={line.key} className="grid grid-cols-[2fr_3fr_32px] items-center gap-1.5">
                <input
                  aria-label="Name of the attribute"
                  {...(line === twice ? { 'aria-invalid': true } : {})}
                  maxLength={60}
                  value={line.name}
                  onChange={(event) => change(line.key, { name: event.target.value })}
                  className={field}
                />
                <input
                  aria-label={`Value of ${line.name || 'the attribute'}`}
                  maxLength={2000}
                  value={line.text}
                  onChange={(event) => change(line.key, { text: event.target.value })}
                  className={field}
                />
                <IconButton
                  label={`Remove ${line.name || 'the attribute'}`}
                  onClick={() => setLines(lines.filter(({ key }) => key !== line.key))}
                >
                  <X size={14} aria-hidden />
                </IconButton>
              </li>
            ))}
          </ul>
          <Button
            look="ghost"
            className="mt-1"
            onClick={() => {
              setLines([...lines, { key: next, name: '', text: '' }])
              setNext(next + 1)
            }}
          >
            <Plus size={14} aria-hidden /> Add an attribute
          </Button>
        </fieldset>
        {twice && (
          <p role="alert" className="text-red-text">
            “{twice.name}” is there twice. Rename or remove one of the two.
          </p>
        )}
        <div className="flex justify-end gap-2">
          <Button look="ghost" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" look="primary" disabled={busy || twice !== undefined}>
            Save the customer
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
