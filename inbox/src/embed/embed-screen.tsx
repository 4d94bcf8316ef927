import { useQuery } from '@tanstack/react-query'
import { Link, useSearch } from '@tanstack/react-router'
import { Tabs } from 'radix-ui'
import { useId, useState } from 'react'
import { LoadError, PanelsLoading } from '../places/load-state.tsx'
import { PlaceFrame } from '../places/place-frame.tsx'
import type { EmbedSearch } from '../places/search.ts'
import { sitesQuery } from '../sync/site-queries.ts'
import { workspaceQuery } from '../sync/workspace-queries.ts'
import { Button } from '../ui/button.tsx'
import { Panel } from '../ui/panel.tsx'
import { toast } from '../ui/toaster.tsx'
import { LookForm } from './look-form.tsx'
import { SeenLine } from './seen-line.tsx'
import { waysOf, type Source } from './ways.ts'

/** How the chat gets into a page, whether it is there, and how it looks on each site. */
export function EmbedScreen() {
  return (
    <PlaceFrame>
      <Body />
    </PlaceFrame>
  )
}

function Body() {
  const workspace = useQuery(workspaceQuery)
  const sites = useQuery(sitesQuery)
  const { site: asked }: EmbedSearch = useSearch({ strict: false })
  const [chosen, setChosen] = useState(asked)
  const id = useId()
  if (workspace.isPending || sites.isPending)
    return <PanelsLoading label="Loading how to embed" heights={[90, 420, 480]} />
  if (workspace.isError || sites.isError)
    return (
      <LoadError
        what="The sites could not be loaded"
        error={workspace.error ?? sites.error}
        onAgain={() => void Promise.all([workspace.refetch(), sites.refetch()])}
      />
    )
  const server = window.location.origin
  const site = sites.data.find(({ origin }) => origin === chosen) ?? sites.data[0]
  return (
    <div className="flex flex-col gap-4" data-ready>
      <Panel title="Is it there?">
        {site === undefined ? (
          <p className="text-text-2">
            No site is allowed yet: the chat works on Baton’s own pages only.{' '}
            <Link to="/settings/sites" className="text-accent-text underline underline-offset-2">
              Allow a site
            </Link>
          </p>
        ) : (
          <div className="flex flex-wrap items-center gap-x-6 gap-y-2">
            <label htmlFor={id} className="sr-only">
              Site
            </label>
            <select
              id={id}
              value={site.origin}
              onChange={(event) => setChosen(event.target.value)}
              className="h-9 max-w-full rounded-control border border-line-strong bg-surface px-2"
            >
              {sites.data.map(({ origin }) => (
                <option key={origin} value={origin}>
                  {origin}
                </option>
              ))}
            </select>
            <SeenLine site={site} />
          </div>
        )}
      </Panel>
      <Ways server={server} workspace={workspace.data.id} />
      {site && (
        <div ref={site.origin === asked ? bringUp : null} className="scroll-mt-4">
          <LookForm key={site.origin} site={site} workspace={workspace.data.id} server={server} />
        </div>
      )}
    </div>
  )
}

/** Whoever comes for one site's look is shown it. */
const bringUp = (element: HTMLElement | null) => element?.scrollIntoView()

function Ways({ server, workspace }: { server: string; workspace: string }) {
  const ways = waysOf(server, workspace)
  return (
    <Tabs.Root defaultValue="html" className="min-w-0 rounded-card border border-line bg-surface">
      <Tabs.List
        aria-label="How your pages are made"
        className="flex overflow-x-auto border-b border-line px-2 [scrollbar-width:none]"
      >
        {ways.map(({ id, name }) => (
          <Tabs.Trigger
            key={id}
            value={id}
            className="relative h-11 shrink-0 rounded-control px-2.5 text-text-2 outline-offset-[-2px] hover:text-text data-[state=active]:font-medium data-[state=active]:text-text data-[state=active]:after:absolute data-[state=active]:after:inset-x-2 data-[state=active]:after:-bottom-px data-[state=active]:after:h-0.5 data-[state=active]:after:rounded-full data-[state=active]:after:bg-accent"
          >
            {name}
          </Tabs.Trigger>
        ))}
      </Tabs.List>
      {ways.map(({ id, about, files }) => (
        <Tabs.Content key={id} value={id} className="flex flex-col gap-3 px-4 py-3 outline-offset-[-2px]">
          <p className="text-text-2">{about}</p>
          {files.map((each) => (
            <SourceBox key={each.file} source={each} />
          ))}
        </Tabs.Content>
      ))}
    </Tabs.Root>
  )
}

function SourceBox({ source: { file, text } }: { source: Source }) {
  const copy = async () => {
    await navigator.clipboard.writeText(text)
    toast('plain', `${file} is copied`, '')
  }
  return (
    <figure className="min-w-0">
      <figcaption className="flex items-center gap-2">
        <span className="min-w-0 flex-1 truncate font-medium">{file}</span>
        <Button look="ghost" aria-label={`Copy ${file}`} onClick={() => void copy()}>
          Copy
        </Button>
      </figcaption>
      <pre className="rounded-control bg-sunken px-3 py-2 text-11 break-words whitespace-pre-wrap">
        <code>{text.trim()}</code>
      </pre>
    </figure>
  )
}
