import type { CaptureOnWire } from '../sync/capture-on-wire.ts'
import { useLayoutEffect, useRef, useState } from 'react'
import { undrawableWords } from './capture-words.ts'
import { PageFrame } from './page-frame.tsx'
import { NoPicture, PictureLoading, sizeOf } from './page-picture.tsx'
import type { Placed } from './on-picture.ts'
import { TargetAreas } from './target-areas.tsx'
import { useDrawnPage } from './use-drawn-page.ts'

/** As large as there is room, or pixel for pixel. */
export type Zoom = 'fit' | 'actual'

const margin = 16

/** The page in the customer's window, with areas over it for what can be pointed at. */
export function PageStage({
  capture,
  name,
  zoom,
  targets,
  chosenId,
  onChoose,
}: {
  capture: CaptureOnWire
  name: string
  zoom: Zoom
  targets: readonly Placed[]
  chosenId: number | null
  onChoose: (id: number) => void
}) {
  const place = useRef<HTMLElement>(null)
  const [room, setRoom] = useState({ width: 0, height: 0 })
  const { drawn } = useDrawnPage(capture)
  useLayoutEffect(() => {
    const element = place.current
    if (!element) return
    const measure = () => setRoom({ width: element.clientWidth, height: element.clientHeight })
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    return () => observer.disconnect()
  }, [])
  const { width, height } = sizeOf(capture.viewport)
  const fit = Math.min((room.width - 2 * margin) / width, (room.height - 2 * margin) / height, 1)
  const scale = zoom === 'fit' ? Math.max(fit, 0.1) : 1
  return (
    <section
      ref={place}
      // Who has no mouse scrolls it from the keyboard.
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
      aria-label={name}
      className="min-h-0 min-w-0 flex-1 overflow-auto bg-sunken outline-offset-[-2px] desk:rounded-bl-card"
    >
      {drawn?.kind === 'cannot' ? (
        <div className="p-6">
          <NoPicture>{undrawableWords(drawn.because)}</NoPicture>
        </div>
      ) : drawn && room.width > 0 ? (
        <div
          className="flex min-h-full min-w-full items-center justify-center"
          style={{ padding: margin, width: 'max-content' }}
        >
          <div
            className="relative shrink-0 overflow-hidden shadow-float"
            style={{ width: width * scale, height: height * scale }}
          >
            <div style={{ width, height, transform: `scale(${scale})`, transformOrigin: '0 0' }}>
              <PageFrame page={drawn.document} width={width} height={height} title={name} />
            </div>
            {targets.length > 0 && (
              <TargetAreas targets={targets} scale={scale} chosenId={chosenId} onChoose={onChoose} />
            )}
          </div>
        </div>
      ) : (
        <PictureLoading />
      )}
    </section>
  )
}
