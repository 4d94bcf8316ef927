import { useQuery } from '@tanstack/react-query'
import { FileUp, X } from 'lucide-react'
import { useId, useRef, useState, type DragEvent } from 'react'
import { LoadError, PanelsLoading } from '../places/load-state.tsx'
import { documentsQuery, type KnowledgeDocument } from '../sync/knowledge-queries.ts'
import { Button } from '../ui/button.tsx'
import { classes } from '../ui/classes.ts'
import { IconButton } from '../ui/icon-button.tsx'
import { DocumentRow } from './document-row.tsx'
import { useUploads, type Upload } from './use-uploads.ts'

const accepted = '.pdf,.md,.markdown,.html,.htm,.txt,application/pdf,text/markdown,text/html,text/plain'

/** Documents that are uploaded: where they are dropped, how far each is, what each became, and what was removed today. */
export function DocumentsPanel() {
  const documents = useQuery(documentsQuery)
  const { uploads, add, again, drop } = useUploads()
  const [isOver, setIsOver] = useState(false)
  const over = (event: DragEvent) => {
    if (!event.dataTransfer.types.includes('Files')) return
    event.preventDefault()
    setIsOver(true)
  }
  if (documents.isPending) return <PanelsLoading label="Loading the documents" heights={[140, 240]} />
  if (documents.isError)
    return (
      <LoadError
        what="The documents could not be loaded"
        error={documents.error}
        onAgain={() => void documents.refetch()}
      />
    )
  const known = documents.data
  // What is dropped can be chosen with the button as well. All of the panel takes it: beside it the browser would open the file.
  const drops = {
    onDragEnter: over,
    onDragOver: over,
    onDragLeave: ({ currentTarget, relatedTarget }: DragEvent<HTMLElement>) =>
      setIsOver(relatedTarget instanceof Node && currentTarget.contains(relatedTarget)),
    onDrop(event: DragEvent) {
      event.preventDefault()
      setIsOver(false)
      const files = [...event.dataTransfer.files]
      if (files.length > 0) add(files, known)
    },
  }
  return (
    <div className="flex min-h-120 flex-col gap-4" data-ready {...drops}>
      <DropZone isOver={isOver} onFiles={(files) => add(files, known)} />
      {uploads.length > 0 && (
        <ul aria-label="Files on their way" className="rounded-card border border-line bg-surface">
          {uploads.map((upload) => (
            <UploadRow
              key={upload.key}
              upload={upload}
              replaced={known.find(({ id }) => id === upload.id)}
              onAgain={() => again(upload)}
              onDrop={() => drop(upload.key)}
            />
          ))}
        </ul>
      )}
      {known.length > 0 && (
        <ul aria-label="Documents" className="rounded-card border border-line bg-surface">
          {known.map((document) => (
            <DocumentRow
              key={document.id}
              document={document}
              isUploading={uploads.some(({ id, state }) => id === document.id && state !== 'failed')}
              onReplace={(file) => add([file], known, document.id)}
            />
          ))}
        </ul>
      )}
    </div>
  )
}

function DropZone({ isOver, onFiles }: { isOver: boolean; onFiles: (files: File[]) => void }) {
  const id = useId()
  const input = useRef<HTMLInputElement>(null)
  return (
    <section
      aria-label="Upload documents"
      data-drop-zone
      className={classes(
        'flex flex-col items-center gap-1 rounded-card border border-dashed px-4 py-6 text-center transition-colors duration-[120ms]',
        isOver ? 'border-accent bg-accent-tint' : 'border-line-strong bg-surface',
      )}
    >
      <FileUp size={20} aria-hidden className="text-text-3" />
      <h3 className="mt-1 font-semibold">{isOver ? 'Let go to upload' : 'Drop documents here'}</h3>
      <p className="max-w-120 text-text-2">
        PDF, Markdown, HTML or plain text, 20 MB each. The assistant answers from them with their title, heading and
        page. A file of the same name replaces the one that is there.
      </p>
      <Button look="primary" className="mt-3" onClick={() => input.current?.click()}>
        Choose files
      </Button>
      <label htmlFor={id} className="sr-only">
        Documents to upload
      </label>
      <input
        ref={input}
        id={id}
        type="file"
        multiple
        accept={accepted}
        tabIndex={-1}
        className="sr-only"
        onChange={(event) => {
          const files = [...(event.target.files ?? [])]
          event.target.value = ''
          if (files.length > 0) onFiles(files)
        }}
      />
    </section>
  )
}

function UploadRow({
  upload,
  replaced,
  onAgain,
  onDrop,
}: {
  upload: Upload
  replaced: KnowledgeDocument | undefined
  onAgain: () => void
  onDrop: () => void
}) {
  const { file, state, share, problem } = upload
  const indexing = replaced?.status === 'indexing' ? replaced : null
  const part = indexing ? indexing.done / Math.max(1, indexing.sections) : share
  return (
    <li className="border-t border-line px-4 py-3 first:border-t-0" data-upload={state}>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <p className="min-w-0 flex-1 basis-52 truncate font-medium">{file.name}</p>
        {problem ? (
          <span className="flex items-center gap-1">
            <Button onClick={onAgain}>Try again</Button>
            <IconButton label={`Dismiss ${file.name}`} onClick={onDrop}>
              <X size={14} aria-hidden />
            </IconButton>
          </span>
        ) : (
          <span className="text-text-2 tabular-nums">{stateWords(upload, indexing)}</span>
        )}
      </div>
      {problem ? (
        <p role="alert" className="mt-1 text-red-text">
          {problem.title}
          {problem.detail ? ` (${problem.detail})` : ''}. {problem.next}
          {replaced && replaced.removedAt === null ? ' The one that was there stays as it is.' : ''}
        </p>
      ) : (
        <>
          <progress className="sr-only" aria-label={`How far ${file.name} is`} value={part} max={1} />
          <span aria-hidden className="mt-2 block h-1.5 overflow-hidden rounded-full bg-sunken">
            <span
              className={classes(
                'block h-full rounded-full bg-accent',
                state === 'reading' && !indexing && 'animate-breathe',
              )}
              style={{ width: `${100 * part}%` }}
            />
          </span>
        </>
      )}
    </li>
  )
}

function stateWords({ state, share }: Upload, indexing: KnowledgeDocument | null): string {
  if (indexing) return `indexing, ${indexing.done} of ${indexing.sections} sections`
  if (state === 'waiting') return 'waits its turn'
  return state === 'reading' ? 'being read' : `${Math.round(100 * share)} %`
}
