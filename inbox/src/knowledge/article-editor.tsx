import { useQuery, useQueryClient } from '@tanstack/react-query'
import { ArrowLeft } from 'lucide-react'
import { useId, useState } from 'react'
import { LoadError, PanelsLoading } from '../places/load-state.tsx'
import { CallRefused } from '../sync/call-api.ts'
import {
  articleQuery,
  removeArticle,
  saveArticle,
  type ArticleLocale,
  type OpenArticle,
} from '../sync/knowledge-queries.ts'
import { Button } from '../ui/button.tsx'
import { Panel } from '../ui/panel.tsx'
import { TextField } from '../ui/text-field.tsx'
import { toast } from '../ui/toaster.tsx'
import { ArticleHistory } from './article-history.tsx'
import { MarkdownPreview } from './markdown-preview.tsx'
import { languageNames, locales } from './words.ts'

/** Which article is open: one that there is, or a new one that begins with a question. */
export interface Opened {
  id: string
  locale: ArticleLocale
  isNew: boolean
  title?: string
}

export function ArticleEditor({ opened, onClose }: { opened: Opened; onClose: () => void }) {
  const article = useQuery({ ...articleQuery(opened.id, opened.locale), enabled: !opened.isNew })
  if (opened.isNew) return <Editor opened={opened} article={null} onClose={onClose} />
  if (article.isPending) return <PanelsLoading label="Loading the article" heights={[480]} />
  if (article.isError)
    return (
      <LoadError what="The article could not be loaded" error={article.error} onAgain={() => void article.refetch()} />
    )
  return <Editor key={`${opened.id} ${opened.locale}`} opened={opened} article={article.data} onClose={onClose} />
}

function Editor({ opened, article, onClose }: { opened: Opened; article: OpenArticle | null; onClose: () => void }) {
  const client = useQueryClient()
  const begin = article?.draft ?? article?.published ?? { title: opened.title ?? '', url: null, tags: [], body: '' }
  const [title, setTitle] = useState(begin.title)
  const [url, setUrl] = useState(begin.url ?? '')
  const [tags, setTags] = useState(begin.tags.join(', '))
  const [body, setBody] = useState(begin.body)
  const [locale, setLocale] = useState(opened.locale)
  const [busy, setBusy] = useState(false)
  const id = useId()
  const written = title.trim() !== '' && body.trim() !== ''

  async function run(what: string, deed: () => Promise<unknown>, done: string, detail = ''): Promise<void> {
    setBusy(true)
    try {
      await deed()
      await client.invalidateQueries({ queryKey: ['knowledge'] })
      toast('plain', done, detail)
      onClose()
    } catch (error) {
      if (!(error instanceof CallRefused)) throw error
      toast('red', what, `${error.problem.detail ?? error.problem.title}. ${error.problem.next}`)
    } finally {
      setBusy(false)
    }
  }
  const save = (draft: boolean) =>
    run(
      'The article is as it was',
      () =>
        saveArticle(opened.id, {
          locale,
          title: title.trim(),
          body,
          url: url.trim() || null,
          tags: tags
            .split(',')
            .map((tag) => tag.trim())
            .filter(Boolean),
          draft,
        }),
      draft ? 'The draft is kept' : 'The article is published',
      draft ? 'Nobody is answered from it.' : 'The assistant answers from it now.',
    )

  return (
    <div className="flex flex-col gap-4" data-editor>
      <div className="flex flex-wrap items-center gap-2">
        <Button look="ghost" onClick={onClose}>
          <ArrowLeft size={16} aria-hidden />
          All articles
        </Button>
        <span className="flex-1" />
        {article && (
          <Button
            look="danger"
            disabled={busy}
            onClick={() => {
              if (
                window.confirm(
                  `Remove “${begin.title}” in all its languages? What was told from it stays in the threads.`,
                )
              )
                void run('The article is still there', () => removeArticle(opened.id), 'The article is removed')
            }}
          >
            Remove
          </Button>
        )}
        <Button disabled={busy || !written} onClick={() => void save(true)}>
          Keep as draft
        </Button>
        <Button look="primary" disabled={busy || !written} onClick={() => void save(false)}>
          Publish
        </Button>
      </div>
      <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-4 wide:grid-cols-2">
        <Panel title={article ? 'Article' : 'New article'}>
          <div className="flex flex-col gap-3">
            <TextField label="Title" value={title} onChange={setTitle} maxLength={300} takesFocus />
            <div>
              <label htmlFor={`${id}-body`} className="mb-1 block text-11 font-semibold text-text-3">
                Text, in Markdown
              </label>
              <textarea
                id={`${id}-body`}
                rows={16}
                dir="auto"
                maxLength={200_000}
                value={body}
                onChange={(event) => setBody(event.target.value)}
                className="block w-full resize-y rounded-control border border-line-strong bg-surface px-3 py-2 font-mono text-13 pointer-coarse:text-[16px]"
              />
            </div>
            <div className="grid gap-3 desk:grid-cols-2">
              <TextField
                label="Address where customers read it"
                type="url"
                value={url}
                onChange={setUrl}
                maxLength={2000}
              />
              <TextField label="Tags, with commas" value={tags} onChange={setTags} maxLength={1000} />
            </div>
            <div>
              <label htmlFor={`${id}-locale`} className="mb-1 block text-11 font-semibold text-text-3">
                Language
              </label>
              <select
                id={`${id}-locale`}
                value={locale}
                onChange={(event) => setLocale(event.target.value as ArticleLocale)}
                className="h-9 rounded-control border border-line-strong bg-surface px-2 pointer-coarse:text-[16px]"
              >
                {locales.map((each) => (
                  <option key={each} value={each}>
                    {languageNames[each]}
                  </option>
                ))}
              </select>
              {locale !== opened.locale && article && (
                <p className="mt-1 text-11 text-text-3">It is kept beside the one in {languageNames[opened.locale]}.</p>
              )}
            </div>
          </div>
        </Panel>
        <div className="flex min-w-0 flex-col gap-4">
          <Panel title="Preview">
            {title.trim() !== '' && <p className="mb-2 text-18 font-semibold [overflow-wrap:anywhere]">{title}</p>}
            <MarkdownPreview text={body} />
          </Panel>
          {article && (
            <ArticleHistory
              article={article}
              onTake={(version) => {
                setTitle(version.title)
                setBody(version.body)
                setUrl(version.url ?? '')
                setTags(version.tags.join(', '))
              }}
            />
          )}
        </div>
      </div>
    </div>
  )
}
