import type { Snippet } from '@baton/protocol'
import { useQuery } from '@tanstack/react-query'
import { MessageSquareQuote } from 'lucide-react'
import { useState } from 'react'
import { find } from '../ui/find.ts'
import { useSave } from '../people/use-save.ts'
import { LoadError, PanelsLoading } from '../places/load-state.tsx'
import { PlaceFrame } from '../places/place-frame.tsx'
import { callApi } from '../sync/call-api.ts'
import { snippetsQuery } from '../sync/snippet-queries.ts'
import { useSession } from '../sync/use-session.ts'
import { Button } from '../ui/button.tsx'
import { Empty } from '../ui/empty.tsx'
import { Panel } from '../ui/panel.tsx'
import { TextField } from '../ui/text-field.tsx'
import { toast } from '../ui/toaster.tsx'
import { SnippetForm } from './snippet-form.tsx'
import { SnippetImport } from './snippet-import.tsx'

/** The words that are written again and again: everybody's, and one's own. */
export function SnippetsScreen() {
  const [over, setOver] = useState<Snippet | 'new' | 'import' | null>(null)
  const mayShare = useSession().agent.role !== 'agent'
  const close = () => setOver(null)
  return (
    <PlaceFrame
      tools={
        <>
          <Button look="ghost" onClick={() => setOver('import')}>
            Import
          </Button>
          <Button onClick={() => setOver('new')}>New snippet</Button>
        </>
      }
    >
      <Body mayShare={mayShare} onEdit={setOver} />
      {over === 'import' && <SnippetImport mayShare={mayShare} onClose={close} />}
      {over !== null && over !== 'import' && (
        <SnippetForm kept={over === 'new' ? null : over} mayShare={mayShare} onClose={close} />
      )}
    </PlaceFrame>
  )
}

function Body({ mayShare, onEdit }: { mayShare: boolean; onEdit: (snippet: Snippet | 'new') => void }) {
  const snippets = useQuery({ ...snippetsQuery, staleTime: 0 })
  const [query, setQuery] = useState('')
  if (snippets.isPending) return <PanelsLoading label="Loading the snippets" heights={[220, 160]} />
  if (snippets.isError)
    return (
      <LoadError
        what="The snippets could not be loaded"
        error={snippets.error}
        onAgain={() => void snippets.refetch()}
      />
    )
  const all = snippets.data.snippets
  if (all.length === 0)
    return (
      <div className="flex min-h-60" data-ready>
        <Empty title="No snippet yet" icon={<MessageSquareQuote size={24} aria-hidden />}>
          <p>
            What you write again and again, put into a reply by / and a few letters. Or import a table of what you have.
          </p>
          <Button className="mt-3" onClick={() => onEdit('new')}>
            Make the first
          </Button>
        </Empty>
      </div>
    )
  const found = find(
    all.map((snippet) => ({ ...snippet, about: snippet.body, kept: snippet })),
    query,
    all.length,
  ).map(({ kept }) => kept)
  return (
    <div className="flex flex-col gap-4" data-ready>
      {all.length > 8 && (
        <div className="max-w-90">
          <TextField label="Find" value={query} onChange={setQuery} />
        </div>
      )}
      {found.length === 0 && <p className="text-text-2">No snippet has these words.</p>}
      {(['workspace', 'personal'] as const).map((scope) => {
        const here = found.filter((snippet) => snippet.scope === scope)
        if (here.length === 0) return null
        return (
          <Panel
            key={scope}
            flush
            title={scope === 'workspace' ? 'Everybody’s' : 'Only yours'}
            about={scope === 'workspace' && !mayShare ? 'Leads and admins change these.' : undefined}
          >
            <ul>
              {here.map((snippet) => (
                <SnippetRow
                  key={snippet.id}
                  snippet={snippet}
                  mayChange={mayShare || scope === 'personal'}
                  onEdit={() => onEdit(snippet)}
                />
              ))}
            </ul>
          </Panel>
        )
      })}
    </div>
  )
}

function SnippetRow({ snippet, mayChange, onEdit }: { snippet: Snippet; mayChange: boolean; onEdit: () => void }) {
  const { busy, save } = useSave(['snippets'])
  const { id, title, body, scope } = snippet
  const restore = () =>
    void save('The snippet is gone', () => callApi('putSnippet', { params: { id }, body: { title, body, scope } }))
  async function remove() {
    if (!(await save('The snippet is still there', () => callApi('deleteSnippet', { params: { id } })))) return
    toast('plain', `“${title}” is deleted`, '', { name: 'Undo', act: restore })
  }
  return (
    <li className="flex items-start gap-2 border-t border-line px-4 py-2">
      <div className="min-w-0 flex-1 py-1">
        <p className="font-medium">{title}</p>
        <p className="line-clamp-2 text-text-2" dir="auto">
          {body}
        </p>
      </div>
      {mayChange && (
        <>
          <Button look="ghost" onClick={onEdit}>
            <span>
              Edit<span className="sr-only"> {title}</span>
            </span>
          </Button>
          <Button look="ghost" disabled={busy} onClick={() => void remove()}>
            <span>
              Delete<span className="sr-only"> {title}</span>
            </span>
          </Button>
        </>
      )}
    </li>
  )
}
