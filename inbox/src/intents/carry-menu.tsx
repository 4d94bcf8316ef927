import { ChevronDown, Download, Upload } from 'lucide-react'
import { useRef } from 'react'
import { Button } from '../ui/button.tsx'
import { Menu, MenuItem } from '../ui/menu.tsx'
import { toast } from '../ui/toaster.tsx'
import { readCarried, toCsv, toJson } from './carry.ts'
import type { Draft } from './draft.ts'

/** As the API takes at most. */
const MOST_BYTES = 4 * 1024 * 1024

/** Intents in and out as a file. */
export function CarryMenu({
  draft,
  mayImport,
  onImport,
}: {
  draft: Draft
  mayImport: boolean
  onImport: (next: Omit<Draft, 'use'>) => void
}) {
  const picker = useRef<HTMLInputElement>(null)
  async function take(file: File) {
    const read =
      file.size > MOST_BYTES
        ? ({ ok: false, says: 'It has more than 4 MB. Leave some examples out.' } as const)
        : readCarried(await file.text())
    if (!read.ok) return toast('red', `${file.name} was not read`, read.says)
    onImport(read.draft)
    toast(
      'plain',
      `${read.draft.intents.length} intents from ${file.name}`,
      'They took the place of what stood here. Nothing is saved yet.',
    )
  }
  return (
    <>
      <input
        ref={picker}
        type="file"
        hidden
        accept=".json,.csv,application/json,text/csv"
        aria-label="A file of intents"
        onChange={(event) => {
          const [file] = event.target.files ?? []
          event.target.value = ''
          if (file) void take(file)
        }}
      />
      <Menu
        align="end"
        trigger={
          <Button look="ghost">
            File <ChevronDown size={14} aria-hidden />
          </Button>
        }
      >
        {mayImport && (
          <MenuItem icon={<Upload size={14} aria-hidden />} onSelect={() => picker.current?.click()}>
            Import JSON or CSV …
          </MenuItem>
        )}
        <MenuItem
          icon={<Download size={14} aria-hidden />}
          onSelect={() => saveAs('intents.json', 'application/json', toJson(draft))}
        >
          Export as JSON
        </MenuItem>
        <MenuItem
          icon={<Download size={14} aria-hidden />}
          onSelect={() => saveAs('intents.csv', 'text/csv', toCsv(draft))}
        >
          Export as CSV
        </MenuItem>
      </Menu>
    </>
  )
}

function saveAs(name: string, type: string, words: string): void {
  const url = URL.createObjectURL(new Blob([words], { type }))
  const link = Object.assign(document.createElement('a'), { href: url, download: name })
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), 10_000)
}
