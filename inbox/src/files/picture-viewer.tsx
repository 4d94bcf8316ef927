import type { MessageFile } from '@baton/protocol'
import { useQuery } from '@tanstack/react-query'
import { ChevronLeft, ChevronRight, ZoomIn, ZoomOut } from 'lucide-react'
import { useEffect, useEffectEvent, useState } from 'react'
import { Dialog } from '../ui/dialog.tsx'
import { IconButton } from '../ui/icon-button.tsx'
import { sizeWords } from '../ui/size-words.ts'
import { fileQuery } from './file-query.ts'

/** How large: as it fits, then by steps of its own size. */
const steps = [null, 1, 2, 4] as const

/** A picture as large as there is room, or larger. Arrows go to the next, plus and minus change its size, Escape closes. */
export function PictureViewer({
  pictures,
  first,
  onClose,
}: {
  pictures: readonly MessageFile[]
  first: string
  onClose: () => void
}) {
  const [at, setAt] = useState(() =>
    Math.max(
      0,
      pictures.findIndex(({ fileId }) => fileId === first),
    ),
  )
  const [step, setStep] = useState(0)
  const file = pictures[at]
  const { data } = useQuery({ ...fileQuery(file?.fileId ?? ''), enabled: file !== undefined })
  const go = (by: number) => {
    setAt((now) => (now + by + pictures.length) % pictures.length)
    setStep(0)
  }
  const zoom = (by: number) => setStep((now) => Math.min(steps.length - 1, Math.max(0, now + by)))
  const deeds = useEffectEvent((event: KeyboardEvent) => {
    const deed = {
      ArrowRight: () => go(1),
      ArrowLeft: () => go(-1),
      '+': () => zoom(1),
      '=': () => zoom(1),
      '-': () => zoom(-1),
      '0': () => setStep(0),
    }[event.key]
    if (!deed || event.metaKey || event.ctrlKey || event.altKey) return
    // Zoomed in, the arrows move the picture.
    if (step > 0 && event.key.startsWith('Arrow')) return
    event.preventDefault()
    event.stopPropagation()
    deed()
  })
  useEffect(() => {
    const hear = (event: KeyboardEvent) => deeds(event)
    addEventListener('keydown', hear, true)
    return () => removeEventListener('keydown', hear, true)
  }, [])
  if (!file) return null
  const scale = steps[step] ?? null
  const { width = 1, height = 1 } = file
  return (
    <Dialog
      title={file.name ?? 'Picture'}
      width="full"
      onClose={onClose}
      tools={
        <span className="flex items-center gap-1">
          <span className="mr-2 hidden text-11 text-text-3 tabular-nums desk:inline">
            {width} × {height} · {sizeWords(file.bytes)}
            {pictures.length > 1 && ` · ${at + 1} of ${pictures.length}`}
          </span>
          {pictures.length > 1 && (
            <>
              <IconButton label="Previous picture" hint="←" onClick={() => go(-1)}>
                <ChevronLeft size={16} aria-hidden />
              </IconButton>
              <IconButton label="Next picture" hint="→" onClick={() => go(1)}>
                <ChevronRight size={16} aria-hidden />
              </IconButton>
            </>
          )}
          <IconButton label="Smaller" hint="−" disabled={step === 0} onClick={() => zoom(-1)}>
            <ZoomOut size={16} aria-hidden />
          </IconButton>
          <IconButton label="Larger" hint="+" disabled={step === steps.length - 1} onClick={() => zoom(1)}>
            <ZoomIn size={16} aria-hidden />
          </IconButton>
        </span>
      }
    >
      <div
        // A keyboard must be able to scroll what is larger than the window.
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
        className="grid h-full place-items-center overflow-auto rounded-b-card bg-sunken p-3"
      >
        {data && (
          <img
            src={data.url}
            alt={file.name ?? ''}
            style={scale === null ? undefined : { width: width * scale, maxWidth: 'none' }}
            className={scale === null ? 'max-h-[calc(100dvh-120px)] max-w-full object-contain' : ''}
          />
        )}
      </div>
    </Dialog>
  )
}
