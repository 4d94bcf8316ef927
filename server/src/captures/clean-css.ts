/** Longer ones are no page's: they are dropped. UTF-16 units. */
const longest = 1_500_000

/** What makes a style load, run or leave its place: with these in it, in whatever spelling, it is not kept. */
const loads =
  /url\s*\(|src\s*\(|image\s*\(|image-set\s*\(|@import|@font-face|@namespace|@charset|@document|expression\s*\(|javascript:|behavior\s*:|-moz-binding|<\/?\s*(?:style|script)|<!--/i

/** A style as it may be kept; null where anything in it could load. Escapes and comments are undone before it is looked at. */
export function cleanCss(text: string): string | null {
  if (text.length > longest || text.includes('\0')) return null
  const plain = text.replaceAll(/\/\*[\s\S]*?(?:\*\/|$)/g, '')
  return loads.test(unescaped(plain)) || loads.test(plain) ? null : plain
}

/** Hexadecimal and simple escapes as the letters that they stand for: `u\72l(` is `url(`. */
function unescaped(css: string): string {
  return css.replaceAll(
    /\\(?:([\da-f]{1,6})[ \t\n\r\f]?|([^\n]))/gi,
    (_, hex: string | undefined, other: string | undefined) => {
      if (hex === undefined) return other ?? ''
      const code = parseInt(hex, 16)
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '�'
    },
  )
}
