import { CircleAlert, FileText, X } from 'lucide-react'
import { IconButton } from '../ui/icon-button.tsx'
import { sizeWords } from '../ui/size-words.ts'
import { removeFile, sendAgain, type QueuedFile } from './file-queue.ts'

/** What was chosen, over the box: with its picture, how far it is, and what to do where it did not go. */
export function QueueStrip({ conversation, files }: { conversation: string; files: readonly QueuedFile[] }) {
  if (files.length === 0) return null
  return (
    <ul aria-label="Files to send" className="flex flex-col gap-1 px-3 pt-3">
      {files.map(({ id, name, file, preview, state, sent, problem }) => (
        <li key={id} className="flex items-center gap-2 rounded-control border border-line bg-sunken py-1 pr-1 pl-1.5">
          {preview ? (
            <img src={preview} alt="" className="size-9 shrink-0 rounded-[4px] object-cover" />
          ) : (
            <FileText size={20} className="mx-2 shrink-0 text-text-3" aria-hidden />
          )}
          <span className="min-w-0 flex-1">
            <bdi className="block truncate">{name}</bdi>
            {problem ? (
              <span role="alert" className="flex items-start gap-1 text-11 text-red-text">
                <CircleAlert size={12} className="mt-0.5 shrink-0" aria-hidden />
                {problem.title}. {problem.next}
              </span>
            ) : state === 'sending' ? (
              <progress
                aria-label={`Sending ${name}`}
                value={sent}
                max={1}
                className="block h-1 w-full accent-(--accent)"
              />
            ) : (
              <span className="text-11 text-text-3 tabular-nums">{sizeWords(file.size)}</span>
            )}
          </span>
          {problem && file.size <= 10 * 1024 * 1024 && (
            <button
              type="button"
              className="min-h-8 px-2 font-medium underline"
              onClick={() => sendAgain(conversation, id)}
            >
              Try again
            </button>
          )}
          <IconButton label={`Remove ${name}`} onClick={() => removeFile(conversation, id)}>
            <X size={14} aria-hidden />
          </IconButton>
        </li>
      ))}
    </ul>
  )
}
