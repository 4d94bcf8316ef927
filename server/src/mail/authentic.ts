/** What the server that takes mail for us found about a mail's sender; unknown where none is believed, or it says nothing. */
export type Authentic = 'pass' | 'fail' | 'unknown'

/**
 * The verdict in these `Authentication-Results`, the topmost first: our own server's line is the topmost of its name, and whoever writes a mail
 * cannot put one above it. The line holds what the sender chose as well (a local part, the name of their host), so that only a result that
 * stands where results stand counts: at the beginning of a part, outside of comments and quotes.
 */
export function authenticIn(lines: readonly string[], from: string, trusted: string | null): Authentic {
  if (trusted === null) return 'unknown'
  const line = lines.find((each) => each.split(/[;\s]/)[0]?.toLowerCase() === trusted.toLowerCase())
  if (line === undefined) return 'unknown'
  const results = withoutAsides(line)
    .split(';')
    .slice(1)
    .map((part) => part.trim().toLowerCase())
  const domain = from.slice(from.lastIndexOf('@') + 1).toLowerCase()
  const dmarc = results.filter((part) => /^dmarc\s*=/.test(part))
  if (dmarc.some((part) => /^dmarc\s*=\s*fail\b/.test(part))) return 'fail'
  if (dmarc.some((part) => /^dmarc\s*=\s*pass\b/.test(part) && (domainIn(part, 'header.from') ?? domain) === domain))
    return 'pass'
  const isSigned = results.some(
    (part) =>
      /^dkim\s*=\s*pass\b/.test(part) &&
      [domainIn(part, 'header.d'), domainIn(part, 'header.i')].some((signer) => signer === domain),
  )
  return isSigned ? 'pass' : 'unknown'
}

/** The domain in a property such as `header.d=mail.example`; null where the part has none. */
function domainIn(part: string, name: string): string | null {
  const value = part
    .split(/\s+/)
    .find((each) => each.startsWith(`${name}=`))
    ?.slice(name.length + 1)
  return value === undefined ? null : value.slice(value.lastIndexOf('@') + 1)
}

/** Without comments, which stand in each other, and quoted strings. What is opened and not closed is left out to the end. */
function withoutAsides(line: string): string {
  let kept = ''
  let depth = 0
  let isQuoted = false
  for (let i = 0; i < line.length; i += 1) {
    const char = line[i] ?? ''
    if (char === '\\' && (isQuoted || depth > 0)) i += 1
    else if (isQuoted) isQuoted = char !== '"'
    else if (char === '(') depth += 1
    else if (char === ')' && depth > 0) depth -= 1
    else if (depth > 0) continue
    else if (char === '"') isQuoted = true
    else kept += char
  }
  return kept
}
