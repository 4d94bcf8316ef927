/** What makes a style load, run or leave its place. */
const loads =
  /(?<![\w-])(?:url|src|image)\s*\(|image-set\s*\(|@(?:import|font-face|namespace|charset|document)|expression\s*\(|javascript:|(?<![\w-])behavior\s*:|-moz-binding|<\/?\s*(?:style|script)|<!--/i

/** Whether a style has anything of that in it, in whatever spelling: escapes are undone before it is looked at. Comments must be gone. */
export function loadsCss(css: string): boolean {
  return loads.test(css) || (css.includes('\\') && loads.test(unescapedCss(css)))
}

/** Hexadecimal and simple escapes as the letters that they stand for: `u\72l(` is `url(`. */
export function unescapedCss(css: string): string {
  return css.replace(
    /\\(?:([\da-f]{1,6})[ \t\n\r\f]?|([^\n]))/gi,
    (_, hex: string | undefined, other: string | undefined) => {
      if (hex === undefined) return other ?? ''
      const code = parseInt(hex, 16)
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '\ufffd'
    },
  )
}
