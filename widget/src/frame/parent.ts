import { seal, unseal, type ToFrame, type ToSite } from '../between.ts'
import type { Settings } from './settings.ts'

/** The line to the loader on the site's page. Silent where the frame stands alone, or on a site that may not embed it. */
export interface Parent {
  tell(message: ToSite): void
  hear(run: (message: ToFrame) => void): void
  /** The frame is a page of its own. */
  alone: boolean
}

export function parentOf(view: Window, { site, origins }: Pick<Settings, 'site' | 'origins'>): Parent {
  const alone = view.parent === view
  return {
    alone,
    tell(message) {
      if (!alone && site !== null) view.parent.postMessage(seal(message), site)
    },
    hear(run) {
      if (alone) return
      view.addEventListener('message', (event) => {
        const message = unseal(event, view.parent, origins)
        if (message) run(message as ToFrame)
      })
    },
  }
}
