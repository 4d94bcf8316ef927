import type { ToFrame, ToSite } from '../between.ts'
import type * as PageScript from '../page/main.ts'

export interface PageSideParts {
  /** Loads the part that looks at pages; it is not loaded before it is needed. */
  load(): Promise<typeof PageScript>
  about(): PageScript.AboutPage
  tell(message: ToFrame): void
  theme: string | null
  accent: string
  /** Whether the chat stands over that place. */
  covers(element: Element): boolean
  /** Makes way for what is shown on the page. */
  makeWay(): void
}

/** What the chat may ask for of the page: pictures, to show something on it, to be followed. */
export interface PageSide {
  hear(message: ToSite): void
  /** Ends what is being shown on the page; false where nothing is. */
  dismiss(): boolean
  /** The chat is gone, or begins anew: nothing goes on for it. */
  end(): void
}

export function createPageSide({ load, about, tell, theme, accent, covers, makeWay }: PageSideParts): PageSide {
  let stop: (() => void) | null = null
  let wanted: object | null = null
  let dismiss = () => false
  let sent = () => {}

  async function freeze(id: string, allow: readonly string[]) {
    const json = await load()
      .then(({ picture }) => picture(about(), allow))
      .then(({ json }) => json)
      .catch(() => null)
    tell({ type: 'picture', id, json, live: false })
  }

  async function show({ seq, node, label, note, by, close, wanted: asked }: Extract<ToSite, { type: 'point' }>) {
    const found = await load()
      .then((page) => {
        dismiss = page.stopPointing
        const element = page.find({ node, label })
        // Unasked, the chat does not go away from under somebody's hands: its line shows it when they press.
        if (element && (asked || !covers(element))) {
          if (covers(element)) makeWay()
          page.show(element, { note, by, close, theme, accent })
        }
        return element !== null
      })
      .catch(() => false)
    tell({ type: 'pointed', seq, found })
  }

  async function follow(as: Extract<ToSite, { type: 'live' }>['as']) {
    wanted = as
    stop?.()
    stop = null
    if (!as) return
    const page = await load().catch(() => null)
    // Ended while it was loaded.
    if (!page || wanted !== as) return
    const parts = {
      ...as,
      about,
      send: (json: string) =>
        new Promise<void>((resolve) => {
          sent = resolve
          tell({ type: 'picture', id: '', json, live: true })
        }),
    }
    stop = page.live(parts, () => {
      void follow(null)
      tell({ type: 'stop-live' })
    })
  }

  return {
    hear(message) {
      switch (message.type) {
        case 'freeze':
          return void freeze(message.id, message.allow)
        case 'point':
          return void show(message)
        case 'live':
          return void follow(message.as)
        case 'live-sent':
          return sent()
      }
    },
    dismiss: () => dismiss(),
    end: () => void follow(null),
  }
}
