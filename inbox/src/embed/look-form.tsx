import type { Site, SiteLook } from '@baton/protocol'
import { useId, useState, type ReactNode } from 'react'
import { useSave } from '../people/use-save.ts'
import { callApi } from '../sync/call-api.ts'
import { Button } from '../ui/button.tsx'
import { Panel } from '../ui/panel.tsx'
import { Segments } from '../ui/segments.tsx'
import { toast } from '../ui/toaster.tsx'

const languages = {
  '': 'As the page, then the browser',
  en: 'English',
  de: 'German',
  es: 'Spanish',
  fr: 'French',
  pt: 'Portuguese',
} as const
type LanguageChoice = keyof typeof languages
const isLanguage = (value: string): value is LanguageChoice => value in languages

/** How the chat looks on one site, beside what it will look like. */
export function LookForm({ site, workspace, server }: { site: Site; workspace: string; server: string }) {
  // Until something is changed here it is as it is kept, also when somebody else changes that.
  const [changed, setChanged] = useState<SiteLook | null>(null)
  const look = changed ?? site.look
  const { busy, save } = useSave(['sites'])
  const change = (part: Partial<SiteLook>) => setChanged({ ...look, ...part })
  const same = JSON.stringify(look) === JSON.stringify(site.look)
  const store = async () => {
    const put = () => callApi('putSite', { body: { origin: site.origin, look } })
    if (!(await save('The look is not saved', put))) return
    setChanged(null)
    toast('plain', 'The look is saved', 'Pages of the site have it within a minute.')
  }
  return (
    <Panel
      title="How it looks there"
      about="What a script tag or a CSS variable of the page says goes before."
      aside={
        <Button disabled={busy || same} onClick={() => void store()}>
          Save
        </Button>
      }
    >
      <div className="grid grid-cols-[minmax(0,1fr)] gap-4 wide:grid-cols-[minmax(0,1fr)_minmax(0,1fr)]">
        <div className="flex flex-col gap-3">
          <Field name="Language">
            {(id) => (
              <select
                id={id}
                value={look.locale ?? ''}
                onChange={({ target: { value } }) =>
                  change({ locale: isLanguage(value) && value !== '' ? value : null })
                }
                className="h-9 w-full rounded-control border border-line-strong bg-surface px-2"
              >
                {Object.entries(languages).map(([value, name]) => (
                  <option key={value} value={value}>
                    {name}
                  </option>
                ))}
              </select>
            )}
          </Field>
          <Choice name="Theme">
            <Segments
              label="Theme"
              value={look.theme}
              choices={[
                { value: 'auto', name: 'As the system' },
                { value: 'light', name: 'Light' },
                { value: 'dark', name: 'Dark' },
              ]}
              onChange={(theme) => change({ theme })}
            />
          </Choice>
          <Choice name="Side">
            <Segments
              label="Side"
              value={look.position}
              choices={[
                { value: 'left', name: 'Left' },
                { value: 'right', name: 'Right' },
              ]}
              onChange={(position) => change({ position })}
            />
          </Choice>
          <Choice name="Button">
            <Segments
              label="Button"
              value={look.size}
              choices={[
                { value: 'regular', name: 'Regular' },
                { value: 'large', name: 'Large' },
              ]}
              onChange={(size) => change({ size })}
            />
          </Choice>
          <Field name="Accent">
            {(id) => (
              <span className="flex items-center gap-2">
                <input
                  id={id}
                  type="color"
                  value={look.accent ?? '#3554c8'}
                  onChange={(event) => change({ accent: event.target.value })}
                  className="h-9 w-14 rounded-control border border-line-strong bg-surface p-1"
                />
                {look.accent === null ? (
                  <span className="text-text-3">as it comes</span>
                ) : (
                  <Button look="ghost" onClick={() => change({ accent: null })}>
                    As it comes
                  </Button>
                )}
              </span>
            )}
          </Field>
          <Tick checked={look.sounds} onChange={(sounds) => change({ sounds })}>
            A sound for new messages, until the customer switches it off
          </Tick>
          <Tick checked={look.titleBadge} onChange={(titleBadge) => change({ titleBadge })}>
            The page’s title counts what is unread
          </Tick>
        </div>
        <div className="min-w-0">
          <p className="mb-1 text-11 font-semibold text-text-3">Preview</p>
          {/* Our own page, with the real chat in it: a sandbox that lets it work would hold nothing. */}
          {/* oxlint-disable-next-line react/iframe-missing-sandbox */}
          <iframe
            key={JSON.stringify(look)}
            title="The chat with this look"
            src={previewAddress(server, workspace, look)}
            className="h-[460px] w-full rounded-control border border-line"
          />
          <p className="mt-1 text-11 text-text-3">
            It is the real chat, behind its button: what is written there arrives.
          </p>
        </div>
      </div>
    </Panel>
  )
}

function previewAddress(server: string, workspace: string, look: SiteLook): string {
  const said = { workspace, ...look, locale: look.locale ?? '', accent: look.accent ?? '' }
  return `${server}/widget/preview?${new URLSearchParams(Object.entries(said).map(([name, value]) => [name, String(value)]))}`
}

function Field({ name, children }: { name: string; children: (id: string) => ReactNode }) {
  const id = useId()
  return (
    <div className="max-w-80">
      <label htmlFor={id} className="mb-1 block text-11 font-semibold text-text-3">
        {name}
      </label>
      {children(id)}
    </div>
  )
}

function Choice({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <p aria-hidden className="mb-1 text-11 font-semibold text-text-3">
        {name}
      </p>
      {children}
    </div>
  )
}

function Tick({
  checked,
  onChange,
  children,
}: {
  checked: boolean
  onChange: (checked: boolean) => void
  children: ReactNode
}) {
  return (
    <label className="flex min-h-8 items-center gap-2">
      <input
        type="checkbox"
        checked={checked}
        onChange={(event) => onChange(event.target.checked)}
        className="size-4 shrink-0 accent-accent"
      />
      <span>{children}</span>
    </label>
  )
}
