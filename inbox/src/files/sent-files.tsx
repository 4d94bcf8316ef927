import { isPicture, type MessageFile } from '@baton/protocol'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Download, FileText, ImageOff } from 'lucide-react'
import { useRef, useState } from 'react'
import { sizeWords } from '../ui/size-words.ts'
import { fileQuery } from './file-query.ts'
import { PictureViewer } from './picture-viewer.tsx'

/** The files of a message: pictures as they are, which open larger; the rest as rows that save them. */
export function SentFiles({ files, small = false }: { files: readonly MessageFile[]; small?: boolean }) {
  const [open, setOpen] = useState<string | null>(null)
  const opener = useRef<HTMLElement>(null)
  const close = () => {
    setOpen(null)
    // Once the dialog is gone: it has the focus until then.
    setTimeout(() => opener.current?.focus())
  }
  const pictures = files.filter((file) => isPicture(file.type) && file.name !== null)
  return (
    <>
      <ul className={small ? 'flex flex-wrap gap-1.5' : 'flex flex-col items-inherit gap-1'}>
        {files.map((file) => (
          <li key={file.fileId} className={small && !pictures.includes(file) ? 'w-full' : 'max-w-full'}>
            {file.name === null ? (
              <span className="text-text-3 italic">This file was deleted.</span>
            ) : pictures.includes(file) ? (
              <Picture
                file={file}
                small={small}
                onOpen={(button) => {
                  opener.current = button
                  setOpen(file.fileId)
                }}
              />
            ) : (
              <FileRow file={file} />
            )}
          </li>
        ))}
      </ul>
      {open !== null && <PictureViewer pictures={pictures} first={open} onClose={close} />}
    </>
  )
}

function Picture({
  file,
  small,
  onOpen,
}: {
  file: MessageFile
  small: boolean
  onOpen: (button: HTMLElement) => void
}) {
  const { data, isError } = useQuery(fileQuery(file.fileId))
  const { width = 1, height = 1, name } = file
  return (
    <button
      type="button"
      aria-label={`Open ${name}`}
      onClick={(event) => onOpen(event.currentTarget)}
      className="block max-w-full overflow-hidden rounded-card border border-line bg-sunken"
    >
      {isError ? (
        <span className="flex items-center gap-2 px-3 py-2 text-text-2">
          <ImageOff size={16} aria-hidden /> {name} cannot be shown just now
        </span>
      ) : (
        <img
          src={data?.url}
          alt={name ?? ''}
          width={width}
          height={height}
          style={{ aspectRatio: `${width} / ${height}` }}
          className={
            small ? 'h-20 w-auto max-w-full object-cover' : 'block h-auto max-h-72 w-auto max-w-full object-contain'
          }
        />
      )}
    </button>
  )
}

function FileRow({ file: { fileId, name, bytes } }: { file: MessageFile }) {
  const client = useQueryClient()
  const save = async () => {
    const { url } = await client.fetchQuery(fileQuery(fileId))
    const link = document.createElement('a')
    link.href = `${url}&download=1`
    link.target = '_blank'
    link.rel = 'noopener noreferrer'
    link.click()
  }
  return (
    <button
      type="button"
      aria-label={`Save ${name}`}
      onClick={() => void save()}
      className="flex min-h-9 max-w-full items-center gap-2 rounded-control border border-line bg-surface py-1 pr-2.5 pl-2 text-left hover:bg-hover"
    >
      <FileText size={16} className="shrink-0 text-text-3" aria-hidden />
      <bdi className="min-w-0 truncate">{name}</bdi>
      <span className="shrink-0 text-11 text-text-3 tabular-nums">{sizeWords(bytes)}</span>
      <Download size={14} className="shrink-0 text-text-3" aria-hidden />
    </button>
  )
}
