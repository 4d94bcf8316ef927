/** What `on` tells. No event carries what was said. */
export interface BatonEvents {
  open: undefined
  close: undefined
  /** What the customer has not read. */
  unread: number
  message: { by: 'assistant' | 'agent'; name: string | null }
  handoff: { to: 'assistant' | 'queue' | 'agent' | 'nobody'; name: string | null }
}

interface BatonCalls {
  (name: 'open' | 'close' | 'toggle' | 'show' | 'shutdown' | 'forget'): void
  (name: 'setContext' | 'navigate', about: { feature?: string; title?: string }): void
  /** A token that your server signs, or how to get one when it is needed. */
  (name: 'identify', token: string | (() => string | Promise<string>)): void
  <K extends keyof BatonEvents>(name: 'on', event: K, heard: (value: BatonEvents[K]) => void): void
}

type Front = ((...call: unknown[]) => void) & { q?: unknown[][] }
const page = window as unknown as { Baton?: Front }

/** Calls before the script is there wait in `q`. */
export const baton: BatonCalls = (...call: unknown[]) => {
  page.Baton ??= (...early: unknown[]) => void (page.Baton!.q ??= []).push(early)
  page.Baton(...call)
}

/** Puts the chat into the page; again after a shutdown. */
export function loadBaton(): void {
  baton('show')
  if (document.querySelector('script[data-workspace]')) return
  const script = document.createElement('script')
  script.src = 'https://support.example.com/widget.js?workspace=acme'
  script.async = true
  script.dataset['workspace'] = 'acme'
  document.head.append(script)
}
