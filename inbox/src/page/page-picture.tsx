import { Maximize2 } from 'lucide-react'
import { useLayoutEffect, useRef, useState, type ReactNode } from 'react'
import { PageFrame } from './page-frame.tsx'
import { undrawableWords } from './capture-words.ts'
import { useDrawnPage } from './use-drawn-page.ts'
import type { DrawnFrom } from './draw-page.ts'

/** A phone's page is shown so high, and narrower for it. */
const highest = 300

/** The page as the customer sees it, as wide as the card. A click opens it large. */
export function PagePicture({ capture, name, onOpen }: { capture: DrawnFrom; name: string; onOpen: () => void }) {
  const place = useRef<HTMLDivElement>(null)
  const [room, setRoom] = useState(0)
  const { drawn, current } = useDrawnPage(capture)
  useLayoutEffect(() => {
    const element = place.current
    if (!element) return
    const measure = () => setRoom(element.clientWidth)
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    return () => observer.disconnect()
  }, [])
  const { width, height } = sizeOf(capture.viewport)
  const scale = Math.min(room / width, highest / height, 1)
  if (drawn?.kind === 'cannot') return <NoPicture>{undrawableWords(drawn.because)}</NoPicture>
  return (
    <div
      ref={place}
      data-state={current ? 'drawn' : 'drawing'}
      className="group relative flex justify-center overflow-hidden rounded-control border border-line bg-sunken"
      style={{ height: room === 0 ? 180 : Math.round(height * scale) }}
    >
      {drawn && room > 0 ? (
        <div className="shrink-0 overflow-hidden" style={{ width: width * scale, height: height * scale }}>
          <div style={{ width, height, transform: `scale(${scale})`, transformOrigin: '0 0' }}>
            <PageFrame page={drawn.document} width={width} height={height} title={name} />
          </div>
        </div>
      ) : (
        <PictureLoading />
      )}
      <button
        type="button"
        onClick={onOpen}
        aria-label={`Open large: ${name}`}
        className="absolute inset-0 cursor-zoom-in rounded-control outline-offset-[-2px]"
      >
        <span
          aria-hidden
          className="absolute right-1.5 bottom-1.5 flex size-7 items-center justify-center rounded-control bg-raised text-text-2 opacity-0 shadow-float transition-opacity duration-[120ms] group-focus-within:opacity-100 group-hover:opacity-100"
        >
          <Maximize2 size={14} />
        </span>
      </button>
    </div>
  )
}

/** A picture is on its way. */
export function PictureLoading() {
  return (
    <output
      aria-label="Loading the picture of the page"
      className="block h-full min-h-36 w-full animate-breathe bg-sunken"
    />
  )
}

/** In the place of a picture: why there is none, and what can be done. */
export function NoPicture({ children }: { children: ReactNode }) {
  return (
    <p className="rounded-control border border-dashed border-line-strong px-3 py-2 text-text-2" data-no-picture>
      {children}
    </p>
  )
}

/** A window that can be drawn: what a capture says of its size is not trusted. */
export function sizeOf({ width, height }: { width: number; height: number }): { width: number; height: number } {
  const within = (length: number, usual: number) =>
    Number.isFinite(length) && length > 0 ? Math.min(Math.max(Math.round(length), 200), 4000) : usual
  return { width: within(width, 1280), height: within(height, 800) }
}
