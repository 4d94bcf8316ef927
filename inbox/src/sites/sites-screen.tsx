import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Globe, X } from 'lucide-react'
import { useId, useState } from 'react'
import { useSave } from '../people/use-save.ts'
import { LoadError, PanelsLoading } from '../places/load-state.tsx'
import { PlaceFrame } from '../places/place-frame.tsx'
import { callApi, type CallAnswer } from '../sync/call-api.ts'
import { sitesQuery } from '../sync/site-queries.ts'
import { workspaceQuery } from '../sync/workspace-queries.ts'
import { Button } from '../ui/button.tsx'
import { momentWords, whenWords } from '../ui/clock-words.ts'
import { IconButton } from '../ui/icon-button.tsx'
import { Panel } from '../ui/panel.tsx'
import { Segments } from '../ui/segments.tsx'
import { toast } from '../ui/toaster.tsx'
import { useNow } from '../ui/use-now.ts'
import { readOrigin, snippetFor, type SnippetLook } from './origin.ts'

/** Where the chat may stand: the allowed sites, what is put into their pages, and what signs who their visitors are. */
export function SitesScreen() {
  return (
    <PlaceFrame>
      <Body />
    </PlaceFrame>
  )
}

function Body() {
  const workspace = useQuery(workspaceQuery)
  if (workspace.isPending) return <PanelsLoading label="Loading the sites" heights={[220, 180, 120]} />
  if (workspace.isError)
    return (
      <LoadError
        what="The sites could not be loaded"
        error={workspace.error}
        onAgain={() => void workspace.refetch()}
      />
    )
  const { id, sites, secret } = workspace.data
  return (
    <div className="flex flex-col gap-4" data-ready>
      <Allowed sites={sites} />
      <Embed workspace={id} />
      {secret !== undefined && <Signing secret={secret} />}
    </div>
  )
}

function Allowed({ sites }: { sites: readonly string[] }) {
  const id = useId()
  const [typed, setTyped] = useState('')
  const [fault, setFault] = useState<string | null>(null)
  const known = useQuery(sitesQuery).data ?? []
  const now = useNow(Date.now, 60_000)
  const { busy, save } = useSave(['workspace', 'sites'])
  const put = (next: readonly string[], otherwise: string) =>
    save(otherwise, () => callApi('putWorkspace', { body: { sites: [...next] } }))
  async function add() {
    const read = readOrigin(typed, sites)
    if ('fault' in read) return setFault(read.fault)
    if (await put([...sites, read.origin], 'The site is not added')) {
      setTyped('')
      toast('plain', `${read.origin} may embed the chat`, '')
    }
  }
  async function remove(site: string) {
    const rest = sites.filter((each) => each !== site)
    if (await put(rest, 'The site is still there'))
      toast('plain', `${site} may not embed the chat any more`, 'Chats that are open there end with their page.', {
        name: 'Undo',
        act: () => void put(sites, 'The site is not back'),
      })
  }
  return (
    <Panel
      title="Allowed sites"
      about="The chat works on these and nowhere else. One origin each: a site within a site is another one."
    >
      {sites.length === 0 ? (
        <p className="text-text-2">No site yet: the chat works on Baton’s own pages only.</p>
      ) : (
        <ul aria-label="Allowed sites" className="flex flex-col">
          {sites.map((site) => (
            <li key={site} className="flex items-center gap-2 border-b border-line py-1 last:border-b-0">
              <Globe size={14} aria-hidden className="shrink-0 text-text-3" />
              <span className="min-w-0 flex-1">
                <span className="block truncate">{site}</span>
                <LastSeen at={known.find(({ origin }) => origin === site)?.lastSeenAt} now={now} />
              </span>
              <Link
                to="/settings/embed"
                search={{ site }}
                aria-label={`How the chat looks on ${site}`}
                className="inline-flex h-8 shrink-0 items-center rounded-control px-3 font-medium text-text-2 hover:bg-hover hover:text-text"
              >
                Look
              </Link>
              <IconButton label={`Remove ${site}`} disabled={busy} onClick={() => void remove(site)}>
                <X size={14} aria-hidden />
              </IconButton>
            </li>
          ))}
        </ul>
      )}
      <form
        className="mt-3 flex flex-wrap items-end gap-2"
        onSubmit={(event) => {
          event.preventDefault()
          void add()
        }}
      >
        <div className="min-w-60 flex-1">
          <label htmlFor={id} className="mb-1 block text-11 font-semibold text-text-3">
            Another site
          </label>
          <input
            id={id}
            inputMode="url"
            autoComplete="off"
            spellCheck={false}
            placeholder="https://shop.example.com"
            value={typed}
            {...(fault ? { 'aria-invalid': true, 'aria-describedby': `${id}-fault` } : {})}
            onChange={(event) => {
              setTyped(event.target.value)
              setFault(null)
            }}
            className="block h-9 w-full rounded-control border border-line-strong bg-surface px-3 placeholder:text-text-3 aria-invalid:border-red pointer-coarse:text-[16px]"
          />
        </div>
        <Button type="submit" className="h-9" disabled={busy || typed.trim() === ''}>
          Allow it
        </Button>
        {fault && (
          <p id={`${id}-fault`} role="alert" className="basis-full text-red-text">
            {fault}
          </p>
        )}
      </form>
    </Panel>
  )
}

