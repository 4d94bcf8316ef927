import type { OpenArticle } from '../sync/knowledge-queries.ts'
import { useDesk } from '../sync/use-desk.ts'
import { Button } from '../ui/button.tsx'
import { whenWords } from '../ui/clock-words.ts'
import { Panel } from '../ui/panel.tsx'

type Version = OpenArticle['versions'][number]

/** What the article was, the latest first. One that is taken stands in the editor, and is published like any change. */
export function ArticleHistory({ article, onTake }: { article: OpenArticle; onTake: (version: Version) => void }) {
  const desk = useDesk()
  return (
    <Panel title="History" about="The last thirty versions. What is taken here is published only when you publish it.">
      {article.versions.length === 0 ? (
        <p className="text-text-2">None: it came from a folder or a help centre, and nobody has changed it here.</p>
      ) : (
        <ul className="flex flex-col">
          {article.versions.map((version) => (
            <li key={version.number} className="flex min-h-10 items-center gap-3 border-t border-line first:border-t-0">
              <span className="min-w-0 flex-1 truncate">
                Version {version.number}
                <span className="text-text-3"> · {version.by ?? 'by the API'}</span>
              </span>
              <time dateTime={version.savedAt} className="text-11 text-text-3 tabular-nums">
                {whenWords(Date.parse(version.savedAt), desk.now())}
              </time>
              <Button look="ghost" onClick={() => onTake(version)} aria-label={`Take version ${version.number}`}>
                Take
              </Button>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  )
}
