import type { ToFrame, ToSite } from '../between.ts'

/** The page beside the chat, as far as the chat may ask for something of it. */
export interface PageLink {
  /** A picture of the page as JSON; null where none could be taken. */
  takePicture(): Promise<string | null>
  /** What the loader says, as far as it is about the page. */
  hear(message: ToFrame): void
}

export interface PageLinkParts {
  tell(message: ToSite): void
  newId(): string
  allow: readonly string[]
  /** One picture of a page that is followed; resolves when it has gone. */
  live(json: string): Promise<void>
  stopLive(): void
  pointed(seq: number, found: boolean): void
}

/** A page that has not answered by then does not answer any more. Milliseconds. */
const answersWithin = 8000

export function createPageLink({ tell, newId, allow, live, stopLive, pointed }: PageLinkParts): PageLink {
  const waiting = new Map<string, (json: string | null) => void>()
  return {
    takePicture: () =>
      new Promise((resolve) => {
        const id = newId()
        const answer = (json: string | null) => {
          waiting.delete(id)
          resolve(json)
        }
        waiting.set(id, answer)
        setTimeout(() => answer(null), answersWithin)
        tell({ type: 'freeze', id, allow })
      }),
    hear(message) {
      switch (message.type) {
        case 'picture':
          if (!message.live) waiting.get(message.id)?.(message.json)
          else
            void (message.json === null ? Promise.resolve() : live(message.json)).then(() =>
              tell({ type: 'live-sent' }),
            )
          return
        case 'pointed':
          return pointed(message.seq, message.found)
        case 'stop-live':
          return stopLive()
      }
    },
  }
}
