import type { Site } from '@baton/protocol'
import { useState, type ReactNode } from 'react'
import { useSave } from '../people/use-save.ts'
import { callApi } from '../sync/call-api.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Segments } from '../ui/segments.tsx'
import { toast } from '../ui/toaster.tsx'

type Look = Site['look']

const themes = [
  { value: 'auto', name: 'As the system' },
  { value: 'light', name: 'Light' },
  { value: 'dark', name: 'Dark' },
] as const
const positions = [
  { value: 'right', name: 'Right' },
  { value: 'left', name: 'Left' },
] as const
const sizes = [
  { value: 'regular', name: 'Regular' },
  { value: 'large', name: 'Large' },
] as const
const locales = [
  { value: 'en', name: 'English' },
  { value: 'de', name: 'German' },
  { value: 'es', name: 'Spanish' },
  { value: 'fr', name: 'French' },
  { value: 'pt', name: 'Portuguese' },
] as const
/** What the colour field begins with: it knows no "none". */
const anyAccent = '#2f5bd0'

/** How the chat looks on one site. What the site's own script tag says goes before. */
export function LookForm({ site, onClose }: { site: Site; onClose: () => void }) {
  const [look, setLook] = useState<Look>(site.look)
  const { busy, save } = useSave(['workspace'])
  const set = (part: Partial<Look>) => setLook({ ...look, ...part })
  async function keep() {
    const done = await save('The look is as before', () => callApi('putSite', { body: { origin: site.origin, look } }))
    if (!done) return
    toast('plain', 'The look is saved', 'Chats that are loaded from now on have it.')
    onClose()
  }
  return (
    <Dialog
      title={`The chat on ${site.origin}`}
      about="What the script tag of the site says itself goes before this."
      onClose={onClose}
    >
      <form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault()
          void keep()
        }}
      >
        <label className="block">
          <span className="mb-1 block font-medium">Language</span>
          <select
            value={look.locale ?? ''}
            onChange={(event) =>
              set({ locale: locales.find(({ value }) => value === event.target.value)?.value ?? null })
            }
            className="h-9 w-full rounded-control border border-line-strong bg-surface px-2"
          >
            <option value="">As the page, then the browser</option>
            {locales.map(({ value, name }) => (
              <option key={value} value={value}>
                {name}
              </option>
            ))}
          </select>
        </label>
        <Named name="Theme">
          <Segments label="Theme" value={look.theme} choices={themes} onChange={(theme) => set({ theme })} />
        </Named>
        <Named name="Side">
          <Segments label="Side" value={look.position} choices={positions} onChange={(position) => set({ position })} />
        </Named>
        <Named name="Button">
          <Segments label="Button" value={look.size} choices={sizes} onChange={(size) => set({ size })} />
        </Named>
        <div className="flex flex-wrap items-center gap-3">
          <Check
            name="A colour of its own"
            checked={look.accent !== null}
            onChange={(on) => set({ accent: on ? anyAccent : null })}
          />
          {look.accent !== null && (
            <input
              type="color"
              aria-label="Colour"
              value={look.accent}
              onChange={(event) => set({ accent: event.target.value })}
              className="h-8 w-14 rounded-control border border-line-strong bg-surface"
            />
          )}
        </div>
        <Check name="New messages are heard" checked={look.sounds} onChange={(sounds) => set({ sounds })} />
        <Check
          name="The page’s title counts what is unread"
          checked={look.titleBadge}
          onChange={(titleBadge) => set({ titleBadge })}
        />
        <div className="flex justify-end gap-2">
          <Button look="ghost" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" look="primary" disabled={busy}>
            Save the look
          </Button>
        </div>
      </form>
    </Dialog>
  )
}

function Named({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <p className="mb-1 font-medium">{name}</p>
      {children}
    </div>
  )
}

function Check({ name, checked, onChange }: { name: string; checked: boolean; onChange: (on: boolean) => void }) {
  return (
    <label className="flex min-h-8 cursor-pointer items-center gap-2">
      <input
        type="checkbox"
        checked={checked}
        onChange={(event) => onChange(event.target.checked)}
        className="size-3.5 accent-accent"
      />
      {name}
    </label>
  )
}
