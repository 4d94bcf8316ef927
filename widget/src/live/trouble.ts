/** Why something could not be done: a problem document's parts that the widget acts on. `unreachable` is ours: no answer came. */
export interface Trouble {
  code: string
  status: number
  /** What to do next, in the server's words; for the console, never for the customer. */
  next: string
  /** Where to go on instead, with `conversation_elsewhere`. */
  conversationId: string | null
}

export const unreachable: Trouble = { code: 'unreachable', status: 0, next: '', conversationId: null }

export function readTrouble(raw: unknown, status = 500): Trouble {
  const { code, next, conversationId, ...rest } = (typeof raw === 'object' && raw !== null ? raw : {}) as Record<
    string,
    unknown
  >
  return {
    code: typeof code === 'string' ? code : 'unknown',
    status: typeof rest['status'] === 'number' ? rest['status'] : status,
    next: typeof next === 'string' ? next : '',
    conversationId: typeof conversationId === 'string' ? conversationId : null,
  }
}

/** Worth another try by itself: nobody answered, too much at once, or the server's own fault. */
export const passes = ({ status }: Trouble): boolean =>
  status === 0 || status === 408 || status === 429 || status >= 500

/** The credential is no longer good. */
export const isStranger = ({ status }: Trouble): boolean => status === 401
