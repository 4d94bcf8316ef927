import { useQuery } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { LoadError, PanelsLoading } from '../places/load-state.tsx'
import {
  addSource,
  leftOutQuery,
  refreshSource,
  removeSource,
  sourcesQuery,
  type KnowledgeSource,
} from '../sync/knowledge-queries.ts'
import { useDesk } from '../sync/use-desk.ts'
import { Button } from '../ui/button.tsx'
import { Chip } from '../ui/chip.tsx'
import { whenWords } from '../ui/clock-words.ts'
import { Panel } from '../ui/panel.tsx'
import { useDeed } from './use-deed.ts'
import { leftOutWords } from './words.ts'

/** The help centres that are read by their address, how far each is, and why a page was left out. */
export function SourcesPanel() {
  const sources = useQuery(sourcesQuery)
  if (sources.isPending) return <PanelsLoading label="Loading the help centres" heights={[110, 160]} />
  if (sources.isError)
    return (
      <LoadError
        what="The help centres could not be loaded"
        error={sources.error}
        onAgain={() => void sources.refetch()}
      />
    )
  return (
    <div className="flex flex-col gap-4" data-ready>
      <AddSource />
      {sources.data.map((source) => (
        <Source key={source.id} source={source} />
      ))}
    </div>
  )
}

function AddSource() {
  const id = useId()
  const [url, setUrl] = useState('')
  const deed = useDeed()
  const add = async () => {
    if (await deed('Nothing is read', () => addSource(url.trim()))) setUrl('')
  }
  return (
    <Panel
      title="Read a help centre"
      about="Pages of the same site below this address, politely, now and then daily. They become articles with their address as the source."
    >
      <form
        className="flex flex-wrap gap-2"
        onSubmit={(event) => {
          event.preventDefault()
          if (url.trim()) void add()
        }}
      >
        <label htmlFor={id} className="sr-only">
          Where the help centre begins
        </label>
        <input
          id={id}
          type="url"
          required
          autoComplete="off"
          maxLength={2000}
          value={url}
          placeholder="https://www.example.com/help/"
          onChange={(event) => setUrl(event.target.value)}
          className="block h-9 w-full min-w-0 flex-1 basis-60 rounded-control border border-line-strong bg-surface px-3 placeholder:text-text-3 pointer-coarse:text-[16px]"
        />
        <Button type="submit" look="primary" className="h-9" disabled={!url.trim()}>
          Read it
        </Button>
      </form>
    </Panel>
  )
}

function Source({ source }: { source: KnowledgeSource }) {
  const desk = useDesk()
  const deed = useDeed()
  const [isOpen, setIsOpen] = useState(false)
  const { id, url, status, fault, pages, endedAt, cut, mostPages } = source
  const isBusy = status === 'reading' || status === 'waiting'
  const done = pages.known - pages.waiting
  return (
    <section aria-label={url} className="rounded-card border border-line bg-surface p-4" data-source={status}>
      <div className="flex flex-wrap items-center gap-2">
        <h3 className="min-w-0 flex-1 basis-60 truncate font-semibold">{url.replace(/^https?:\/\//, '')}</h3>
        <Chip tone={status === 'failed' ? 'red' : isBusy ? 'amber' : 'green'}>
          {status === 'failed' ? 'could not be read' : isBusy ? 'reading' : 'read'}
        </Chip>
        <Button disabled={isBusy} onClick={() => void deed('It is not read again', () => refreshSource(id))}>
          Read again
        </Button>
        <Button
          look="danger"
          onClick={() => {
            if (window.confirm(`Forget ${url} with its ${pages.read} articles?`))
              void deed('It is still there', () => removeSource(id))
          }}
        >
          Remove
        </Button>
      </div>
      {isBusy && (
        <>
          <progress
            className="sr-only"
            aria-label={`Pages of ${url} that were looked at`}
            value={done}
            max={Math.max(1, pages.known)}
          />
          <span aria-hidden className="mt-3 block h-1.5 overflow-hidden rounded-full bg-sunken">
            <span
              className="block h-full rounded-full bg-accent"
              style={{ width: `${(100 * done) / Math.max(1, pages.known)}%` }}
            />
          </span>
        </>
      )}
      <p className="mt-2 text-text-2 tabular-nums">
        {isBusy ? `${done} of ${pages.known} pages looked at · ` : ''}
        {pages.read} {pages.read === 1 ? 'article' : 'articles'} · {pages.leftOut} left out
        {pages.gone > 0 ? ` · ${pages.gone} gone` : ''}
        {endedAt && !isBusy ? ` · ${whenWords(Date.parse(endedAt), desk.now())}` : ''}
      </p>
      {fault && <p className="mt-1 text-red-text">Nothing could be read: {leftOutWords(fault)}.</p>}
      {cut && (
        <p className="mt-1 text-amber-text">
          There are more than {mostPages} pages; the nearest to the start are read.
        </p>
      )}
      {pages.leftOut > 0 && (
        <Button look="ghost" className="mt-1 -ml-3" aria-expanded={isOpen} onClick={() => setIsOpen(!isOpen)}>
          {isOpen ? 'Hide' : 'Show'} what was left out
        </Button>
      )}
      {isOpen && <LeftOut id={id} />}
    </section>
  )
}

function LeftOut({ id }: { id: string }) {
  const pages = useQuery(leftOutQuery(id))
  if (pages.isPending) return <p className="text-text-3">Loading …</p>
  if (pages.isError) return <p className="text-red-text">The pages could not be loaded. Try it again.</p>
  return (
    <ul className="flex flex-col gap-1">
      {pages.data.map(({ url, because }) => (
        <li key={url} className="[overflow-wrap:anywhere]">
          <span className="font-medium">{new URL(url).pathname}</span>
          {because && <span className="text-text-2"> · {leftOutWords(because)}</span>}
        </li>
      ))}
    </ul>
  )
}
