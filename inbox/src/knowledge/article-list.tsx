import { useQuery } from '@tanstack/react-query'
import { ChevronRight } from 'lucide-react'
import { useId, useState } from 'react'
import { LoadError, PanelsLoading } from '../places/load-state.tsx'
import { articlesQuery, type ArticleLocale, type ListedArticle } from '../sync/knowledge-queries.ts'
import { useDesk } from '../sync/use-desk.ts'
import { Button } from '../ui/button.tsx'
import { Chip } from '../ui/chip.tsx'
import { whenWords } from '../ui/clock-words.ts'
import { Empty } from '../ui/empty.tsx'
import { keeperWords, languageNames, locales, usedWords } from './words.ts'

type Keeper = ListedArticle['keeper']['kind']
const keepers: readonly { value: Keeper; name: string }[] = [
  { value: 'editor', name: 'Editor' },
  { value: 'document', name: 'Document' },
  { value: 'site', name: 'Help centre' },
  { value: 'folder', name: 'Folder' },
]
const atFirst = 50
const field = 'h-9 rounded-control border border-line-strong bg-surface px-2 pointer-coarse:text-[16px]'

/** The articles, the latest change first, with who keeps each and whether it helped. */
export function ArticleList({ onOpen, onNew }: { onOpen: (article: ListedArticle) => void; onNew: () => void }) {
  const articles = useQuery(articlesQuery)
  const id = useId()
  const [words, setWords] = useState('')
  const [keeper, setKeeper] = useState<Keeper | ''>('')
  const [locale, setLocale] = useState<ArticleLocale | ''>('')
  const [most, setMost] = useState(atFirst)
  if (articles.isPending) return <PanelsLoading label="Loading the articles" heights={[60, 420]} />
  if (articles.isError)
    return (
      <LoadError
        what="The articles could not be loaded"
        error={articles.error}
        onAgain={() => void articles.refetch()}
      />
    )
  const found = articles.data.filter(
    (each) =>
      (keeper === '' || each.keeper.kind === keeper) &&
      (locale === '' || each.locale === locale) &&
      `${each.title} ${each.tags.join(' ')} ${each.id}`.toLowerCase().includes(words.trim().toLowerCase()),
  )
  if (articles.data.length === 0)
    return (
      <div className="flex min-h-60 rounded-card border border-line bg-surface">
        <Empty title="Nothing to answer from yet">
          <p>Have your help centre read by its address, upload documents, or write the first article.</p>
          <Button className="mt-3" onClick={onNew}>
            Write an article
          </Button>
        </Empty>
      </div>
    )
  return (
    <section aria-label="Articles" className="rounded-card border border-line bg-surface" data-ready>
      <div className="flex flex-wrap gap-2 px-4 py-3">
        <label htmlFor={`${id}-words`} className="sr-only">
          Find an article
        </label>
        <input
          id={`${id}-words`}
          type="search"
          value={words}
          placeholder="Find by title or tag"
          onChange={(event) => setWords(event.target.value)}
          className={`${field} min-w-40 flex-1 px-3 placeholder:text-text-3`}
        />
        <select
          aria-label="Kept by"
          value={keeper}
          onChange={(event) => setKeeper(event.target.value as Keeper | '')}
          className={field}
        >
          <option value="">All sources</option>
          {keepers.map((each) => (
            <option key={each.value} value={each.value}>
              {each.name}
            </option>
          ))}
        </select>
        <select
          aria-label="Language"
          value={locale}
          onChange={(event) => setLocale(event.target.value as ArticleLocale | '')}
          className={field}
        >
          <option value="">All languages</option>
          {locales.map((each) => (
            <option key={each} value={each}>
              {languageNames[each]}
            </option>
          ))}
        </select>
      </div>
      {found.length === 0 ? (
        <p className="border-t border-line px-4 py-6 text-text-2">None fits. Take a filter away, or other words.</p>
      ) : (
        <ul>
          {found.slice(0, most).map((article) => (
            <Row key={`${article.id} ${article.locale}`} article={article} onOpen={() => onOpen(article)} />
          ))}
        </ul>
      )}
      <p className="flex items-center gap-2 border-t border-line px-4 py-2 text-11 text-text-3">
        {Math.min(most, found.length)} of {found.length}
        {found.length > most && (
          <Button look="ghost" onClick={() => setMost(most * 4)}>
            Show more
          </Button>
        )}
      </p>
    </section>
  )
}

function Row({ article, onOpen }: { article: ListedArticle; onOpen: () => void }) {
  const desk = useDesk()
  const { title, locale, state, updatedAt } = article
  return (
    <li className="border-t border-line">
      <button
        type="button"
        onClick={onOpen}
        className="flex min-h-12 w-full items-center gap-3 px-4 py-2 text-left outline-offset-[-2px] hover:bg-hover"
      >
        <span className="min-w-0 flex-1">
          <span className="flex min-w-0 items-center gap-2">
            <span dir="auto" className="truncate font-medium">
              {title}
            </span>
            {state !== 'published' && <Chip tone="amber">{state === 'draft' ? 'draft' : 'draft of a change'}</Chip>}
          </span>
          <span className="block truncate text-11 text-text-3">
            {keeperWords(article)} · {languageNames[locale]} · {usedWords(article)}
          </span>
        </span>
        <time dateTime={updatedAt} className="shrink-0 text-right text-11 text-text-3 tabular-nums">
          {whenWords(Date.parse(updatedAt), desk.now())}
        </time>
        <ChevronRight size={14} aria-hidden className="shrink-0 text-text-3" />
      </button>
    </li>
  )
}
