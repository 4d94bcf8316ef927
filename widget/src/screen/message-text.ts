/** The most that one message may hold, in UTF-16 units as the server counts. */
export const messageLimit = 16_000

/**
 * What goes out for what was written: line breaks of one kind, no control characters (they come with pasted text and the server refuses
 * them), no halves of characters, nothing empty at its ends.
 */
export function messageFrom(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g, '')
    .replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '\ufffd')
    .trim()
}
