import { useState } from 'react'

/**
 * A page that was drawn, in a frame of an origin of its own: no scripts, no forms, no windows, nothing loaded, and nothing in it can be
 * reached by mouse or keyboard. A newer picture takes the older one's place when it is there, so that live pages do not flicker.
 */
export function PageFrame({
  page,
  width,
  height,
  title,
}: {
  /** What `drawPage` made. */
  page: string
  width: number
  height: number
  title: string
}) {
  const [shown, setShown] = useState({ page, id: 0 })
  const layers = page === shown.page ? [shown] : [shown, { page, id: shown.id + 1 }]
  return (
    <span className="relative block bg-white" style={{ width, height }} data-page-frame>
      {layers.map((layer) => (
        <iframe
          key={layer.id}
          title={title}
          sandbox=""
          srcDoc={layer.page}
          tabIndex={-1}
          inert
          referrerPolicy="no-referrer"
          onLoad={() => layer !== shown && setShown(layer)}
          className="pointer-events-none absolute inset-0 block border-0"
          style={{ width, height, visibility: layer === shown ? 'visible' : 'hidden', colorScheme: 'normal' }}
        />
      ))}
    </span>
  )
}
