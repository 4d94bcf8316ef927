import { useState } from 'react'
import { PlaceFrame } from '../places/place-frame.tsx'
import { newId } from '../sync/new-id.ts'
import { Button } from '../ui/button.tsx'
import { Segments } from '../ui/segments.tsx'
import { ArticleEditor, type Opened } from './article-editor.tsx'
import { ArticleList } from './article-list.tsx'
import { DocumentsPanel } from './documents-panel.tsx'
import { EmbeddingLine } from './embedding-line.tsx'
import { SourcesPanel } from './sources-panel.tsx'
import { TryQuestion } from './try-question.tsx'
import { UnansweredList } from './unanswered-list.tsx'

const parts = [
  { value: 'articles', name: 'Articles' },
  { value: 'documents', name: 'Documents' },
  { value: 'sites', name: 'Help centres' },
  { value: 'unanswered', name: 'Unanswered' },
] as const
type Part = (typeof parts)[number]['value']

/** What the assistant answers from: articles and their editor, documents that are uploaded, help centres that are read, and what was asked in vain. */
export function KnowledgeScreen() {
  const [part, setPart] = useState<Part>('articles')
  const [opened, setOpened] = useState<Opened | null>(null)
  const write = (title = '') => setOpened({ id: `article-${newId()}`, locale: 'en', isNew: true, title })
  return (
    <PlaceFrame
      tools={
        !opened && (
          <Button look="primary" onClick={() => write()}>
            New article
          </Button>
        )
      }
    >
      {opened ? (
        <ArticleEditor opened={opened} onClose={() => setOpened(null)} />
      ) : (
        <div className="flex flex-col gap-4">
          <div className="overflow-x-auto">
            <Segments label="What of it" value={part} choices={parts} onChange={setPart} />
          </div>
          <EmbeddingLine />
          {part === 'documents' ? (
            <DocumentsPanel />
          ) : part === 'sites' ? (
            <SourcesPanel />
          ) : part === 'unanswered' ? (
            <UnansweredList onWrite={write} />
          ) : (
            <>
              <TryQuestion />
              <ArticleList onNew={() => write()} onOpen={({ id, locale }) => setOpened({ id, locale, isNew: false })} />
            </>
          )}
        </div>
      )}
    </PlaceFrame>
  )
}
