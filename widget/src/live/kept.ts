import type { Ask } from './self-service.ts'

/** A message that has been written and not been acknowledged. */
export interface KeptSend {
  clientId: string
  text: string
  at: number
  failed: boolean
}

/**
 * What survives a reload: who the visitor is, where the thread stands, and every word that has not arrived. Lives in the frame's own
 * storage, apart for each workspace; where storage is refused it lives as long as the page.
 */
export interface Kept {
  token: string | null
  conversationId: string | null
  /** What the visitor was identified by, without its times. */
  identity: string | null
  /** The key under which a person is being asked for; null when nobody is. */
  asking: string | null
  /** What a page asked for with the person; null where it was the customer alone. */
  ask: Ask | null
  seen: number
  /** The customer has ended the following of their page. */
  unfollowed: boolean
  draft: string
  /** Whether new messages are heard; null where the customer has not said. */
  sounds: boolean | null
  sends(): KeptSend[]
  keep(send: KeptSend): void
  drop(clientId: string): void
  /** Forgets the visitor, the thread and every word. */
  clear(): void
}

export type Store = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>

export function createKept(workspace: string, store: Store): Kept {
  const prefix = `baton:${workspace}:`
  const get = (name: string) => store.getItem(prefix + name)
  const set = (name: string, value: string | null) => {
    if (value === null || value === '') store.removeItem(prefix + name)
    else store.setItem(prefix + name, value)
  }
  const names = () =>
    Array.from({ length: store.length }, (_, i) => store.key(i) ?? '')
      .filter((key) => key.startsWith(prefix))
      .map((key) => key.slice(prefix.length))

  return {
    get token() {
      return get('token')
    },
    set token(value) {
      set('token', value)
    },
    get conversationId() {
      return get('conversation')
    },
    set conversationId(value) {
      set('conversation', value)
    },
    get identity() {
      return get('identity')
    },
    set identity(value) {
      set('identity', value)
    },
    get asking() {
      return get('asking')
    },
    set asking(value) {
      set('asking', value)
    },
    get ask() {
      return readKeptAsk(get('ask'))
    },
    set ask(value) {
      set('ask', value && JSON.stringify(value))
    },
    get seen() {
      return Number(get('seen')) || 0
    },
    set seen(value) {
      set('seen', value > 0 ? String(value) : null)
    },
    get unfollowed() {
      return get('unfollowed') !== null
    },
    set unfollowed(value) {
      set('unfollowed', value ? '1' : null)
    },
    get draft() {
      return get('draft') ?? ''
    },
    set draft(value) {
      set('draft', value)
    },
    get sounds() {
      const kept = get('sounds')
      return kept === null ? null : kept === 'on'
    },
    set sounds(value) {
      set('sounds', value === null ? null : value ? 'on' : 'off')
    },
    // A key for each, so that two tabs of one site do not write over each other's.
    sends: () =>
      names()
        .filter((name) => name.startsWith('send:'))
        .flatMap((name) => readSend(get(name)))
        .toSorted((a, b) => a.at - b.at),
    keep: (send) => set(`send:${send.clientId}`, JSON.stringify(send)),
    drop: (clientId) => set(`send:${clientId}`, null),
    clear: () => names().forEach((name) => set(name, null)),
  }
}

/** The browser's storage, or a memory where it is refused or full. */
export function safeStore(browser: () => Store): Store {
  const memory = new Map<string, string>()
  let store: Store | null = null
  try {
    store = browser()
    store.setItem('baton:probe', '1')
    store.removeItem('baton:probe')
  } catch {
    store = null
  }
  if (!store) {
    return {
      getItem: (key) => memory.get(key) ?? null,
      setItem: (key, value) => void memory.set(key, value),
      removeItem: (key) => void memory.delete(key),
      key: (index) => [...memory.keys()][index] ?? null,
      get length() {
        return memory.size
      },
    }
  }
  const kept = store
  return {
    getItem: (key) => kept.getItem(key),
    setItem: (key, value) => {
      try {
        kept.setItem(key, value)
      } catch {
        // Full: the word still goes out, it only would not survive a reload.
      }
    },
    removeItem: (key) => kept.removeItem(key),
    key: (index) => kept.key(index),
    get length() {
      return kept.length
    },
  }
}

function readKeptAsk(json: string | null): Ask | null {
  try {
    const ask = JSON.parse(json ?? 'null') as Partial<Ask> | null
    return ask?.selfService ? (ask as Ask) : null
  } catch {
    return null
  }
}

function readSend(json: string | null): KeptSend[] {
  try {
    const { clientId, text, at, failed } = JSON.parse(json ?? '') as Partial<KeptSend>
    const whole = typeof clientId === 'string' && typeof text === 'string' && typeof at === 'number'
    return whole ? [{ clientId, text, at, failed: failed === true }] : []
  } catch {
    return []
  }
}
