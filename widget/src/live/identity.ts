export interface Identity {
  subject: string
  /** Tells the same person with the same attributes from a change, whatever the token's times: `<hash>:<subject>`. */
  print: string
}

/** Reads what a JWT claims, without believing it: only the server checks signatures. Null when it is none. */
export function readIdentity(token: string): Identity | null {
  try {
    const part = (token.split('.')[1] ?? '').replaceAll('-', '+').replaceAll('_', '/')
    const bytes = Uint8Array.from(atob(part), (c) => c.charCodeAt(0))
    const claims = JSON.parse(new TextDecoder().decode(bytes)) as Record<string, unknown>
    if (typeof claims['sub'] !== 'string') return null
    const lasting = Object.entries(claims).filter(([name]) => !['exp', 'iat', 'nbf', 'jti'].includes(name))
    return { subject: claims['sub'], print: `${hash(JSON.stringify(lasting.toSorted()))}:${claims['sub']}` }
  } catch {
    return null
  }
}

/** FNV-1a, 32 bits: enough to notice a change; nothing is proved with it. */
function hash(text: string): string {
  let h = 0x811c9dc5
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193)
  return (h >>> 0).toString(36)
}
