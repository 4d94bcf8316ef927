import type { Wording } from '@baton/protocol/wording/wording'
import { useEffect, useState } from 'preact/hooks'
import { Icon } from '../screen/marks.tsx'
import { isPicture, sizeWords, type FileSent } from './read-files.ts'

interface Props {
  file: FileSent
  wording: Wording
  /** Where it can be had for a while; null when it cannot. */
  address(fileId: string): Promise<string | null>
}

/** A file in the thread: a picture as it is, anything else as a row that saves it. */
export function SentFile({ file, wording: { phrases, language }, address }: Props) {
  const { fileId, name, width, height } = file
  const [url, setUrl] = useState<string | null>(null)
  const picture = isPicture(file) && name !== null
  useEffect(() => {
    if (!picture) return
    let gone = false
    void address(fileId).then((found) => {
      if (!gone) setUrl(found)
    })
    return () => void (gone = true)
  }, [picture, fileId, address])

  if (name === null) return <p class="file">{phrases.fileGone}</p>
  // An address is good for minutes: each opening gets its own.
  const open = () =>
    void address(fileId).then((found) => {
      if (found) openIn(found)
    })
  if (picture)
    return (
      <button type="button" class="picture" aria-label={phrases.openFile({ name })} onClick={open}>
        <img
          src={url ?? undefined}
          alt={name}
          width={width ?? undefined}
          height={height ?? undefined}
          // Its place is there before it is.
          style={{ aspectRatio: `${width} / ${height}` }}
        />
      </button>
    )
  const size = sizeWords(file.bytes, language)
  return (
    <button type="button" class="file" aria-label={`${phrases.openFile({ name })} ${size}`} onClick={open}>
      <Icon name="file" size={20} />
      <span>
        <bdi>{name}</bdi> <small>{size}</small>
      </span>
    </button>
  )
}

function openIn(url: string): void {
  const link = document.createElement('a')
  link.href = url
  link.target = '_blank'
  link.rel = 'noopener noreferrer'
  link.click()
}
