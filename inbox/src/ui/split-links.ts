export interface TextPiece {
  text: string
  /** An http or https address; absent for plain words. */
  href?: string
}

const address = /https?:\/\/[^\s<>"'`]+/giu

/** Words and web addresses. Only http and https become links; everything else stays words. */
export function splitLinks(text: string): TextPiece[] {
  const pieces: TextPiece[] = []
  let from = 0
  for (const match of text.matchAll(address)) {
    const found = withoutTail(match[0])
    const href = safeHref(found)
    if (!href) continue
    if (match.index > from) pieces.push({ text: text.slice(from, match.index) })
    pieces.push({ text: found, href })
    from = match.index + found.length
  }
  if (from < text.length) pieces.push({ text: text.slice(from) })
  return pieces
}

/** The address when it is one that may be followed: http or https, with a host and without credentials in it. */
export function safeHref(url: string | null | undefined): string | null {
  if (!url || !/^https?:\/\//i.test(url) || !URL.canParse(url)) return null
  const parsed = new URL(url)
  const fine = (parsed.protocol === 'https:' || parsed.protocol === 'http:') && !parsed.username && !parsed.password
  return fine ? parsed.href : null
}

/** Sentence marks at the end belong to the sentence, and a closing bracket only when it was opened before. */
function withoutTail(url: string): string {
  const bare = url.replace(/[.,;:!?…]+$/u, '')
  const open = (bare.match(/\(/g) ?? []).length
  const closed = (bare.match(/\)/g) ?? []).length
  return bare.endsWith(')') && closed > open ? withoutTail(bare.slice(0, -1)) : bare
}
