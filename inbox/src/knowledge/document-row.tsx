import { useQuery } from '@tanstack/react-query'
import { useId, useRef, useState } from 'react'
import { partsQuery, removeDocument, restoreDocument, type KnowledgeDocument } from '../sync/knowledge-queries.ts'
import { useDesk } from '../sync/use-desk.ts'
import { Button } from '../ui/button.tsx'
import { Chip } from '../ui/chip.tsx'
import { whenWords } from '../ui/clock-words.ts'
import { useDeed } from './use-deed.ts'
import { languageNames } from './words.ts'

const kinds: Record<KnowledgeDocument['kind'], string> = {
  pdf: 'PDF',
  html: 'HTML',
  markdown: 'Markdown',
  text: 'Text',
}
/** Indexing that has not ended by now was cut off: the server went down. */
const stuckMs = 10 * 60 * 1000

/** A document, what it became, and what can be done with it; or that it was removed, and the way back. */
export function DocumentRow({
  document,
  isUploading,
  onReplace,
}: {
  document: KnowledgeDocument
  isUploading: boolean
  onReplace: (file: File) => void
}) {
  const desk = useDesk()
  const deed = useDeed()
  const picker = useRef<HTMLInputElement>(null)
  const inputId = useId()
  const [isOpen, setIsOpen] = useState(false)
  const [isBusy, setIsBusy] = useState(false)
  const { id, name, title, kind, locale, pages, blankPages, sections, version, status, changedAt, removedAt, by } =
    document
  async function run(what: string, work: () => Promise<unknown>): Promise<void> {
    setIsBusy(true)
    await deed(what, work).finally(() => setIsBusy(false))
  }
  if (removedAt !== null)
    return (
      <li
        className="flex flex-wrap items-center gap-x-3 gap-y-1 border-t border-line px-4 py-2 text-text-2 first:border-t-0"
        data-document="removed"
      >
        <p className="min-w-0 flex-1 basis-52 truncate">
          {name} is removed · <time dateTime={removedAt}>{whenWords(Date.parse(removedAt), desk.now())}</time>
        </p>
        <Button
          disabled={isBusy || isUploading}
          aria-label={`Undo: bring back ${name}`}
          onClick={() => void run('It is still removed', () => restoreDocument(id))}
        >
          Undo
        </Button>
      </li>
    )
  const isStuck = status === 'indexing' && !isUploading && desk.now() - Date.parse(changedAt) > stuckMs
  return (
    <li className="border-t border-line px-4 py-3 first:border-t-0" data-document={status}>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <div className="min-w-0 flex-1 basis-60">
          <p className="flex min-w-0 items-center gap-2">
            <span dir="auto" className="truncate font-medium">
              {title}
            </span>
            <Chip tone={isStuck ? 'red' : status === 'ready' ? 'green' : 'amber'}>
              {isStuck ? 'was cut off' : status === 'ready' ? 'answers' : 'indexing'}
            </Chip>
          </p>
          <p className="text-11 text-text-3 tabular-nums [overflow-wrap:anywhere]">
            {name} · {kinds[kind]} · {languageNames[locale]}
            {pages !== null && ` · ${counted(pages, 'page')}`} · {counted(sections, 'section')}
            {version > 1 && ` · version ${version}`} ·{' '}
            <time dateTime={changedAt}>{whenWords(Date.parse(changedAt), desk.now())}</time>
            {by && ` by ${by}`}
          </p>
        </div>
        <span className="flex flex-wrap items-center gap-2">
          <Button
            look="ghost"
            aria-expanded={isOpen}
            aria-label={`Sections of ${name}`}
            onClick={() => setIsOpen(!isOpen)}
          >
            {isOpen ? 'Hide' : 'Sections'}
          </Button>
          <Button
            disabled={isUploading || isBusy}
            aria-label={`Replace ${name} by a newer version`}
            onClick={() => picker.current?.click()}
          >
            Replace
          </Button>
          <Button
            look="danger"
            disabled={isUploading || isBusy}
            aria-label={`Remove ${name}`}
            onClick={() => void run('It is still there', () => removeDocument(id))}
          >
            Remove
          </Button>
        </span>
      </div>
      <label htmlFor={inputId} className="sr-only">
        A newer version of {name}
      </label>
      <input
        ref={picker}
        id={inputId}
        type="file"
        tabIndex={-1}
        className="sr-only"
        onChange={(event) => {
          const [file] = event.target.files ?? []
          event.target.value = ''
          if (file) onReplace(file)
        }}
      />
      {isStuck && <p className="mt-1 text-red-text">Indexing was cut off. Upload the file again to finish it.</p>}
      {blankPages.length > 0 && (
        <p className="mt-1 text-amber-text">
          {counted(blankPages.length, 'page')} without text ({shortList(blankPages)}): pictures are not read. Text
          recognition (OCR) would tell what they say.
        </p>
      )}
      {isOpen && <Parts id={id} version={version} />}
    </li>
  )
}

function Parts({ id, version }: { id: string; version: number }) {
  const parts = useQuery(partsQuery(id, version))
  if (parts.isPending) return <p className="mt-2 text-text-3">Loading …</p>
  if (parts.isError)
    return <p className="mt-2 text-red-text">The sections could not be loaded. Close and open them again.</p>
  return (
    <ol className="mt-2 flex max-h-80 flex-col gap-1 overflow-y-auto">
      {parts.data.map(({ articleId, title, words, edited }) => (
        <li key={articleId} className="flex min-w-0 items-center gap-2">
          <span dir="auto" className="min-w-0 truncate">
            {title}
          </span>
          <span className="shrink-0 text-11 text-text-3 tabular-nums">{counted(words, 'word')}</span>
          {edited && <Chip>changed in the editor</Chip>}
        </li>
      ))}
    </ol>
  )
}

const counted = (n: number, word: string) => `${n} ${word}${n === 1 ? '' : 's'}`
const shortList = (numbers: readonly number[]) =>
  `${numbers.slice(0, 8).join(', ')}${numbers.length > 8 ? ' and more' : ''}`