/** Whether anybody loads the chat there: a site that nobody has put the line into has not been seen. */
function LastSeen({ at, now }: { at: string | null | undefined; now: number }) {
  if (at === undefined) return null
  return (
    <span className="block text-11 text-text-3">
      {at === null ? (
        'never loaded there'
      ) : (
        <time dateTime={at} title={momentWords(Date.parse(at))}>
          last loaded {whenWords(Date.parse(at), now)}
        </time>
      )}
    </span>
  )
}

const languages = [
  { value: 'auto', name: 'As the page' },
  { value: 'en', name: 'English' },
  { value: 'de', name: 'German' },
  { value: 'es', name: 'Spanish' },
  { value: 'fr', name: 'French' },
  { value: 'pt', name: 'Portuguese' },
] as const
const themes = [
  { value: 'auto', name: 'As the system' },
  { value: 'light', name: 'Light' },
  { value: 'dark', name: 'Dark' },
] as const

function Embed({ workspace }: { workspace: string }) {
  const [look, setLook] = useState<SnippetLook>({ locale: 'auto', theme: 'auto' })
  const snippet = snippetFor(window.location.origin, workspace, look)
  const copy = async () => {
    await navigator.clipboard.writeText(snippet)
    toast('plain', 'The line is copied', 'Put it before the end of the body of each page.')
  }
  return (
    <Panel
      title="What is put into a page"
      about="One line before the end of the body, the same on every allowed site. It loads the button alone."
      aside={<Button onClick={() => void copy()}>Copy it</Button>}
    >
      <pre className="rounded-control bg-sunken px-3 py-2 text-11 break-all whitespace-pre-wrap">
        <code>{snippet}</code>
      </pre>
      <div className="mt-3 flex flex-wrap items-center gap-x-6 gap-y-2">
        <label className="flex items-center gap-2">
          <span className="text-text-2">Language</span>
          <select
            value={look.locale}
            onChange={(event) => setLook({ ...look, locale: event.target.value })}
            className="h-8 rounded-control border border-line-strong bg-surface px-2"
          >
            {languages.map(({ value, name }) => (
              <option key={value} value={value}>
                {name}
              </option>
            ))}
          </select>
        </label>
        <Segments label="Look" value={look.theme} choices={themes} onChange={(theme) => setLook({ ...look, theme })} />
      </div>
    </Panel>
  )
}

function Signing({ secret }: { secret: CallAnswer<'getWorkspace'>['secret'] & string }) {
  const [shown, setShown] = useState(false)
  const copy = async () => {
    await navigator.clipboard.writeText(secret)
    toast('plain', 'The secret is copied', 'It belongs on your server, never into a page.')
  }
  return (
    <Panel
      title="What signs identities"
      about="Your server signs who a visitor is with this (HS256). Only who comes with such a token counts as verified. Whoever has it can be anybody: it belongs on your server, never into a page."
      aside={
        <>
          <Button look="ghost" aria-expanded={shown} onClick={() => setShown(!shown)}>
            {shown ? 'Hide it' : 'Show it'}
          </Button>
          <Button onClick={() => void copy()}>Copy it</Button>
        </>
      }
    >
      <p className="rounded-control bg-sunken px-3 py-2 text-11 break-all" data-secret>
        <code>{shown ? secret : '•'.repeat(24)}</code>
      </p>
    </Panel>
  )
}
