import type { Trouble } from '../live/trouble.ts'

/** Where a file goes: the conversation, which may have begun for it, and who sends it. */
export interface Place {
  conversationId: string
  token: string
}

export type FileTrouble = 'too-large' | 'refused' | 'too-many' | 'failed'

/** A file that was chosen and is not in the thread yet. */
export interface TrayFile {
  /** The client id that it is sent under, however often. */
  id: string
  name: string
  bytes: number
  /** An address of the picture on this device; null where it is none. */
  preview: string | null
  state: 'chosen' | 'sending' | 'failed'
  /** How much has gone out, 0..1. */
  sent: number
  trouble: FileTrouble | null
}

/** One upload. Calls back with how much has gone out; the answer ends it. */
export type Upload = (
  to: Place & { id: string; file: Blob; name: string },
  on: { sent(part: number): void; done(trouble: Trouble | null): void },
) => () => void

export interface FileTrayDeps {
  place(): Promise<Place | null>
  upload: Upload
  newId(): string
  preview: { make(file: Blob): string; drop(url: string): void }
  changed(): void
}

export interface FileTray {
  files(): readonly TrayFile[]
  add(files: readonly File[]): void
  /** Sends what was chosen, one after the other. */
  send(): void
  retry(id: string): void
  /** Takes it out, and ends its sending. */
  remove(id: string): void
  clear(): void
}

const mostBytes = 10 * 1024 * 1024
/** At once in the tray: more is a folder. */
const most = 10

/** Files on their way from the customer's device: chosen, sent one after the other, gone from here once they are in the thread. */
export function createFileTray({ place, upload, newId, preview, changed }: FileTrayDeps): FileTray {
  let files: readonly (TrayFile & { file: File })[] = []
  let cancel: { id: string; run: () => void } | null = null

  const set = (next: typeof files) => {
    files = next
    changed()
  }
  const change = (id: string, to: Partial<TrayFile>) => set(files.map((f) => (f.id === id ? { ...f, ...to } : f)))

  function drop(id: string): void {
    const gone = files.find((f) => f.id === id)
    if (gone?.preview) preview.drop(gone.preview)
    set(files.filter((f) => f.id !== id))
  }

  async function pump(): Promise<void> {
    const next = files.find((f) => f.state === 'sending')
    if (cancel || !next) return
    const { id, file, name } = next
    let gone = false
    cancel = { id, run: () => void (gone = true) }
    const to = await place()
    if (gone) return
    if (!to) return settle(id, 'failed')
    const stop = upload(
      { ...to, id, file, name },
      {
        sent: (part) => change(id, { sent: part }),
        done: (trouble) => {
          if (!gone) settle(id, trouble && troubleOf(trouble))
        },
      },
    )
    cancel = {
      id,
      run() {
        gone = true
        stop()
      },
    }
  }

  function settle(id: string, trouble: FileTrouble | null): void {
    cancel = null
    if (trouble === null) drop(id)
    else change(id, { state: 'failed', trouble })
    void pump()
  }

  return {
    files: () => files,
    add(chosen) {
      const room = most - files.length
      set([
        ...files,
        ...chosen.slice(0, room).map((file) => ({
          id: newId(),
          file,
          name: file.name || 'file',
          bytes: file.size,
          preview: /^image\/(png|jpeg|gif|webp)$/.test(file.type) ? preview.make(file) : null,
          state: file.size > mostBytes ? ('failed' as const) : ('chosen' as const),
          sent: 0,
          trouble: file.size > mostBytes ? ('too-large' as const) : null,
        })),
      ])
    },
    send() {
      set(files.map((f) => (f.state === 'chosen' ? { ...f, state: 'sending' } : f)))
      void pump()
    },
    retry(id) {
      const again = files.find((f) => f.id === id)
      if (again?.trouble !== 'failed') return
      change(id, { state: 'sending', trouble: null, sent: 0 })
      void pump()
    },
    remove(id) {
      if (cancel?.id === id) {
        cancel.run()
        cancel = null
      }
      drop(id)
      void pump()
    },
    clear() {
      cancel?.run()
      cancel = null
      for (const { preview: url } of files) if (url) preview.drop(url)
      set([])
    },
  }
}

/** What the customer can do about it: choose another, or try again. */
function troubleOf({ code }: Trouble): FileTrouble {
  switch (code) {
    case 'file_too_large':
    case 'picture_too_large':
      return 'too-large'
    case 'file_type_refused':
    case 'file_broken':
    case 'file_empty':
      return 'refused'
    case 'too_many_files':
      return 'too-many'
    default:
      return 'failed'
  }
}
